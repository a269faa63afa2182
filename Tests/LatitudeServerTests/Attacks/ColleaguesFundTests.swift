import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("What finance are answered who undo a colleague's act")
struct ColleaguesFundTests {
    @Test("names whose fund it was, and nothing of the guest, the second time too")
    func undone() async throws {
        try await HouseRouter.with { router in
            let (ada, fay) = (
                try await router.house.employee("ada"),
                try await router.house.employee("fay", roles: ["finance"])
            )
            let id = Identifier()
            let spend =
                #"{"kind":"spend","amount":{"minor":1200,"currency":"USD"},"#
                + #""what":"fresh soup","guest":"Ms Secret"}"#
            let own = try await router.put(spend, id: id, by: ada)
            #expect(own.status == .ok && own.text.contains("Ms Secret"))
            let path = Routes.after(.id(id), .reversal, id: Identifier())
            for _ in 1...2 {
                let words = #"{"words":"booked twice by mistake"}"#
                let answer = try await router.send(.put, path, body: words, token: fay.token)
                #expect(answer.status == .ok)
                #expect(!answer.text.contains("Secret"))
                let funds = try answer.decoded(Receipt.self).funds
                #expect(funds.first { $0.scope == .employeeMonth }?.subject == "ada")
                #expect(funds.first { $0.scope == .guestDay }?.subject == nil)
            }
        }
    }
}
