import Foundation
import Logging

/// The bytes of one log line while it is written.
struct LogLine {
    /// The longest text kept, in bytes; the rest is cut off and marked by `…`.
    static let longestText = 8_192

    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    /// Adds a text that needs no escape.
    mutating func add(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds a JSON string, quotes included.
    mutating func addQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        addEscaped(text)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds a text so that nothing in it can end the line or the string, or steer a terminal.
    ///
    /// Quotes, backslashes, control characters and Unicode's two separators of lines are escaped,
    /// and so is the byte order mark, which Foundation's reader drops in places.
    mutating func addEscaped(_ text: String) {
        var text = text
        text.withUTF8 { whole in
            let kept = UnsafeBufferPointer(rebasing: whole[..<Self.end(of: whole)])
            var start = 0
            var index = 0
            while index < kept.count {
                let (length, code) = Self.escape(in: kept, at: index)
                if let code {
                    bytes.append(contentsOf: kept[start..<index])
                    addEscape(code)
                    start = index + length
                }
                index += length
            }
            bytes.append(contentsOf: kept[start...])
            if kept.count < whole.count { bytes.append(contentsOf: "…".utf8) }
        }
    }

    /// Adds a number of at least `width` digits.
    mutating func add(_ number: Int, width: Int) {
        let digits = String(number).utf8
        for _ in 0..<max(0, width - digits.count) { bytes.append(UInt8(ascii: "0")) }
        bytes.append(contentsOf: digits)
    }

    /// Where to cut: never within a character.
    private static func end(of text: UnsafeBufferPointer<UInt8>) -> Int {
        guard text.count > longestText else { return text.count }
        var end = longestText
        while end > 0, text[end] & 0b1100_0000 == 0b1000_0000 { end -= 1 }
        return end
    }

    /// How many bytes belong together at `index`, and the code to escape if they must be.
    private static func escape(
        in text: UnsafeBufferPointer<UInt8>,
        at index: Int
    ) -> (length: Int, code: UInt16?) {
        let byte = text[index]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
            return (1, UInt16(byte))
        }
        if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 {
            return (2, UInt16(text[index + 1]))
        }
        if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80,
            text[index + 2] & 0xFE == 0xA8
        {
            return (3, 0x2000 + UInt16(text[index + 2] & 0x3F))
        }
        if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBB, text[index + 2] == 0xBF {
            return (3, 0xFEFF)
        }
        return (1, nil)
    }

    private mutating func addEscape(_ code: UInt16) {
        switch code {
        case 0x22: add(#"\""#)
        case 0x5C: add(#"\\"#)
        case 0x0A: add(#"\n"#)
        case 0x0D: add(#"\r"#)
        case 0x09: add(#"\t"#)
        default:
            add(#"\u"#)
            for shift in [12, 8, 4, 0] {
                bytes.append(Self.hexDigits[Int(code >> shift & 0xF)])
            }
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}

/// A moment of the wall clock, in UTC.
struct LogTime: Sendable {
    /// Whole seconds since 1970.
    let seconds: Int
    /// Milliseconds after them, 0 to 999.
    let milliseconds: Int

    /// The clock of the system.
    @Sendable
    static func now() -> LogTime {
        let milliseconds = Int(Date().timeIntervalSince1970 * 1_000)
        return LogTime(seconds: milliseconds / 1_000, milliseconds: milliseconds % 1_000)
    }

    /// Adds `2026-11-21T20:15:00.123Z` to a line (RFC 3339).
    func add(to line: inout LogLine) {
        // Days to date as in https://howardhinnant.github.io/date_algorithms.html#civil_from_days;
        // the C library's own way takes a lock.
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        line.add(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), width: 4)
        line.add("-")
        line.add(month, width: 2)
        line.add("-")
        line.add(dayOfYear - (153 * shifted + 2) / 5 + 1, width: 2)
        line.add("T")
        addTimeOfDay(to: &line)
    }

    /// Adds `20:15:00.123Z` to a line.
    func addTimeOfDay(to line: inout LogLine) {
        line.add(seconds % 86_400 / 3_600, width: 2)
        line.add(":")
        line.add(seconds % 3_600 / 60, width: 2)
        line.add(":")
        line.add(seconds % 60, width: 2)
        line.add(".")
        line.add(milliseconds, width: 3)
        line.add("Z")
    }
}
