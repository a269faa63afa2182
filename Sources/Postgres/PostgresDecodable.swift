public import Foundation

/// A type one column can be read as, from PostgreSQL's text format.
public protocol PostgresDecodable {
    /// Reads the text of one column, UTF-8 without a terminator; nil when it is no such value.
    ///
    /// The bytes are only valid during the call.
    init?(postgresText: UnsafeBufferPointer<UInt8>)

    /// What SQL null becomes; nil when the type has no room for null.
    static var postgresNull: Self? { get }
}

extension PostgresDecodable {
    /// No room for null.
    public static var postgresNull: Self? { nil }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads the wrapped type.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        guard let value = Wrapped(postgresText: postgresText) else { return nil }
        self = .some(value)
    }

    /// SQL null becomes nil.
    public static var postgresNull: Wrapped?? { .some(.none) }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value, so that an enum of texts needs no decoder of its own.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        guard let raw = RawValue(postgresText: postgresText) else { return nil }
        self.init(rawValue: raw)
    }
}

extension String: PostgresDecodable {
    /// Reads any text.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        self.init(validating: postgresText, as: UTF8.self)
    }
}

extension Bool: PostgresDecodable {
    /// Reads `t` or `f`.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        guard postgresText.count == 1 else { return nil }
        switch postgresText[0] {
        case UInt8(ascii: "t"): self = true
        case UInt8(ascii: "f"): self = false
        default: return nil
        }
    }
}

extension FixedWidthInteger {
    /// Reads decimal digits with an optional minus; nil when the number does not fit.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        let isNegative = postgresText.first == UInt8(ascii: "-")
        let digits = postgresText.dropFirst(isNegative ? 1 : 0)
        guard !digits.isEmpty else { return nil }
        var value: Self = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            // Counting away from zero on the right side reaches the smallest number too.
            let (sum, carry) =
                isNegative
                ? tens.subtractingReportingOverflow(Self(digit))
                : tens.addingReportingOverflow(Self(digit))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        self = value
    }
}

extension Int: PostgresDecodable {}
extension Int16: PostgresDecodable {}
extension Int32: PostgresDecodable {}
extension Int64: PostgresDecodable {}

extension Double: PostgresDecodable {
    /// Reads a number, `NaN` or `Infinity`; also a `numeric`, then to the nearest double.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        guard let text = String(postgresText: postgresText) else { return nil }
        self.init(text)
    }
}

extension UUID: PostgresDecodable {
    /// Reads the 36-character form.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        guard let text = String(postgresText: postgresText) else { return nil }
        self.init(uuidString: text)
    }
}

extension [UInt8]: PostgresDecodable {
    /// Reads the hexadecimal form of `bytea`: `\x` and two digits for each byte.
    public init?(postgresText: UnsafeBufferPointer<UInt8>) {
        guard postgresText.count >= 2, postgresText.count.isMultiple(of: 2),
            postgresText[0] == UInt8(ascii: "\\"), postgresText[1] == UInt8(ascii: "x")
        else { return nil }
        self = []
        reserveCapacity(postgresText.count / 2 - 1)
        for index in stride(from: 2, to: postgresText.count, by: 2) {
            guard let high = Self.digit(postgresText[index]),
                let low = Self.digit(postgresText[index + 1])
            else { return nil }
            append(high << 4 | low)
        }
    }

    /// The value of one hexadecimal digit; PostgreSQL writes them in lower case.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
