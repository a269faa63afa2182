import Latitude
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "prints all decimals of its currency, and groups thousands for people",
        arguments: [
            (188_000, "USD", "1880.00", "1,880.00"), (5, "EUR", "0.05", "0.05"),
            (1_500, "JPY", "1500", "1,500"), (1_250, "KWD", "1.250", "1.250"),
            (-3_000, "PLN", "-30.00", "-30.00"), (0, "USD", "0.00", "0.00"),
            (123_456_789_01, "USD", "123456789.01", "123,456,789.01"),
            (Int64.min, "JPY", "-9223372036854775808", "-9,223,372,036,854,775,808"),
        ] as [(Int64, String, String, String)]
    )
    func prints(minor: Int64, code: String, plain: String, grouped: String) throws {
        let money = Money(minor: minor, currency: try #require(Currency(code)))
        #expect(money.plain == plain)
        #expect(money.grouped == grouped)
        #expect(money.description == "\(plain) \(code)")
    }

    @Test("is refused beyond 2^53, below zero and in no currency")
    func checks() {
        #expect(throws: Refusal(.amountTooLarge)) {
            try Money(minor: Money.largestMinor + 1, currencyCode: "USD")
        }
        #expect(throws: Refusal(.amountNegative)) { try Money(minor: -1, currencyCode: "USD") }
        #expect(throws: Refusal.self) { try Money(minor: 1, currencyCode: "XXX") }
    }

    @Test("knows currencies of 0, 2 and 3 decimals by their ISO 4217 code")
    func currencies() {
        #expect(Currency("jpy")?.exponent == 0)
        #expect(Currency("PLN")?.exponent == 2)
        #expect(Currency("KWD")?.exponent == 3)
        #expect(Currency("EURO") == nil)
        #expect(Currency.codes.count > 150)
    }
}
