import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Erasing a guest")
struct ErasureTests {
    @Test("takes every word and leaves every book as it was")
    func erases() async throws {
        try await TestHouse.with { house in
            let act = try await house.bookForZenobia()
            let guests = house.guests
            let before = try await house.booksAsText()
            #expect(try house.dump().contains("Zenobia"))
            #expect(try await house.provenFindings().isEmpty)

            let label = try GuestLabel("zenobia  QUARK", kind: .guest)
            let subjects = try await guests.subjects(knownBy: label, at: "Grand")
            let subject = try #require(subjects.first)
            #expect(subjects.count == 1)
            #expect(try await guests.subject(of: .id(act.id)) == subject)
            let rehearsed = try await guests.erase(subject, isDryRun: true)
            #expect(rehearsed.texts == 6)
            #expect(try house.dump().contains("Zenobia"))
            let erased = try await guests.erase(subject, isDryRun: false)
            #expect(erased.texts == 6)
            #expect(erased.codes.count == 2)

            #expect(try await house.booksAsText() == before)
            #expect(try await house.provenFindings().isEmpty)
            let dump = try house.dump()
            for trace in Self.traces { #expect(!dump.contains(trace), "\(trace)") }
            let words = try await house.database.owner.texts("select words from story_words")
            #expect(words == ["How it was for somebody else."])

            let again = try await guests.erase(subject, isDryRun: false)
            #expect(again.texts == 0)
            #expect(try await guests.subjects(knownBy: label, at: "Grand").isEmpty)
            let erasures = try await house.database.owner.texts("select reason from erasure")
            #expect(erasures == ["asked"])
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("waits until no money is on hold")
    func holds() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let hold = try await house.recoveries.book(
                .of(.dollars(100), kind: .hold) { $0.guest = "Zenobia Quark" },
                by: ada.hash
            )
            let subject = try #require(try await house.guests.subject(of: .id(hold.id)))
            let refused = try await house.guests.erase(subject, isDryRun: false)
            #expect(refused.openHolds == [hold.code])
            #expect(try await house.provenFindings().isEmpty)
            let keys = try await house.database.owner.texts("select count(*)::text from vault_key")
            #expect(keys == ["2"])
            _ = try await house.recoveries.book(followUp(hold, .release), by: ada.hash)
            #expect(try await house.guests.erase(subject, isDryRun: false).texts == 2)
        }
    }

    @Test("of an act about nobody known takes its words, once")
    func act() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(1), "for Mr Q"), by: ada.hash)
            let other = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            let subject = try #require(try await house.guests.subject(of: .id(act.id)))
            #expect(subject.guest == nil)
            #expect(try await house.guests.erase(subject, isDryRun: false).texts == 1)
            #expect(try await house.guests.erase(subject, isDryRun: false).texts == 0)
            let seen = try await house.act(act, seenBy: ada)
            #expect(seen?.head.row.what == "")
            #expect(try await house.act(other, seenBy: ada)?.head.row.what != "")
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("is told first: a record has everything, and who read it")
    func record() async throws {
        try await TestHouse.with { house in
            let act = try await house.bookForZenobia()
            let subject = try #require(try await house.guests.subject(of: .id(act.id)))
            _ = try await house.guests.record(of: subject)
            let record = try await house.guests.record(of: subject)
            #expect(record.label == "Zenobia Quark")
            #expect(record.kind == "guest")
            #expect(record.property == "Grand")
            #expect(record.acts.count == 2)
            let first = try #require(record.acts.first)
            #expect(first.what == "wine for Zenobia")
            #expect(first.wrong == "cold dinner")
            #expect(first.place == "terrace")
            #expect(first.spent == .dollars(20))
            #expect(first.notes.map(\.words) == ["Zenobia paid"])
            #expect(first.outcomes.map(\.words) == ["Zenobia smiled"])
            #expect(first.stories.map(\.words) == ["Zenobia Quark, and how it was."])
            let exports = record.readings.filter { $0.route == "export" }
            #expect(exports.count == 2)
            #expect(exports.allSatisfy { $0.employee == nil })
            #expect(record.readings.contains { $0.employee == "Ada" })
        }
    }

    @Test("finds a name in the words of an act for somebody else")
    func search() async throws {
        try await TestHouse.with { house in
            let act = try await house.bookForZenobia()
            let ada = try await house.employee("amy")
            let other = try await house.recoveries.book(
                .of(.dollars(1), "taxi, shared with ZENOBIA / her son", room: "7"),
                by: ada.hash
            )
            let search = GuestSearch(connection: house.database.owner, keys: TestHouse.keys)
            var hits: [GuestSearch.Hit] = []
            try await search.run("zenobia") { hits.append($0) }
            #expect(Set(hits.map(\.place)) == ["label", "words", "note", "outcome", "story"])
            #expect(hits.contains { $0.code == act.code && $0.place == "outcome" })
            #expect(hits.filter { $0.code == other.code }.map(\.place) == ["words"])
            hits = []
            try await search.run("zenobia /  Her") { hits.append($0) }
            #expect(hits.map(\.code) == [other.code])
        }
    }

    /// The name, and forms it may hide in: base64 at each of three offsets, and hexadecimal.
    private static let traces: [String] = {
        let name = "Zenobia"
        let shifted = (0..<3).map { offset in
            let padded = String(repeating: " ", count: offset) + name
            let base64 = Data(padded.utf8).base64EncodedString()
            // Characters that share bits with what stands before or after are left out.
            return String(base64.dropFirst(offset == 0 ? 0 : 4).prefix(8))
        }
        let hexadecimal = name.utf8.map { String($0, radix: 16) }.joined()
        return [name, name.lowercased(), hexadecimal] + shifted
    }()
}

extension TestHouse {
    /// The owner's store of guests.
    var guests: GuestStore { GuestStore(connection: database.owner, keys: Self.keys) }

    /// Two acts for Zenobia Quark with all that can be said, read once by who did them, and one
    /// for somebody else; answers the first.
    func bookForZenobia() async throws -> Booking {
        let ada = try await employee("ada")
        let act = try await recoveries.book(
            .of(.dollars(20), "wine for Zenobia") { draft in
                draft.guest = "Zenobia Quark"
                draft.wrong = "cold dinner"
                draft.place = "terrace"
            },
            by: ada.hash
        )
        _ = try await recoveries.book(
            .of(.dollars(5), "flowers") { $0.guest = "Zenobia Quark" },
            by: ada.hash
        )
        _ = try await recoveries.book(
            followUp(act, .repay(.dollars(2), means: nil), words: "Zenobia paid"),
            by: ada.hash
        )
        _ = try await report(act, words: "Zenobia smiled", by: ada)
        _ = try await tell(act, words: "Zenobia Quark, and how it was.", share: .house, by: ada)
        let other = try await recoveries.book(.of(.dollars(3), room: "412"), by: ada.hash)
        _ = try await tell(
            other,
            words: "How it was for somebody else.",
            share: .house,
            by: ada
        )
        _ = try await self.act(act, seenBy: ada)
        return act
    }

    /// What the checks find, every sealed text opened.
    func provenFindings() async throws -> [BookCheck.Finding] {
        try await BookCheck(connection: database.owner, keys: Self.keys).run()
    }

    /// A digest of every row of the books.
    func booksAsText() async throws -> [String] {
        var digests: [String] = []
        for (table, order) in [
            ("fund", "fund_id"), ("fund_entry", "fund_id, seq"), ("entry", "entry_id"),
            ("posting", "entry_id, line"), ("recovery", "number"),
        ] {
            digests += try await database.owner.texts(
                "select md5(string_agg(t::text, chr(10) order by \(order))) from \(table) t"
            )
        }
        return digests
    }

    /// Every row of every table, as pg_dump writes it.
    func dump() throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "pg_dump", "--data-only", "--dbname", database.conninfo(.superuser),
        ]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
