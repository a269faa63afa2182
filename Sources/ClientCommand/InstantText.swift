import Foundation
import Latitude

/// Reads moments as people type them: `10:00`, `yesterday 18:30`, `2026-11-20 18:30`, `2h ago`.
///
/// A moment is in the property's time zone unless a zone or an offset is named. Where the clock is
/// put back and a time comes twice, the first is meant; where it is put forward over a time, the
/// time is refused.
enum InstantText {
    /// On which side of now a moment lies when the text leaves that open.
    enum Side {
        /// As for `--by` and `--until`: `30m` is in half an hour, `10:00` the next.
        case ahead
        /// As for `--at`: `2h` is two hours ago, `18:30` the last.
        case behind
    }

    /// The moment meant; throws `value_malformed` naming the option.
    static func parse(
        _ text: String,
        option: String,
        side: Side,
        clock: PropertyClock
    ) throws(Refusal) -> Date {
        guard let expression = InstantExpression(text) else {
            throw Refusal(
                .valueMalformed,
                detail: "“\(text.prefix(40))” is not a time for \(option).",
                youCan: InstantExpression.examples
            )
        }
        return try expression.instant(text: text, side: side, clock: clock)
    }

    /// The end of a length of time from now, such as `2d` or `36h`; throws `value_malformed`.
    static func end(
        ofPeriod text: String,
        option: String,
        clock: PropertyClock
    ) throws(Refusal) -> Date {
        guard let minutes = DurationText.minutes(text.filter { $0 != " " }) else {
            throw Refusal(
                .valueMalformed,
                detail: "“\(text.prefix(40))” is not a length of time for \(option).",
                youCan: ["write it like 2d, 36h or 90min"]
            )
        }
        return clock.now.addingTimeInterval(TimeInterval(minutes) * 60)
    }
}

/// What a moment's text says, before it is known when that is.
enum InstantExpression: Hashable {
    /// Minutes from now; the sign is nil where the text leaves the side open.
    case relative(minutes: Int, isAhead: Bool?)
    /// A day, perhaps left open, a time, and perhaps a zone.
    case clock(DayWord?, hour: Int, minute: Int, second: Int, ZoneWord?)

    /// Which day.
    enum DayWord: Hashable {
        case fromToday(days: Int)
        case date(Day)
    }

    /// In which zone.
    enum ZoneWord: Hashable {
        case named(String)
        case offset(seconds: Int)
    }

    /// Ways on where a text is no moment.
    static let examples = [
        "write it like 10:00, yesterday 18:30, 2026-11-20 18:30 or 2h ago",
        "name a zone after the time: tomorrow 10:00 Pacific/Honolulu",
    ]

    /// Nil for anything else.
    init?(_ text: String) {
        var words = Self.words(text)
        if words == ["now"] {
            self = .relative(minutes: 0, isAhead: nil)
            return
        }
        var isAhead: Bool?
        if words.first == "in" { (isAhead, words) = (true, Array(words.dropFirst())) }
        if words.last == "ago" {
            guard isAhead == nil else { return nil }
            (isAhead, words) = (false, Array(words.dropLast()))
        }
        if let minutes = DurationText.minutes(words.joined()) {
            self = .relative(minutes: minutes, isAhead: isAhead)
            return
        }
        guard isAhead == nil else { return nil }
        self.init(wallClock: words)
    }

    private init?(wallClock words: [String]) {
        var rest = words[...]
        let day = rest.first.flatMap(Self.day)
        if day != nil { rest = rest.dropFirst() }
        guard let time = rest.popFirst().flatMap(Self.time) else { return nil }
        var zone: ZoneWord?
        if let word = rest.popFirst() {
            guard let read = Self.zone(word) else { return nil }
            zone = read
        }
        guard rest.isEmpty else { return nil }
        self = .clock(day, hour: time.hour, minute: time.minute, second: time.second, zone)
    }

    /// Words apart; ISO 8601's `T`, `Z` and offset stand apart too, zone names keep their case.
    private static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace }.flatMap { word -> [String] in
            let word = String(word)
            if word.contains("/") { return [word] }
            let lower = word.lowercased()
            guard let first = lower.first, first.isNumber, lower.contains(":") else {
                return [lower]
            }
            let parts = lower.split(separator: "t", maxSplits: 1).map { String($0) }
            guard let time = parts.last else { return [lower] }
            let digits = time.prefix { "0123456789:.".contains($0) }
            let zone = time.dropFirst(digits.count)
            let date: [String] = parts.count == 2 ? [parts[0]] : []
            return date + [String(digits)] + (zone.isEmpty ? [] : [String(zone)])
        }
    }

    private static func day(_ word: String) -> DayWord? {
        switch word {
        case "today": .fromToday(days: 0)
        case "yesterday": .fromToday(days: -1)
        case "tomorrow": .fromToday(days: 1)
        default: Day(word).map { .date($0) }
        }
    }

    private static func time(_ word: String) -> (hour: Int, minute: Int, second: Int)? {
        // Fractions of a second travel nowhere, so they are dropped here.
        let whole = word.prefix { $0 != "." }
        let parts = whole.split(separator: ":", omittingEmptySubsequences: false)
        guard
            (2...3).contains(parts.count),
            parts.allSatisfy({ (1...2).contains($0.count) }), parts[1].count == 2
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard
            numbers.count == parts.count,
            (0...23).contains(numbers[0]), (0...59).contains(numbers[1]),
            numbers.count == 2 || (0...59).contains(numbers[2])
        else { return nil }
        return (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
    }

    private static func zone(_ word: String) -> ZoneWord? {
        switch word.lowercased() {
        case "z", "utc", "gmt": return .offset(seconds: 0)
        default: break
        }
        if word.hasPrefix("+") || word.hasPrefix("-") || word.hasPrefix("−") {
            let digits = word.dropFirst().filter { $0 != ":" }
            guard digits.count == 2 || digits.count == 4, let number = Int(digits) else {
                return nil
            }
            let minutes = digits.count == 2 ? number * 60 : number / 100 * 60 + number % 100
            guard minutes <= 14 * 60, number % 100 < 60 || digits.count == 2 else { return nil }
            return .offset(seconds: (word.hasPrefix("+") ? 60 : -60) * minutes)
        }
        return word.contains("/") ? .named(word) : nil
    }
}
