import Latitude

/// Reads days as people and spreadsheets write them: `2026-04-03`, `03.04.2026`.
///
/// Anything with slashes is refused, as half the world reads it the other way round.
enum DayText {
    static func parse(_ text: String) throws(Complaint) -> Day {
        if isPlain(text), let day = Day(text) { return day }
        let numbers = text.split(omittingEmptySubsequences: false) { "-./".contains($0) }
        let isWhole = numbers.allSatisfy { number in
            !number.isEmpty && number.count <= 4
                && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        let separators = text.filter { "-./".contains($0) }
        guard numbers.count == 3, isWhole, let separator = separators.first,
            separators == String(repeating: separator, count: 2)
        else { throw Complaint("\(shown(text)) is not a day; write it like 2026-04-03") }
        let widths = numbers.map(\.count)
        if separator == "-", widths == [4, 2, 2] { return try day(numbers, of: text) }
        if separator == ".", widths == [2, 2, 4] { return try day(numbers.reversed(), of: text) }
        throw otherwise(numbers, widths, text)
    }

    /// The shape of nearly every day, told apart by bytes for the sake of long files.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count == 10 && text.utf8.allSatisfy { (0x2D...0x39).contains($0) }
    }

    /// A day of its year, month and day.
    private static func day(_ parts: [Substring], of text: String) throws(Complaint) -> Day {
        guard let day = Day(parts.joined(separator: "-")) else {
            throw Complaint("\(shown(text)) is a day that no month has; write it like 2026-04-03")
        }
        return day
    }

    /// What a day in any other form may mean, and how to write it.
    private static func otherwise(
        _ parts: [Substring],
        _ widths: [Int],
        _ text: String
    ) -> Complaint {
        let padded = parts.map { $0.count == 1 ? "0\($0)" : String($0) }
        var readings: [String] = []
        if widths[0] == 4 {
            readings = ["\(padded[0])-\(padded[1])-\(padded[2])"]
        } else if widths[2] == 4 {
            readings = [
                "\(padded[2])-\(padded[1])-\(padded[0])", "\(padded[2])-\(padded[0])-\(padded[1])",
            ]
        }
        readings = readings.filter { Day($0) != nil }
        switch (readings.first, readings.last) {
        case (let first?, let last?) where first != last:
            let both = "\(first) or \(last)"
            return Complaint("\(shown(text)) can be read in two ways; write \(both)")
        case (let only?, _): return Complaint("\(shown(text)) is not a plain day; write \(only)")
        default: return Complaint("\(shown(text)) is not a day; write it like 2026-04-03")
        }
    }
}
