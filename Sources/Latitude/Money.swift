/// A sum of money: whole smallest units and their currency, never a fraction.
///
/// Its one form in JSON is `{"minor":12000,"currency":"USD"}` and for people `120.00 USD`.
public struct Money: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Smallest units of `currency`: cents, grosze, yen, fils; may be zero or negative.
    public let minor: Int64
    /// What the units are of.
    public let currency: Currency

    /// The largest sum taken: 2^53 smallest units, the last whole number every JSON reader keeps
    /// (RFC 8259, section 6).
    public static let largestMinor: Int64 = 1 << 53

    /// A sum as the books have it; nothing is checked.
    public init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// The sum with all decimals of the currency and a point, without separators: `-1250.50 USD`.
    public var description: String { "\(plain) \(currency.code)" }

    /// The number alone, with all decimals of the currency and a point: `1250.50`.
    public var plain: String {
        let magnitude = minor.magnitude
        let sign = minor < 0 ? "-" : ""
        guard currency.exponent > 0 else { return "\(sign)\(magnitude)" }
        let unit = UInt64(currency.minorPerMajor)
        let decimals = String(magnitude % unit)
        let padding = String(repeating: "0", count: currency.exponent - decimals.count)
        return "\(sign)\(magnitude / unit).\(padding)\(decimals)"
    }

    /// For people: thousands set apart by commas, `1,880.00`, without the currency.
    public var grouped: String {
        let text = plain
        let digits = text.drop { $0 == "-" }.prefix { $0 != "." }
        var grouped = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        let sign = minor < 0 ? "-" : ""
        return sign + grouped + text.drop { $0 == "-" }.dropFirst(digits.count)
    }

    /// The difference; both sums must be of one currency.
    public static func - (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "sums of two currencies cannot be subtracted")
        return Money(minor: left.minor - right.minor, currency: left.currency)
    }
}
