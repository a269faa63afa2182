/// A calendar month, written `2026-10`: what is closed, exported and planned.
public struct Month: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int

    /// Reads `yyyy-mm`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, let first = Day("\(text)-01") else { return nil }
        self.init(of: first)
    }

    /// The month a day is in.
    public init(of day: Day) {
        (year, month) = (day.year, day.month)
    }

    /// `2026-10`.
    public var description: String { String(first.description.dropLast(3)) }

    /// Its first day.
    public var first: Day { Day(year: year, month: month, day: 1) }

    /// Its last day.
    public var last: Day {
        Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
    }

    /// Earlier months come first.
    public static func < (left: Month, right: Month) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    /// Reads the text form.
    ///
    /// Throws `DecodingError.dataCorrupted` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let read = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a month")
        }
        self = read
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
