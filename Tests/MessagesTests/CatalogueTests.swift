import Foundation
import Testing

@testable import Messages

@Suite("The catalogue of words")
struct CatalogueTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources").standardized

    private static func files(_ ending: String) throws -> [String] {
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        return try (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == ending }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }

    /// A key without the form of its plural.
    private static func base(_ key: String) -> String {
        let ending = key.lastIndex(of: "_").flatMap {
            Plural(rawValue: String(key[key.index(after: $0)...]))
        }
        return ending.map { String(key.dropLast($0.rawValue.count + 1)) } ?? key
    }

    private static func places(_ text: String) -> Set<Substring> {
        Set(text.matches(of: /{{(\w+)}}/).map(\.1))
    }

    private static func keys(_ language: Language) -> Set<String> {
        Set(Messages.of(language).texts.keys.map(base))
    }

    @Test("has every text in every language, with the same places", arguments: Language.allCases)
    func complete(language: Language) {
        let (english, other) = (Messages.of(.en).texts, Messages.of(language).texts)
        #expect(Self.keys(language) == Self.keys(.en))
        func places(_ texts: [String: String], _ key: String) -> Set<Substring> {
            texts.filter { Self.base($0.key) == key }.reduce(into: []) {
                $0.formUnion(Self.places($1.value))
            }
        }
        for key in Self.keys(.en) { #expect(places(other, key) == places(english, key), "\(key)") }
    }

    @Test("has every form after a number", arguments: Language.allCases)
    func plurals(language: Language) {
        let texts = Messages.of(language).texts
        let counted = Set(texts.keys.filter { Self.base($0) != $0 }.map(Self.base))
        #expect(!counted.isEmpty)
        for key in counted {
            let forms = Plural.allCases.filter {
                texts["\(key)_\($0.rawValue)"] != nil && $0 != .zero
            }
            #expect(forms == language.forms, "\(key)")
        }
        for count in 0...1_000 { #expect(language.forms.contains(language.form(for: count))) }
    }

    @Test("has places by plain names, no empty text, and nothing left in English")
    func plain() {
        for (key, text) in Messages.of(.pl).texts {
            #expect(!text.isEmpty && text != Messages.of(.en).texts[key], "\(key)")
            let marks = text.replacing(/{{\w+}}/, with: "")
            #expect(!marks.contains("{") && !marks.contains("}"), "\(key)")
        }
    }

    /// What is written in Swift: keys, or patterns with `*` for what is put in.
    private static func used() throws -> Set<String> {
        let groups = Set(keys(.en).compactMap { $0.split(separator: ".").first })
        var used: Set<String> = []
        for text in try files("swift")
        where ["words(", "Sentence(", "Messages.of"].contains(where: { text.contains($0) }) {
            let plain = text.replacing(/\\\([^()]*\)/, with: "*")
            for key in plain.matches(of: /"((\w+)\.[\w.*]+)"/) where groups.contains(key.2) {
                let isChoice = plain[key.range.upperBound...].hasPrefix(", of:")
                used.insert(isChoice ? "\(key.1).*" : String(key.1))
            }
        }
        return used
    }

    @Test("is used to the last text, and nothing else is used")
    func use() throws {
        let (used, keys) = (try Self.used(), Self.keys(.en))
        #expect(!used.isEmpty)
        var left = keys
        for pattern in used {
            let regex = try Regex(
                pattern.replacing(".", with: #"\."#).replacing("*", with: #"\w+"#)
            )
            let matching = keys.filter { $0.wholeMatch(of: regex) != nil }
            #expect(!matching.isEmpty, "\(pattern) is no text")
            left.subtract(matching)
        }
        #expect(left.sorted() == [])
    }

    @Test("puts numbers and values in")
    func filled() {
        let wait = "refusal.too_many_requests.wait"
        #expect(
            [1, 2, 5, 12, 22].map { Sentence(wait, count: $0).text(in: .pl) }
                == [
                    "Poczekaj 1 sekundę.", "Poczekaj 2 sekundy.", "Poczekaj 5 sekund.",
                    "Poczekaj 12 sekund.", "Poczekaj 22 sekundy.",
                ]
        )
        #expect(Sentence(wait, count: 1).text(in: .en) == "Please wait 1 second.")
        #expect(Messages.of(.en)("no.such.key") == "no.such.key")
    }
}
