import Messages

/// A sum as pages show it.
public struct PageMoney: Hashable, Sendable {
    /// Whole smallest units; may be negative.
    public let minor: Int64
    /// Decimals of the currency, 0 to 4 (ISO 4217).
    public let exponent: Int
    /// The currency's code, such as `USD`.
    public let currency: String

    /// A sum of a currency.
    public init(minor: Int64, exponent: Int, currency: String) {
        self.minor = minor
        self.exponent = exponent
        self.currency = currency
    }

    /// The number alone, as `MoneyText` writes it.
    func number(in language: Language) -> String {
        MoneyText.amount(minor: minor, exponent: exponent, in: language)
    }

    /// Number and currency, as `MoneyText` writes them.
    func text(in language: Language) -> String {
        MoneyText.money(minor: minor, exponent: exponent, currency: currency, in: language)
    }
}
