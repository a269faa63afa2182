import Foundation
import LatitudePages
import Messages
import Testing

@Suite("Numbers, sums and dates for people")
struct ReadingTests {
    @Test(
        "Polish nouns follow their number",
        arguments: [
            (1, "blokada"), (2, "blokady"), (4, "blokady"), (5, "blokad"), (0, "blokad"),
            (11, "blokad"), (12, "blokad"), (14, "blokad"), (21, "blokad"), (22, "blokady"),
            (25, "blokad"), (100, "blokad"), (102, "blokady"), (112, "blokad"), (-1, "blokada"),
            (-3, "blokady"), (Int.min, "blokad"),
        ]
    )
    func polish(count: Int, word: String) {
        let noun = PluralText.polish(
            one: "blokada",
            few: "blokady",
            many: "blokad",
            other: "blokady"
        )
        #expect(noun.word(for: count) == word)
        #expect(noun.wordForFraction == "blokady")
    }

    @Test("English nouns have two forms", arguments: [(1, "hold"), (0, "holds"), (21, "holds")])
    func english(count: Int, word: String) {
        let noun = PluralText.english(one: "hold", other: "holds")
        #expect(noun.word(for: count) == word)
        #expect(noun.text(count) == "\(count)\u{A0}\(word)")
        #expect(noun.wordForFraction == "holds")
    }

    @Test(
        "sums are grouped, with every decimal of their currency",
        arguments: [
            (0, 2, "0.00", "0,00"), (5, 2, "0.05", "0,05"), (99_999, 2, "999.99", "999,99"),
            (188_000, 2, "1,880.00", "1 880,00"), (-188_000, 2, "−1,880.00", "−1 880,00"),
            (123_456_789, 2, "1,234,567.89", "1 234 567,89"), (1_000, 0, "1,000", "1 000"),
            (7, 3, "0.007", "0,007"), (1_234_567, 3, "1,234.567", "1 234,567"),
            (.min, 2, "−92,233,720,368,547,758.08", "−92 233 720 368 547 758,08"),
        ] as [(Int64, Int, String, String)]
    )
    func sums(minor: Int64, exponent: Int, english: String, polish: String) {
        #expect(MoneyText.amount(minor: minor, exponent: exponent, in: .en) == english)
        let grouped = polish.replacingOccurrences(of: " ", with: "\u{A0}")
        #expect(MoneyText.amount(minor: minor, exponent: exponent, in: .pl) == grouped)
    }

    @Test("a sum and its currency are never parted")
    func currency() {
        let english = MoneyText.money(minor: 188_000, exponent: 2, currency: "USD", in: .en)
        let polish = MoneyText.money(minor: 188_000, exponent: 2, currency: "USD", in: .pl)
        #expect(english == "1,880.00\u{A0}USD")
        #expect(polish == "1\u{A0}880,00\u{A0}USD")
    }

    @Test(
        "a moment is read on the clock of the house",
        arguments: [
            ("America/New_York", "17 Nov 2026, 19:40", "2026-11-17T19:40-05:00"),
            ("Europe/Warsaw", "18 Nov 2026, 01:40", "2026-11-18T01:40+01:00"),
            ("Asia/Kolkata", "18 Nov 2026, 06:10", "2026-11-18T06:10+05:30"),
            ("America/St_Johns", "17 Nov 2026, 21:10", "2026-11-17T21:10-03:30"),
        ]
    )
    func moments(zone: String, people: String, programs: String) throws {
        let timeZone = try #require(TimeZone(identifier: zone))
        let dates = DateText(language: .en, timeZone: timeZone)
        #expect(dates.moment(Stories.evening) == people.replacing(" Nov ", with: "\u{A0}Nov\u{A0}"))
        #expect(dates.machineMoment(Stories.evening) == programs)
    }

    @Test("months have their Polish names", arguments: 1...12)
    func months(month: Int) {
        let names = "sty lut mar kwi maj cze lip sie wrz paź lis gru".split(separator: " ")
        let day = DateText(language: .pl, timeZone: .gmt)
            .day(CivilDate(year: 2026, month: month, day: 9))
        #expect(day == "9\u{A0}\(names[month - 1])\u{A0}2026")
    }
}
