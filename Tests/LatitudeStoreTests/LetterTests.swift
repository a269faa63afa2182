import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Letters of praise")
struct LetterTests {
    static func told(
        _ house: TestHouse,
        by employee: TestEmployee,
        _ share: ShareLevel = .house,
        _ words: String = "The soup was hot.",
        of act: Identifier? = nil
    ) async throws -> RecoveryReference {
        let id = act ?? Identifier()
        if act == nil {
            let request = try RecoveryRequest.of(.dollars(7), "soup", room: "9", id: id)
            _ = try await house.recoveries.book(request, by: employee.hash)
        }
        _ = try await house.outcomes.tell(
            StoryTelling(
                id: Identifier(),
                recovery: .id(id),
                words: try Words(words, field: "words"),
                share: share
            ),
            by: employee.hash
        )
        return .id(id)
    }

    private static func letter(
        _ recovery: RecoveryReference,
        _ words: String = "You kept the soup hot.",
        id: Identifier = Identifier()
    ) throws -> Letter {
        let words = try Words(words, field: "words")
        return try Letter(id: id, recovery: recovery, words: words, given: [])
    }

    @Test("is read by whom it is to, quotes the story, and is one however often it is sent")
    func written() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await Self.told(house, by: ada)
            let mia = try await house.asker("mia", roles: ["manager"])
            let reader = try #require(try await house.books.employees.signedIn(ada.hash))
            let letters = house.books.letters
            let letter = try Self.letter(act)
            let codes = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await letters.write(letter, by: mia) }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            let rows = try await letters.letters(for: reader, before: nil, limit: 9)
            #expect(rows.map(\.code) == Array(codes))
            #expect(rows.map(\.words) == ["You kept the soup hot."])
            #expect(rows.map(\.story) == ["The soup was hot."])
            #expect(rows.map(\.writer) == ["Mia"] && rows.map(\.property) == ["Grand"])
            let single = try await letters.letter(letter.id, for: reader)
            #expect(single?.words == rows.first?.words)
            await refuses(.idReused) {
                try await letters.write(
                    try Self.letter(act, "Something else was good.", id: letter.id),
                    by: mia
                )
            }
            // A repeat is still one when its owner shares the story no more.
            guard case .id(let id) = act else { return }
            _ = try await Self.told(house, by: ada, .fund, of: id)
            #expect(try await letters.write(letter, by: mia) == codes.first)
            let kept = try await letters.letters(for: reader, before: nil, limit: 9)
            #expect(kept.map(\.story) == ["The soup was hot."])
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("praises what its writer reads, of others alone, and managers alone write")
    func refused() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let mia = try await house.employee("mia", roles: ["staff", "manager"])
            let writer = try #require(try await house.books.employees.signedIn(mia.hash))
            let bob = try await house.asker("bob", roles: ["staff", "finance", "admin"])
            let letters = house.books.letters
            let told = try await Self.told(house, by: ada)
            let kept = try await Self.told(house, by: ada, .fund)
            let own = try await Self.told(house, by: mia)
            let cases: [(SignedIn, RecoveryReference, RefusalCode)] = [
                (bob, told, .notEntitled), (writer, kept, .storyNotShared),
                (writer, own, .letterToOneself), (writer, .id(Identifier()), .storyNotShared),
            ]
            for (asker, act, code) in cases {
                await refuses(code) { try await letters.write(try Self.letter(act), by: asker) }
            }
            #expect(try await letters.praised(kept, for: writer) == nil)
            #expect(try await letters.praised(own, for: writer)?.isOwn == true)
            let praised = try #require(try await letters.praised(told, for: writer))
            #expect(praised.words == "The soup was hot." && praised.doer == "Ada")
            let count = "select count(*)::text from letter"
            #expect(try await house.database.owner.texts(count) == ["0"])
        }
    }

    @Test("is changed and taken back by nobody, and its row shown to nobody else")
    func kept() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await Self.told(house, by: ada)
            let mia = try await house.asker("mia", roles: ["manager"])
            let letter = try Self.letter(act)
            _ = try await house.books.letters.write(letter, by: mia)
            for change in [
                "delete from letter", "update letter set sealed = ''", "truncate letter",
            ] {
                await #expect(throws: PostgresError.self) {
                    try await house.database.owner.run(script: change)
                }
            }
            let reader = try #require(try await house.books.employees.signedIn(ada.hash))
            let bob = try await house.asker("bob", roles: ["staff", "finance", "admin"])
            let max = try await house.asker("max", roles: ["staff", "manager"])
            let app = try await Connection.open(house.database.configuration(.app))
            let count = "select count(*)::text from letter"
            #expect(try await app.texts(count, asking: reader) == ["1"])
            for asker in [mia, max, bob, nil] {
                #expect(try await app.texts(count, asking: asker) == ["0"])
            }
            await app.close()
            for asker in [mia, max, bob] {
                #expect(try await house.books.letters.letter(letter.id, for: asker) == nil)
                let rows = try await house.books.letters.letters(for: asker, before: nil, limit: 9)
                #expect(rows.isEmpty)
            }
        }
    }

    @Test("goes with its guest: the words are gone, that there was a letter stays")
    func erased() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await Self.told(house, by: ada)
            let mia = try await house.asker("mia", roles: ["manager"])
            let letter = try Self.letter(act, "You called Zenobia Quark by her name.")
            _ = try await house.books.letters.write(letter, by: mia)
            let subject = try #require(try await house.guests.subject(of: act))
            let record = try await house.guests.record(of: subject)
            #expect(record.acts.first?.letters.map(\.label) == ["Mia"])
            #expect(record.acts.first?.letters.first?.words?.contains("Zenobia") == true)
            let search = GuestSearch(connection: house.database.owner, keys: TestHouse.keys)
            var places: [String] = []
            try await search.run("zenobia") { places.append($0.place) }
            #expect(places == ["letter"])
            _ = try await house.guests.erase(subject, isDryRun: false)
            let reader = try #require(try await house.books.employees.signedIn(ada.hash))
            let read = try await house.books.letters.letter(letter.id, for: reader)
            #expect(read?.writer == "Mia" && read?.words == nil && read?.story == nil)
            await refuses(.storyNotShared) {
                try await house.books.letters.write(try Self.letter(act), by: mia)
            }
            #expect(try await house.provenFindings().isEmpty)
        }
    }
}
