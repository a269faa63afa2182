import Latitude
import Postgres

/// Fields of a streamed row as the values and texts they stand for.
///
/// Source of the forms: `date_send`, `timestamptz_send`, `uuid_send` and `byteasend` of PostgreSQL,
/// https://github.com/postgres/postgres/tree/REL_15_STABLE/src/backend/utils/adt.
extension BinaryRow {
    /// A whole number.
    mutating func number<I: FixedWidthInteger & BitwiseCopyable>(
        _ type: I.Type
    ) throws(PostgresError) -> I {
        guard let number = try next(type) else { throw .unexpectedResult("a number is missing") }
        return number
    }

    /// A text.
    mutating func text() throws(PostgresError) -> String {
        String(decoding: try value(), as: UTF8.self)
    }

    /// A day, `2026-11-21`.
    mutating func day() throws(PostgresError) -> String {
        let day = try Self.day(of2000: Int(try number(Int32.self)))
        return String(unsafeUninitializedCapacity: 10) { text in
            Self.write(day, to: text)
            return 10
        }
    }

    /// An instant to the second, as RFC 3339 writes it in UTC.
    mutating func second() throws(PostgresError) -> String {
        let seconds = Self.floor(Int(try number(Int64.self)), by: 1_000_000).quotient
        let (days, second) = Self.floor(seconds, by: 86_400)
        let day = try Self.day(of2000: days)
        return String(unsafeUninitializedCapacity: 20) { text in
            Self.write(day, to: text)
            text[10] = UInt8(ascii: "T")
            Self.write(second / 3_600, digits: 2, to: text, at: 11)
            text[13] = UInt8(ascii: ":")
            Self.write(second / 60 % 60, digits: 2, to: text, at: 14)
            text[16] = UInt8(ascii: ":")
            Self.write(second % 60, digits: 2, to: text, at: 17)
            text[19] = UInt8(ascii: "Z")
            return 20
        }
    }

    /// A UUID in small letters.
    mutating func uuid() throws(PostgresError) -> String {
        let bytes = try value()
        guard bytes.count == 16 else { throw .unexpectedResult("a streamed field is no UUID") }
        return String(unsafeUninitializedCapacity: 36) { text in
            var end = 0
            for (place, byte) in bytes.enumerated() {
                if place == 4 || place == 6 || place == 8 || place == 10 {
                    text[end] = UInt8(ascii: "-")
                    end += 1
                }
                Self.write(hexadecimal: byte, to: text, at: end)
                end += 2
            }
            return end
        }
    }

    /// Bytes in hexadecimal, small letters.
    mutating func hexadecimal() throws(PostgresError) -> String {
        let bytes = try value()
        return String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
            for (place, byte) in bytes.enumerated() {
                Self.write(hexadecimal: byte, to: text, at: 2 * place)
            }
            return 2 * bytes.count
        }
    }

    private mutating func value() throws(PostgresError) -> UnsafeRawBufferPointer {
        guard let value = try next() else { throw .unexpectedResult("a value is missing") }
        return value
    }

    /// Rounded down, so that what is left is never negative.
    private static func floor(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    /// Days count from 1 January 2000, 10,957 days after that of 1970; infinity is none of them.
    private static func day(of2000 days: Int) throws(PostgresError) -> Day {
        let day = Day(daysSince1970: days + 10_957)
        guard (1...9_999).contains(day.year) else {
            throw .unexpectedResult("a streamed day is not of the years 1 to 9999")
        }
        return day
    }

    private static func write(_ day: Day, to text: UnsafeMutableBufferPointer<UInt8>) {
        write(day.year, digits: 4, to: text, at: 0)
        text[4] = UInt8(ascii: "-")
        write(day.month, digits: 2, to: text, at: 5)
        text[7] = UInt8(ascii: "-")
        write(day.day, digits: 2, to: text, at: 8)
    }

    private static func write(
        _ number: Int,
        digits: Int,
        to text: UnsafeMutableBufferPointer<UInt8>,
        at start: Int
    ) {
        var rest = number
        for place in (start..<start + digits).reversed() {
            text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }

    private static func write(
        hexadecimal byte: UInt8,
        to text: UnsafeMutableBufferPointer<UInt8>,
        at start: Int
    ) {
        text[start] = digit(byte >> 4)
        text[start + 1] = digit(byte & 15)
    }

    private static func digit(_ half: UInt8) -> UInt8 {
        half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") - 10 + half
    }
}
