import Foundation
import LatitudeFiles
import Testing

@Suite("The form of a YAML file")
struct YAMLReaderTests {
    @Test("is told where it is broken")
    func syntax() {
        #expect(
            places(told("name: a\nproperties: [\n", OrganisationFile.read)) == ["3:1"]
        )
        #expect(
            told("name: a: b\n", OrganisationFile.read) == [
                "1:8: this cannot be read as YAML: mapping values are not allowed in this context"
            ]
        )
        #expect(
            told("name: a\nproperties:\n\t- name: b\n", OrganisationFile.read)
                == ["3:1: a tab cannot indent YAML; use blanks"]
        )
        #expect(
            told("name: a\n---\nname: b\n", OrganisationFile.read)
                == ["2:1: a second document begins here; a file holds one"]
        )
    }

    @Test("is refused where nothing is in it", arguments: ["", "\n", "# nothing\n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(told(text, OrganisationFile.read) == ["1:1: the file is empty"])
    }

    @Test("is refused for characters that YAML does not have")
    func characters() {
        #expect(
            told("name: a\nx: \u{1}b\u{7F}\n", OrganisationFile.read) == [
                "2:4: the character U+1 cannot stand in YAML; take it out",
                "2:6: the character U+7F cannot stand in YAML; take it out",
            ]
        )
    }

    @Test("names both places of a repeated key, and reads on")
    func repeatedKeys() {
        let text = """
            name: House
            name: "Home"
            "name": Hut
            properties:
              - name: A
                time zone: Mars
                currency: USD
                currency: EUR
                cost centres: {FO: a, FO: b, FO: c}
            """
        #expect(
            told(text, OrganisationFile.read) == [
                "2:1: “name” is on line 1 already; keep one of the two",
                "3:1: “name” is on line 1 already; keep one of the two",
                "6:16: time zone: “Mars” is not a time zone; write it like America/New_York",
                "8:5: “currency” is on line 7 already; keep one of the two",
                "9:27: “FO” is on line 9 already; keep one of the two",
                "9:34: “FO” is on line 9 already; keep one of the two",
            ]
        )
    }

    @Test("is told one repeated key where it cannot go on")
    func repeatedKeyOfAnotherForm() {
        #expect(
            told("? [a]\n: 1\n? [a]\n: 2\n", OrganisationFile.read).count == 1
        )
        #expect(
            told("-: 1\n-: 2\n", OrganisationFile.read)
                == ["1:1: “-” is written twice; keep one"]
        )
    }

    @Test("takes stars and ampersands as text, and no aliases")
    func aliases() {
        let text = """
            name: "*A* & B"
            properties:
              - &first
                name: A & *B*
                time zone: *zone
                currency: USD
                cost centres: *centres
              - *first
              - <<: *first
            """
        #expect(
            places(told(text, OrganisationFile.read))
                == ["5:16", "7:19", "8:5", "9:5", "9:5", "9:5", "9:5", "9:5", "9:9"]
        )
        let first = told(text, OrganisationFile.read).first
        #expect(first?.contains("“*zone” stands for another place of the file") == true)
    }

    @Test("cannot grow by aliases of aliases, in values or in keys")
    func bomb() {
        var values = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        var keys = values
        for level in 1..<30 {
            let list = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            values += "a\(level): &a\(level) [\(list)]\n"
            keys += "? &a\(level) [\(list)]\n: x\n"
        }
        #expect(told(values, PolicyFile.read).count == 101)
        #expect(told(keys, PolicyFile.read).count == 35)
    }

    @Test("cannot be nested beyond what the parser takes", arguments: ["[", "{a: ", "- ", "? "])
    func depth(opening: String) {
        let text = String(repeating: opening, count: 262_144 / opening.utf8.count)
        #expect(!told(text, PolicyFile.read).isEmpty)
    }

    @Test("keeps its places below line breaks that only YAML knows, and in any line end")
    func lines() {
        let text = "name: A # \u{2028}\u{85}\r\nproperties:\r  - name: Żółć 👋\r\n    nme: 1\n"
        #expect(
            places(told(text, OrganisationFile.read)) == ["3:5", "3:5", "3:5", "4:5"]
        )
    }
}
