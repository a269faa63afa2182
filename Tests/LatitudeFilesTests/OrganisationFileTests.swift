import Foundation
import Latitude
import LatitudeFiles
import Messages
import Testing

@Suite("An organisation handed in")
struct OrganisationFileTests {
    private func organisation(_ changes: [String: String] = [:]) -> String {
        let lines = [
            ("name", "Latitude Peachtree"), ("time zone", "America/New_York"), ("currency", "USD"),
            ("language", "en"), ("means", "till"), ("cost centres", "{FO: Front office}"),
        ]
        let property = lines.map { "    \($0): \(changes[$0] ?? $1)\n" }.joined()
        return "name: Parallel Hotels\nproperties:\n  -\n\(property)"
    }

    @Test("is read with every key, and with the defaults")
    func reads() throws {
        let text = """
            name: Parallel Hotels
            properties:
              - name: Latitude Peachtree
                time zone: America/New_York
                currency: usd
                language: pl
                means: in_kind
                cost centres: {FO: Front office, HK: Housekeeping}
              - name: Latitude Kraków
                time zone: Europe/Warsaw
                currency: PLN
                cost centres:
                  A-1.b_2: Recepcja
            """
        let read = try OrganisationFile.read(Data(text.utf8))
        #expect(read.name == "Parallel Hotels")
        #expect(read.properties.map(\.name) == ["Latitude Peachtree", "Latitude Kraków"])
        #expect(read.properties.map(\.timeZone) == ["America/New_York", "Europe/Warsaw"])
        #expect(read.properties.map(\.currency.code) == ["USD", "PLN"])
        #expect(read.properties.map(\.language) == [.pl, .en])
        #expect(read.properties.map(\.means) == [.inKind, .till])
        #expect(read.properties.map(\.line) == [3, 9])
        #expect(read.properties[0].costCentres.map(\.code) == ["FO", "HK"])
        #expect(read.properties[0].costCentres.map(\.name) == ["Front office", "Housekeeping"])
        #expect(read.properties[1].costCentres.map(\.code) == ["A-1.b_2"])
    }

    @Test(
        "takes every default for means but time",
        arguments: Means.allCases.filter { $0 != .time }
    )
    func means(means: Means) throws {
        let text = organisation(["means": means.rawValue])
        #expect(try OrganisationFile.read(Data(text.utf8)).properties.map(\.means) == [means])
    }

    @Test("takes time zones with one part", arguments: ["UTC", "Asia/Tokyo", "Pacific/Honolulu"])
    func timeZones(zone: String) throws {
        let text = organisation(["time zone": zone])
        #expect(try OrganisationFile.read(Data(text.utf8)).properties.map(\.timeZone) == [zone])
    }

    @Test(
        "is refused at the value, with a sentence of its own",
        arguments: [
            ("name", "", "4:5: “name” is empty; write a value after it"),
            (
                "time zone", "europe/warsaw",
                "5:16: time zone: “europe/warsaw” is not a time zone; "
                    + "write it like Europe/Warsaw"
            ),
            (
                "time zone", "New York",
                "5:16: time zone: “New York” is not a time zone; "
                    + "write it like America/New_York"
            ),
            ("time zone", "GMT+25", "5:16: time zone: “GMT+25” is not a time zone"),
            ("currency", "XYZ", "6:15: currency: “XYZ” is not a currency; write its code, such as"),
            (
                "language", "english",
                "7:15: language: “english” is not a language; write one of: en"
            ),
            ("means", "time", "8:12: means: “time” is not a means; write one of: till, card, own"),
            ("cost centres", "", "9:5: “cost centres” is empty"),
            ("cost centres", "{}", "9:19: “cost centres” has no entry; write at least one: {FO: "),
            ("cost centres", "[FO]", "9:19: “cost centres” is written as {FO: Front office}"),
            ("cost centres", "{F O: x}", "9:20: cost centres: “F O” is not a code; write 1 to 20"),
            (
                "cost centres", "{\(String(repeating: "A", count: 21)): x}",
                "9:20: cost centres: “AA"
            ),
            ("cost centres", "{FO: }", "9:20: cost centres: “FO” needs its name after it: {FO: F"),
            ("cost centres", "{FO: [x]}", "9:20: cost centres: “FO” needs its name after it"),
        ]
    )
    func refuses(key: String, value: String, sentence: String) throws {
        let told = told(organisation([key: value]), OrganisationFile.read)
        #expect(told.count == 1)
        #expect(try #require(told.first).hasPrefix(sentence))
    }

    @Test("has no property's name twice, and at least one property")
    func properties() {
        let property = "{name: A, time zone: UTC, currency: USD, cost centres: {FO: a}}"
        #expect(
            told("name: H\nproperties:\n  - \(property)\n  - \(property)\n", OrganisationFile.read)
                == ["4:12: name: “A” is on line 3 already; names stand once"]
        )
        #expect(
            told("name: H\nproperties: []\n", OrganisationFile.read)
                == ["2:13: “properties” has no entry; write at least one: name: Latitude Peachtree"]
        )
        #expect(
            told("- a\n", OrganisationFile.read)
                == ["1:1: an organisation is written as keys with values: name: …, properties: …"]
        )
    }
}
