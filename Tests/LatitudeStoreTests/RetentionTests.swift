import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Retention")
struct RetentionTests {
    @Test("erases what is older, once, and nobody with a newer act")
    func twice() async throws {
        try await PastHouse.with { past in
            let long = "2021-05-20T16:00:00Z"
            let old = try await past.book(
                .of(.dollars(1), "tea") { $0.guest = "Old Guest" },
                at: long
            )
            let nobody = try await past.book(.of(.dollars(2), "tea for somebody"), at: long)
            let back = try await past.book(
                .of(.dollars(3), "tea") { $0.guest = "Came Back" },
                at: long
            )
            let house = past.house
            _ = try await house.recoveries.book(
                .of(.dollars(3), "tea again") { $0.guest = "Came Back" },
                by: past.ada.hash
            )

            let store = RetentionStore(connection: house.database.owner)
            let due = try await store.due(months: 24)
            #expect(Set(due.flatMap(\.codes)) == [old.code, nobody.code])
            #expect(due.allSatisfy { $0.lastDay == "2021-05-20" })
            #expect(try await store.due(months: 1_200).isEmpty)
            #expect(try await house.provenFindings().isEmpty)

            #expect(try await store.erase(due, months: 24) == 2)
            #expect(try await store.due(months: 24).isEmpty)
            #expect(try await store.erase(due, months: 24) == 0)
            let reasons = try await house.database.owner.texts("select reason from erasure")
            #expect(reasons == ["retention", "retention"])
            #expect(try await house.provenFindings().isEmpty)
            #expect(try await house.act(back, seenBy: past.ada)?.head.row.what == "tea")
            #expect(try await house.act(old, seenBy: past.ada)?.head.row.what == "")
        }
    }

    @Test("judges again when it erases, so that who came back in between stays")
    func race() async throws {
        try await PastHouse.with { past in
            let guest = "Old Guest"
            let old = try await past.book(
                .of(.dollars(1), "tea") { $0.guest = guest },
                at: "2021-05-20T16:00:00Z"
            )
            let store = RetentionStore(connection: past.house.database.owner)
            let due = try await store.due(months: 24)
            #expect(due.count == 1)
            _ = try await past.house.recoveries.book(
                .of(.dollars(1), "tea") { $0.guest = guest },
                by: past.ada.hash
            )
            #expect(try await store.erase(due, months: 24) == 0)
            #expect(try await past.house.act(old, seenBy: past.ada)?.head.row.what == "tea")
        }
    }

    @Test("takes words that were told of a guest or an act after they were erased")
    func toldAfter() async throws {
        try await PastHouse.with { past in
            let long = "2021-05-20T16:00:00Z"
            let house = past.house
            let known = try await past.book(
                .of(.dollars(1), "tea") { $0.guest = "Old Guest" },
                at: long
            )
            let nobody = try await past.book(.of(.dollars(2), "tea for somebody"), at: long)
            let store = RetentionStore(connection: house.database.owner)
            #expect(try await store.erase(store.due(months: 24), months: 24) == 2)
            #expect(try await store.due(months: 24).isEmpty)

            _ = try await house.report(known, words: "fine, said Mr Guest", by: past.ada)
            let told = try await store.due(months: 24)
            #expect(told.map(\.codes) == [[known.code]])
            _ = try await house.tell(nobody, words: "It was so.", share: .house, by: past.ada)
            let due = try await store.due(months: 24)
            #expect(Set(due.flatMap(\.codes)) == [known.code, nobody.code])

            #expect(try await store.erase(due, months: 24) == 2)
            #expect(try await store.due(months: 24).isEmpty)
            let owner = house.database.owner
            #expect(try await owner.texts("select key_id::text from vault_key").isEmpty)
            #expect(try await owner.texts("select words from story_words").isEmpty)
            #expect(try await owner.texts("select count(*)::text from erasure") == ["2"])
            #expect(try await house.provenFindings().isEmpty)
        }
    }
}
