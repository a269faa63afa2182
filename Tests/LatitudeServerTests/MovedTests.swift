import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@Suite("Whoever works at another property now", .timeLimit(.minutes(5)))
struct MovedTests {
    /// Every step after an act, and what it says.
    private static let steps: [(resource: Routes.Resource, body: String)] = [
        (.settlement, #"{"amount":{"minor":900,"currency":"USD"}}"#),
        (.repayments, #"{"amount":{"minor":100,"currency":"USD"}}"#),
        (.outcomes, #"{"outcome":"better","words":"fine again"}"#),
        (.story, #"{"words":"How it went.","share":"fund"}"#),
        (.reversal, #"{"words":"booked twice"}"#),
    ]

    @Test("follows their own acts as before, and the acts of those whose heir they are")
    func follows() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let eve = try await house.employee("eve")
            let holds = [
                try await Self.hold(house, ada), try await Self.hold(house, eve),
            ]
            let elsewhere = try await house.secondProperty()
            try await house.move("ada", to: elsewhere)
            try await house.organisation.leave(
                employee: eve.id,
                lastDay: "2021-12-31",
                heir: ada.id
            )
            for hold in holds {
                for reference in [.id(hold.id), try #require(RecoveryReference(hold.code))] {
                    let shown = try await router.send(
                        .get,
                        Routes.recovery(reference),
                        token: ada.token
                    )
                    #expect(shown.status == .ok)
                }
                for (resource, body) in Self.steps {
                    let path = Routes.after(.id(hold.id), resource, id: Identifier())
                    let answer = try await router.send(.put, path, body: body, token: ada.token)
                    #expect(answer.status == .ok, "\(resource) \(answer.text)")
                }
            }
            let released = try await Self.hold(house, ada)
            let path = Routes.after(.id(released.id), .release, id: Identifier())
            #expect(try await router.send(.put, path, body: "{}", token: ada.token).status == .ok)
        }
    }

    @Test("learns of nobody else's acts, not even that there are any")
    func learnsNothing() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let hold = try await Self.hold(house, ada)
            let elsewhere = try await house.secondProperty()
            let strangers = [
                try await house.employee("cleo", at: elsewhere),
                try await house.employee("mia", roles: ["manager"], at: elsewhere),
                try await house.employee("ari", roles: ["admin"], at: elsewhere),
            ]
            for stranger in strangers {
                for (resource, body) in Self.steps + [(.release, "{}")] {
                    var told: [String?] = []
                    for reference in [RecoveryReference.id(hold.id), .id(Identifier())] {
                        let path = Routes.after(reference, resource, id: Identifier())
                        let answer = try await router.send(
                            .put,
                            path,
                            body: body,
                            token: stranger.token
                        )
                        let problem = try answer.problem()
                        #expect(problem.code == "unknown_code", "\(stranger.handle) \(resource)")
                        told.append(problem.detail?.replacing("\(reference)", with: ""))
                    }
                    #expect(told[0] == told[1], "an act that is there is told from one that is not")
                }
            }
        }
    }

    private static func hold(_ house: TestHouse, _ owner: TestEmployee) async throws -> Booking {
        try await house.recoveries.book(.of(.dollars(10), kind: .hold), by: owner.hash)
    }
}
