public import Foundation
public import Messages

/// Days and moments as people at one property read them.
public struct DateText: Sendable {
    /// Whose months are named.
    public let language: Language
    /// Where the clock hangs.
    public let timeZone: TimeZone
    private let calendar: Calendar

    /// Dates in a language, by the clock of a house.
    public init(language: Language, timeZone: TimeZone) {
        self.language = language
        self.timeZone = timeZone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// `17 Nov 2026`, in Polish `17 lis 2026`.
    public func day(_ date: CivilDate) -> String {
        "\(date.day)\u{A0}\(monthName(date))\u{A0}\(date.year)"
    }

    /// The day of an instant on the house's clock, as `day(_:)`.
    public func day(of instant: Date) -> String { day(parts(of: instant).date) }

    /// `Nov 2026` for days of one month, else `Sep – Nov 2026`, or `Dec 2025 – Jan 2026`.
    public func months(_ first: CivilDate, _ last: CivilDate) -> String {
        let end = "\(monthName(last))\u{A0}\(last.year)"
        if (first.year, first.month) == (last.year, last.month) { return end }
        let year = first.year == last.year ? "" : "\u{A0}\(first.year)"
        return "\(monthName(first))\(year) – \(end)"
    }

    /// The same without years, for a narrow place: `Nov`, `Sep–Nov`.
    public func shortMonths(_ first: CivilDate, _ last: CivilDate) -> String {
        let isOne = (first.year, first.month) == (last.year, last.month)
        return isOne ? monthName(last) : "\(monthName(first))–\(monthName(last))"
    }

    private func monthName(_ date: CivilDate) -> String {
        (language == .pl ? Self.polishMonths : Self.englishMonths)[date.month - 1]
    }

    /// `17 Nov 2026, 19:40` on the house's clock, with 24 hours.
    public func moment(_ instant: Date) -> String {
        let parts = parts(of: instant)
        return "\(day(parts.date)), \(Self.two(parts.hour)):\(Self.two(parts.minute))"
    }

    /// The same minute for programs, with the offset: `2026-11-17T19:40-05:00`
    /// (HTML, “valid global date and time string”).
    public func machineMoment(_ instant: Date) -> String {
        let parts = parts(of: instant)
        let date = "\(parts.date.year)-\(Self.two(parts.date.month))-\(Self.two(parts.date.day))"
        let minutes = timeZone.secondsFromGMT(for: instant) / 60
        let sign = minutes < 0 ? "-" : "+"
        let offset = "\(Self.two(abs(minutes) / 60)):\(Self.two(abs(minutes) % 60))"
        return "\(date)T\(Self.two(parts.hour)):\(Self.two(parts.minute))\(sign)\(offset)"
    }

    private func parts(of instant: Date) -> (date: CivilDate, hour: Int, minute: Int) {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: instant)
        let date = CivilDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
        return (date, parts.hour ?? 0, parts.minute ?? 0)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // Tables of our own, as the smaller Foundation of a server knows no language but English.
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let polishMonths = [
        "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru",
    ]
}
