import Foundation
import Latitude
import LatitudeAPI
import Postgres
import TestSupport
import Testing

@Suite("Every script", .timeLimit(.minutes(5)))
struct TextTests {
    /// Polish, composed and decomposed, pictures joined and with a skin, right to left, Thai.
    static let texts = [
        "zażółć gęślą jaźń: ł ą ę ż ó", "cafe\u{301} and café",
        "🍷 wine, 👩🏽‍🍳 cook, 👨‍👩‍👧 family",
        "שלום עולם", "مرحبا بالعالم", "สวัสดี", "日本語のお茶", "a “quoted” \\ \"word\" & <tag>",
    ]
    static let names = ["محمد العربي", "Łucja Żółć", "יעל כהן", "O’Brien 🎩"]

    @Test("survives from the desk to the books and back, byte for byte")
    func roundTrip() async throws {
        try await Journey.with { journey in
            var codes: [String] = []
            for (index, text) in Self.texts.enumerated() {
                let guest = Self.names[index % Self.names.count]
                let receipt = try await journey.book("spend", "5", text, "--guest", guest)
                let subject = receipt.funds.compactMap(\.subject).first
                #expect(subject.map { Array($0.utf8) } == Array(guest.utf8))
                codes.append(receipt.code)
            }
            let list = try await journey.desk.type("list", "--json")
            let acts = try list.json(RecoveryList.self).recoveries.reversed()
            #expect(acts.map(\.code) == codes)
            for (act, text) in zip(acts, Self.texts) {
                #expect(Array(act.what.utf8) == Array(text.utf8), "\(text)")
            }
            #expect(list.out.contains(Self.texts[0]), "JSON carries text as it is, not escaped")
            for (index, act) in acts.enumerated() {
                let guest = Self.names[index % Self.names.count]
                #expect(act.whom.map { Array($0.utf8) } == Array(guest.utf8))
            }
            let kept = try await journey.house.database.owner.texts(
                "select encode(sealed, 'escape') from narrative"
            )
            #expect(kept.count == Self.texts.count)
            #expect(kept.allSatisfy { !$0.contains("gęślą") && !$0.contains("wine") })
        }
    }

    @Test("stands in the list without moving its columns")
    func table() async throws {
        try await Journey.with { journey in
            let long = String(repeating: "ż🍷", count: 60)
            let texts = Self.texts + [long, "two\nlines\tand\u{1B}[31mred"]
            for text in texts { _ = try await journey.book("spend", "5", text) }
            let out = try await journey.desk.type("list").out
            let lines = out.split(separator: "\n")
            #expect(lines.count == texts.count)
            #expect(!out.contains("\u{1B}"))
            let starts = lines.compactMap { line in
                line.range(of: "not asked").map { Self.width(line[..<$0.lowerBound]) }
            }
            #expect(starts.count == texts.count)
            #expect(Set(starts).count == 1, "\(out)")
            #expect(lines.allSatisfy { Self.width($0) <= 80 })
        }
    }

    @Test("is told as a story and read by a colleague")
    func stories() async throws {
        try await Journey.with { journey in
            let bob = try journey.desk(of: try await journey.house.employee("bob"))
            let story = Self.texts.joined(separator: "\n\n")
            let act = try await journey.book("spend", "5", "tea")
            let line = ["story", act.code, "--share", "house"]
            let told = try await journey.desk.run(line, input: story)
            #expect(told.exitCode == 0)
            let read = try await bob.type("stories", "--json").json(StoryList.self)
            #expect(read.stories.map { Array($0.words.utf8) } == [Array(story.utf8)])
            let report = try await journey.desk.type("report", act.code, "better", "שלום 🍷")
            #expect(report.exitCode == 0)
            let shown = try await journey.desk.type("show", act.code)
            for text in Self.texts { #expect(shown.out.contains(text), "\(text)") }
            #expect(shown.out.contains("שלום 🍷"))
            let found = try await bob.type("stories", "gęślą", "--json").json(StoryList.self)
            #expect(found.stories.map(\.code) == [act.code])
        }
    }

    /// Columns of a terminal, counted apart from the command line's own way.
    private static func width(_ text: some StringProtocol) -> Int {
        text.reduce(0) { sum, character in
            let first = character.unicodeScalars.first.map(\.value) ?? 0
            let isPicture = character.unicodeScalars.contains { $0.properties.isEmojiPresentation }
            let isWide = (0x2E80...0x9FFF).contains(first) || isPicture
            return sum + (isWide ? 2 : 1)
        }
    }
}
