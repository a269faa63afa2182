import Foundation
import Testing

@testable import Passphrase

@Suite("A spoken code")
struct SpokenCodeTests {
    @Test(
        "has letters that make no words, in groups of four",
        arguments: SpokenCode.Length.allCases
    )
    func alphabet(length: SpokenCode.Length) throws {
        #expect(String(SpokenCode.alphabet) == "BCDFGHJKLMNPQRSTVWXZ")
        let code = SpokenCode(random: length)
        #expect(code.characters.count == length.rawValue)
        #expect(code.characters.allSatisfy { SpokenCode.alphabet.contains($0) })
        let groups = code.text.split(separator: "-", omittingEmptySubsequences: false)
        #expect(groups.map(\.count) == Array(repeating: 4, count: length.rawValue / 4))
        #expect(groups.joined() == code.characters)
    }

    @Test("is read as it is shown", arguments: SpokenCode.Length.allCases)
    func roundTrip(length: SpokenCode.Length) throws {
        for _ in 0..<200 {
            let code = SpokenCode(random: length)
            #expect(SpokenCode(code.text, length: length) == code)
            #expect(SpokenCode(code.characters, length: length) == code)
        }
    }

    @Test(
        "is read whatever its case, blanks and hyphens",
        arguments: [
            "BCDF-GHJK", "bcdfghjk", " bcdf ghjk\n", "b-c-d-f-g-h-j-k", "BCDF\u{2011}GHJK",
            "BcDf–gHjK", "bcdf\u{A0}ghjk", "--BCDF--GHJK--",
        ]
    )
    func forgiving(text: String) {
        #expect(SpokenCode(text, length: .eight)?.text == "BCDF-GHJK")
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "-", "BCDF-GHJ", "BCDF-GHJKL", "BCDF-GHJA", "BCDF-GHJ1", "BCDF_GHJK", "BCDF.GHJK",
            "BCDF-GHJK\0", "ßCDF-GHJK", "BCDF-GHJ\u{212A}", "BCDF-GHJ\u{17F}", "ＢＣＤＦＧＨＪＫ",
            "BCDF-GHJK\u{301}", "BCDF-GHJK-LMNP",
        ]
    )
    func others(text: String) {
        #expect(SpokenCode(text, length: .eight) == nil)
    }

    @Test("has one length for each purpose")
    func lengths() {
        #expect(SpokenCode("bcdfghjklmnp", length: .twelve)?.text == "BCDF-GHJK-LMNP")
        #expect(SpokenCode("bcdfghjklmnp", length: .eight) == nil)
        #expect(SpokenCode("bcdfghjk", length: .twelve) == nil)
    }

    @Test("is drawn evenly from the alphabet, at every place, and never twice")
    func distribution() {
        var counts = Array(repeating: [Character: Int](), count: 12)
        var seen: Set<SpokenCode> = []
        for _ in 0..<4_000 {
            let code = SpokenCode(random: .twelve)
            seen.insert(code)
            for (place, letter) in code.characters.enumerated() {
                counts[place][letter, default: 0] += 1
            }
        }
        #expect(seen.count == 4_000)
        for count in counts {
            // 200 are expected of each; 100 more or less are seven standard deviations.
            #expect(count.count == 20)
            #expect(count.values.allSatisfy { (100...300).contains($0) })
        }
    }

    @Test("is never shown by mistake")
    func secrecy() {
        let code = SpokenCode(random: .twelve)
        var dumped = ""
        dump(code, to: &dumped)
        for text in ["\(code)", String(reflecting: code), dumped] {
            #expect(!text.contains(code.characters.prefix(4)) && text.contains("•••"))
        }
    }
}
