import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Testing
import TestSupport

@Suite("What follows an act")
struct AfterRoutesTests {
    @Test("is booked, listed and shown; others see what is shared with them")
    func story() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let bob = try await router.house.employee("bob")
            let eve = try await router.house.employee("eve", roles: ["finance"])
            let hold = try await router.put(
                #"""
                {"kind":"hold","amount":{"minor":150000,"currency":"USD"},
                "what":"laptop to Hawaii","guest":"Ms Ito ł"}
                """#,
                by: ada
            ).decoded(Receipt.self)
            let code = try #require(RecoveryReference(hold.code))
            for (resource, body) in [
                (Routes.Resource.settlement, #"{"amount":{"minor":131240,"currency":"USD"}}"#),
                (.outcomes, #"{"outcome":"delighted","words":"she hugged me"}"#),
                (.story, #"{"words":"How the laptop flew.","share":"house"}"#),
            ] {
                let path = Routes.after(code, resource, id: Identifier())
                let response = try await router.send(.put, path, body: body, token: ada.token)
                #expect(response.status == .ok, "\(resource)")
            }
            let shown = try await router.send(.get, Routes.recovery(code), token: ada.token)
                .decoded(RecoveryDetail.self)
            #expect(shown.recovery.spent == .dollars(1_312, cents: 40))
            #expect(shown.entries.map(\.kind) == [.hold, .settle])
            #expect(shown.outcomes.map(\.outcome) == [.delighted])
            let stories = try await router.send(.get, Routes.stories, token: bob.token)
                .decoded(StoryList.self)
            #expect(stories.stories.map(\.words) == ["How the laptop flew."])

            let colleague = try await router.send(.get, Routes.recovery(code), token: bob.token)
            #expect(try colleague.problem().code == RefusalCode.unknownCode.rawValue)
            let finance = try await router.send(.get, Routes.recovery(code), token: eve.token)
                .decoded(RecoveryDetail.self)
            #expect(finance.recovery.what == "")
            #expect(finance.recovery.whom == nil)
            #expect(finance.outcomes.isEmpty)
        }
    }

    @Test("pages through a list without gap or repeat")
    func pages() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            for number in 1...7 {
                _ = try await router.house.recoveries.book(
                    .of(.dollars(Int64(number)), "act \(number)"),
                    by: ada.hash
                )
            }
            var seen: [String] = []
            var next: String? = nil
            repeat {
                let query = next.map { "&before=\($0)" } ?? ""
                let page = try await router.send(
                    .get,
                    "\(Routes.recoveries)?limit=3\(query)",
                    token: ada.token
                ).decoded(RecoveryList.self)
                seen += page.recoveries.map(\.what)
                next = page.next
            } while next != nil
            #expect(seen == (1...7).reversed().map { "act \($0)" })
            for query in ["limit=0", "limit=201", "limit=x", "before=x"] {
                let response = try await router.send(
                    .get,
                    "\(Routes.recoveries)?\(query)",
                    token: ada.token
                )
                #expect(try response.problem().code == RefusalCode.valueMalformed.rawValue)
            }
        }
    }
}
