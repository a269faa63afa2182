public import Foundation
public import Latitude

/// How values travel: JSON, keys as written here, instants as RFC 3339 in UTC to the second.
public enum WireCoding {
    /// An encoder with sorted keys, so that equal answers are equal bytes.
    public static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// A decoder for what `encoder` writes.
    public static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }
}

/// A sum on the wire, unchecked: `{"minor":12000,"currency":"USD"}`.
public struct AmountBody: Codable, Hashable, Sendable {
    /// Smallest units of the currency.
    public let minor: Int64
    /// Three letters of ISO 4217.
    public let currency: String

    /// A sum as typed.
    public init(minor: Int64, currency: String) {
        self.minor = minor
        self.currency = currency
    }

    /// A sum that was checked.
    public init(_ money: Money) { self.init(minor: money.minor, currency: money.currency.code) }

    /// The sum checked; throws as `Money.init(minor:currencyCode:)`.
    public func money() throws(Refusal) -> Money {
        try Money(minor: minor, currencyCode: currency)
    }
}
