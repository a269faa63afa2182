import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Messages
import TestSupport
import Testing

@Suite("Words that cannot be read any more")
struct UnreadableTests {
    @Test("hide neither the list they are in nor the answer to an act, and check names them")
    func damaged() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let id = Identifier()
            let spend =
                #"{"kind":"spend","amount":{"minor":1200,"currency":"USD"},"#
                + #""what":"fresh soup","room":"412"}"#
            #expect(try await router.put(spend, id: id, by: ada).status == .ok)
            let hold = #"{"kind":"hold","amount":{"minor":500,"currency":"USD"},"what":"flight"}"#
            #expect(try await router.put(hold, by: ada).status == .ok)
            let step = "/api/v1/recoveries/\(id)"
            let outcome = #"{"outcome":"better","words":"smiled"}"#
            let story = #"{"share":"team","words":"The soup was cold."}"#
            for (path, body) in [("outcomes", outcome), ("story", story)] {
                let path = "\(step)/\(path)/\(Identifier())"
                #expect(
                    try await router.send(.put, path, body: body, token: ada.token).status == .ok
                )
            }
            let findings = BookCheck(connection: house.database.owner, keys: TestHouse.keys)
            #expect(try await findings.run(only: ["vault_keys"]).isEmpty)
            for table in ["narrative", "outcome", "guest_label"] {
                for statement in [
                    "alter table \(table) disable trigger user",
                    """
                    update \(table)
                    set sealed = set_byte(sealed, 14, 255 - get_byte(sealed, 14))
                    """,
                ] { try await house.run(statement) }
                for path in [
                    Routes.recoveries, step, Routes.me, Routes.stories,
                    "\(step)/evidence",
                ] {
                    let answer = try await router.send(.get, path, token: ada.token)
                    #expect(answer.status == .ok, "\(table): \(path)")
                }
                #expect(try await router.put(spend, by: ada).status == .ok, "\(table)")
            }
            let list = try await router.send(.get, Routes.recoveries, token: ada.token)
                .decoded(RecoveryList.self)
            #expect(list.recoveries.contains { $0.what == Unreadable.mark })
            let found = try await findings.run().filter { $0.check == "vault_texts" }
            #expect(found.count >= 4)
        }
    }

    @Test("are shown as such in the reader's language, and only they")
    func shown() {
        #expect(Unreadable.shown("\(Unreadable.mark)", in: .en) == "(cannot be read any more)")
        #expect(Unreadable.shown("a \(Unreadable.mark)", in: .pl) == "a (nie da się już odczytać)")
        for written in ["cold soup", "caf\u{FFFD}", "\u{FFFD}\u{FFFD}", "a\u{2060}b", ""] {
            #expect(Unreadable.shown(written, in: .en) == written)
        }
    }
}
