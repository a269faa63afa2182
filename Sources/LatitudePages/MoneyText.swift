public import Messages

/// Sums as people read them.
///
/// Thousands are always grouped, so that columns align; JSON and files keep one form of their own.
public enum MoneyText {
    /// The number alone: `1,880.00`, in Polish `1 880,00` grouped by U+00A0.
    ///
    /// - Parameters:
    ///   - minor: Whole smallest units; may be negative, which is written with U+2212.
    ///   - exponent: Decimals of the currency, 0 to 4 (ISO 4217).
    ///   - language: Whose separators are used.
    /// - Returns: The number, with every decimal of the currency.
    public static func amount(minor: Int64, exponent: Int, in language: Language) -> String {
        precondition((0...4).contains(exponent), "ISO 4217 has 0 to 4 decimals")
        let digits = String(minor.magnitude)
        let missing = max(0, exponent + 1 - digits.count)
        let padded = String(repeating: "0", count: missing) + digits
        let whole = padded.dropLast(exponent)
        let decimals = padded.suffix(exponent)
        let (group, point) = language == .pl ? ("\u{A0}", ",") : (",", ".")
        var text = minor < 0 ? "\u{2212}" : ""
        for (offset, digit) in whole.enumerated() {
            if offset > 0, (whole.count - offset).isMultiple(of: 3) { text += group }
            text.append(digit)
        }
        return exponent == 0 ? text : text + point + decimals
    }

    /// Number and currency, joined by U+00A0: `1,880.00 USD`, in Polish `1 880,00 USD`.
    ///
    /// - Parameters:
    ///   - minor: Whole smallest units; may be negative.
    ///   - exponent: Decimals of the currency, 0 to 4 (ISO 4217).
    ///   - currency: Its code, such as `USD`.
    ///   - language: Whose separators are used.
    /// - Returns: Both, in an order and form both languages share.
    public static func money(
        minor: Int64,
        exponent: Int,
        currency: String,
        in language: Language
    ) -> String {
        amount(minor: minor, exponent: exponent, in: language) + "\u{A0}" + currency
    }
}
