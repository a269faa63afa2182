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
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let instant = WireInstant(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "not an instant of RFC 3339 in UTC"
                )
            }
            return instant.date
        }
        return decoder
    }
}

/// An instant as it travels: `2026-11-21T22:08:38Z`, nothing looser.
///
/// Foundation's own reader takes 30 February for 2 March.
private struct WireInstant {
    let date: Date

    init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(parts[0]), parts[1].hasSuffix("Z") else { return nil }
        let clock = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
        let numbers = clock.compactMap { $0.utf8.count == 2 ? UInt8($0) : nil }
        guard
            clock.count == 3, numbers.count == 3, numbers[0] < 24, numbers[1] < 60,
            numbers[2] < 60
        else { return nil }
        let seconds = Int(numbers[0]) * 3_600 + Int(numbers[1]) * 60 + Int(numbers[2])
        date = Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + seconds))
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
