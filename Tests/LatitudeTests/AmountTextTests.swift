import Latitude
import Testing

@Suite("An amount as typed")
struct AmountTextTests {
    @Test(
        "is read in smallest units",
        arguments: [
            ("120", "USD", 12_000), ("120.50", "USD", 12_050), ("1250,50", "PLN", 125_050),
            ("120.5", "USD", 12_050), ("0,05", "EUR", 5), ("120usd", "PLN", 12_000),
            ("120 USD", "PLN", 12_000), ("500", "JPY", 500), ("1.250", "KWD", 1_250),
            ("12.5KWD", "USD", 12_500), ("0", "USD", 0), ("1250.500", "KWD", 1_250_500),
            ("90071992547409.92", "USD", 9_007_199_254_740_992), ("1_000", "USD", 100_000),
        ] as [(String, String, Int64)]
    )
    func reads(text: String, home: String, minor: Int64) throws {
        let currency = try #require(Currency(home))
        #expect(try AmountText.parse(text, home: currency).minor == minor)
    }

    @Test(
        "is refused with its own reason",
        arguments: [
            ("-5", "USD", .amountNegative), ("−5", "USD", .amountNegative),
            ("1,250", "USD", .amountAmbiguous), ("1.250", "EUR", .amountAmbiguous),
            ("1,250", "KWD", .amountAmbiguous), ("1,250.50", "USD", .amountAmbiguous),
            ("1.250", "JPY", .amountAmbiguous), ("120.505", "USD", .amountAmbiguous),
            ("1205.505", "USD", .amountExponent), ("120.50", "JPY", .amountExponent),
            ("0.1234", "KWD", .amountExponent), ("120xyz", "USD", .currencyUnknown),
            ("abc", "USD", .amountUnreadable), ("", "USD", .amountUnreadable),
            ("12.", "USD", .amountUnreadable), (".5", "USD", .amountUnreadable),
            ("1e5", "USD", .amountUnreadable), ("١٢", "USD", .amountUnreadable),
            ("90071992547409.93", "USD", .amountTooLarge),
            ("99999999999999999999", "USD", .amountTooLarge),
        ] as [(String, String, RefusalCode)]
    )
    func refuses(text: String, home: String, code: RefusalCode) throws {
        let currency = try #require(Currency(home))
        let refusal = #expect(throws: Refusal.self) {
            try AmountText.parse(text, home: currency)
        }
        #expect(refusal?.code == code)
    }

    @Test("shows both readings where it is ambiguous")
    func bothReadings() throws {
        let dollar = try #require(Currency("USD"))
        let refusal = #expect(throws: Refusal.self) { try AmountText.parse("1,250", home: dollar) }
        #expect(refusal?.detail == "“1,250” may mean 1250 or 1.25 USD.")
    }

    @Test(
        "tells the two sums that an ambiguous text may mean",
        arguments: [
            ("1,250", "USD", 125_000, 125), ("1 880,000", "PLN", 188_000_000, 188_000),
            ("1,880.00", "USD", 18_800_000, 188_000), ("1.250", "JPY", 1_250, 1),
            ("1,250", "KWD", 1_250_000, 1_250), ("1.250,5 eur", "EUR", 1_250_500, 125_050),
        ] as [(String, String, Int64, Int64)]
    )
    func readings(text: String, code: String, whole: Int64, fraction: Int64) throws {
        let currency = try #require(Currency(code))
        let sums = try #require(AmountText.readings(of: text, in: currency))
        #expect(sums.whole.minor == whole && sums.fraction.minor == fraction)
    }

    @Test("tells none where there is no mark, or no book holds them", arguments: ["12", "", ".,"])
    func noReadings(text: String) throws {
        let dollar = try #require(Currency("USD"))
        #expect(AmountText.readings(of: text, in: dollar) == nil)
        #expect(AmountText.readings(of: "99999999999999999,999", in: dollar) == nil)
    }

    @Test("comes back from its own plain form, for every currency")
    func roundTrip() throws {
        var generator = SystemRandomNumberGenerator()
        for code in Currency.codes {
            let currency = try #require(Currency(code))
            for _ in 0..<20 {
                let minor = Int64.random(in: 0...Money.largestMinor, using: &generator)
                let money = Money(minor: minor, currency: currency)
                #expect(try AmountText.parse(money.plain + code, home: currency) == money)
            }
        }
    }
}
