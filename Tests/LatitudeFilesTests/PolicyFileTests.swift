import Foundation
import Latitude
import LatitudeFiles
import Messages
import Testing

@Suite("A policy handed in")
struct PolicyFileTests {
    private func policy(_ changes: [String: String] = [:]) -> String {
        let lines = [
            ("property", "Latitude Peachtree"), ("from", "2026-12-01"),
            ("owner", "James Okafor, ext 210"), ("text", "{en: \"Put it right.\"}"),
            ("limits", "[{scope: incident, amount: 50}]"),
        ]
        return lines.map { "\($0): \(changes[$0] ?? $1)\n" }.joined()
    }

    @Test("is read with block scalars, comments and limits of both kinds")
    func reads() throws {
        let text = """
            property: Latitude Kraków   # name as in the organisation
            from: 01.12.2026
            owner: James Okafor, ext 210
            text:
              en: |
                Put it right.
                *Then* tell us & go on.
              pl: "Napraw to."
            limits:
              - {scope: employee_month, amount: 2000, kind: hard}
              - {scope: guest_day, amount: "2000.00 USD", kind: advice}
              - scope: incident
                amount: 1_000
              - {scope: employee_day, amount: 2000.50}
            """
        let policy = try PolicyFile.read(Data(text.utf8))
        #expect(policy.property == "Latitude Kraków")
        #expect(policy.from == Day("2026-12-01"))
        #expect(policy.owner == "James Okafor, ext 210")
        #expect(
            policy.text == [.en: "Put it right.\n*Then* tell us & go on.", .pl: "Napraw to."]
        )
        #expect(policy.limits.map(\.scope) == [.employeeMonth, .guestDay, .incident, .employeeDay])
        #expect(policy.limits.map(\.amount.text) == ["2000", "2000.00 USD", "1_000", "2000.50"])
        #expect(policy.limits.map(\.isHard) == [true, false, true, true])
        #expect(policy.limits.map(\.amount.line) == [10, 11, 13, 14])
        #expect(policy.limits.map(\.amount.column) == [37, 32, 13, 35])
        let dollar = try #require(Currency("USD"))
        let minor = try policy.minor(in: dollar)
        #expect(minor.map(\.minor) == [200_000, 200_000, 100_000, 200_050])
        #expect(minor.map(\.scope) == policy.limits.map(\.scope))
        #expect(minor.map(\.isHard) == policy.limits.map(\.isHard))
    }

    @Test("says from which sum on a bill is wanted, or leaves it at what is usual")
    func receipts() throws {
        let dollar = try #require(Currency("USD"))
        let yen = try #require(Currency("JPY"))
        let usual = try PolicyFile.read(Data(policy().utf8))
        #expect(try usual.receiptsFrom(in: dollar) == 7_500)
        #expect(try usual.receiptsFrom(in: yen) == 10_000)
        for (written, minor) in [("50", 5_000), ("0", 0), ("\"25.50 USD\"", 2_550)] {
            let text = "receipts from: \(written)\n\(policy())"
            let read = try PolicyFile.read(Data(text.utf8))
            #expect(try read.receiptsFrom(in: dollar) == Int64(minor))
        }
        let other = try PolicyFile.read(Data("receipts from: 50 EUR\n\(policy())".utf8))
        let faults = #expect(throws: FileFaults.self) { try other.receiptsFrom(in: dollar) }
        #expect(faults?.faults.first?.line == 1)
        #expect(faults?.faults.first?.sentence.hasPrefix("receipts from: “50 EUR”") == true)
    }

    @Test("keeps numbers as they are written", arguments: ["0x10", "1e3", "010", "0.10", "1:30"])
    func numbers(amount: String) throws {
        let text = policy(["limits": "[{scope: incident, amount: \(amount)}]"])
        #expect(try PolicyFile.read(Data(text.utf8)).limits.map(\.amount.text) == [amount])
    }

    @Test("tells every amount that the property's currency does not take")
    func amounts() throws {
        let limits = """

              - {scope: employee_day, amount: 100 EUR}
              - {scope: employee_month, amount: "1,250"}
              - {scope: guest_day, amount: -5}
              - {scope: incident, amount: much}
            """
        let policy = try PolicyFile.read(Data(policy(["limits": limits]).utf8))
        let dollar = try #require(Currency("USD"))
        let faults = #expect(throws: FileFaults.self) { try policy.minor(in: dollar) }
        #expect(
            faults?.text(fileName: "policy.yaml") == """
                policy.yaml:6:35: amount: “100 EUR” is not in USD, the property's currency; \
                write 100.00 USD
                policy.yaml:7:37: amount: “1,250” may mean 1250 or 1.25 USD.
                policy.yaml:8:32: amount: “-5”: \(RefusalCode.amountNegative.entry.title)
                policy.yaml:9:31: amount: “much” is not an amount.
                """
        )
    }

    @Test(
        "is refused at the value, with a sentence of its own",
        arguments: [
            ("property", "", "1:1: “property” is empty; write a value after it"),
            ("property", "~", "1:1: “property” is empty"),
            ("property", "[a]", "1:11: “property” takes a single value, not a list or keys"),
            ("property", "\"a\\nb\"", "1:11: property: “a b” has a line break"),
            ("from", "03/04/2026", "2:7: from: “03/04/2026” can be read in two ways; write 2026-"),
            ("owner", "''", "3:1: “owner” is empty"),
            ("text", "Put it right.", "4:7: text is written as keys with values: en: …, pl: …"),
            ("text", "{}", "4:7: text needs at least one language: {en: \"Put it right.\"}"),
            ("text", "{de: x, en: a}", "4:8: “de” is not a key of text; known are: en, pl"),
            ("text", "{en: , pl: x}", "4:8: “en” is empty"),
            ("text", "{en: \(String(repeating: "ż", count: 2_001))}", "4:12: en: “text” has 2001"),
            ("limits", "", "5:1: “limits” is empty"),
            ("limits", "[]", "5:9: “limits” has no entry; write at least one: {scope: employee"),
            ("limits", "{scope: a}", "5:9: “limits” is a list; begin every entry with “- ”"),
            ("limits", "[50]", "5:10: a limit is written as keys with values: scope: …, amount"),
            ("limits", "[{scope: guest, amount: 1}]", "5:18: scope: “guest” is not a scope; write"),
            ("limits", "[{amount: 1}]", "5:10: the key “scope” is missing; add it here"),
            ("limits", "[{scope: incident}]", "5:10: the key “amount” is missing; add it here"),
            ("limits", "[{scope: incident, amount: 1, kind: soft}]", "5:45: kind: “soft” is not a"),
            (
                "limits", "[{scope: incident, amount: 1}, {scope: incident, amount: 2}]",
                "5:48: scope: “incident” is on line 5 already"
            ),
            ("limits", "[{Scope: incident, scope: incident, amount: 1}]", "5:11: “Scope” is not a"),
        ]
    )
    func refuses(key: String, value: String, sentence: String) throws {
        let told = told(policy([key: value]), PolicyFile.read)
        #expect(told.count == 1)
        #expect(try #require(told.first).hasPrefix(sentence))
    }

    @Test("is refused for all its faults at once")
    func everyFault() {
        let text = """
            Property: House
            from: soon
            Owner: James
            note: x
            limits:
              - {scope: day, amount: , kind: x}
            """
        #expect(
            told(text, PolicyFile.read) == [
                "1:1: “Property” is not a key of a policy; write “property”",
                "1:1: the key “property” is missing; add it here",
                "1:1: the key “owner” is missing; add it here",
                "1:1: the key “text” is missing; add it here",
                "2:7: from: “soon” is not a day; write it like 2026-04-03",
                "3:1: “Owner” is not a key of a policy; write “owner”",
                "4:1: “note” is not a key of a policy; "
                    + "known are: property, from, owner, text, limits, "
                    + "receipts from",
                "6:13: scope: “day” is not a scope; write one of: "
                    + "employee_day, employee_month, guest_day, incident",
                "6:18: “amount” is empty; write a value after it",
                "6:34: kind: “x” is not a kind; write one of: hard, advice",
            ]
        )
    }
}
