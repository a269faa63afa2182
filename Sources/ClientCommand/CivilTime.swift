import Foundation
import Latitude

/// A day and time as a clock on the wall shows it, to the second, in no particular zone.
///
/// Days are counted as in https://howardhinnant.github.io/date_algorithms.html; a calendar of
/// Foundation's would load its tables for the same answer.
struct CivilTime: Hashable {
    /// Seconds since 1970-01-01 00:00 of the same wall clock.
    let seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    /// What the wall clock of a zone shows at an instant.
    init(_ date: Date, in zone: TimeZone) {
        seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
    }

    init(_ day: Day, hour: Int, minute: Int, second: Int = 0) {
        let year = day.month <= 2 ? day.year - 1 : day.year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// The day; nil beyond the year 9999 or before the year 1.
    var day: Day? {
        let days = Self.floored(seconds, by: 86_400) + 719_468
        let era = Self.floored(days, by: 146_097)
        let dayOfEra = days - era * 146_097
        let leaps = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leaps) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let dayOfMonth = dayOfYear - (153 * shifted + 2) / 5 + 1
        return Day("\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(dayOfMonth, 2))")
    }

    /// `18:30`.
    var hours: String {
        let second = seconds - Self.floored(seconds, by: 86_400) * 86_400
        return "\(Self.padded(second / 3_600, 2)):\(Self.padded(second / 60 % 60, 2))"
    }

    func adding(days: Int) -> CivilTime { CivilTime(seconds: seconds + days * 86_400) }

    /// The instants at which the zone's wall clock shows this, earliest first.
    ///
    /// None where the clock is put forward over it, two where it is put back over it.
    func instants(in zone: TimeZone) -> [Date] {
        let guess = Date(timeIntervalSince1970: TimeInterval(seconds))
        let offsets = [-86_400.0, 86_400.0].map { zone.secondsFromGMT(for: guess + $0) }
        let dates = Set(offsets).map { guess - TimeInterval($0) }
        return dates.filter { CivilTime($0, in: zone) == self }.sorted()
    }

    private static func floored(_ value: Int, by divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// The clock on the property's wall.
struct PropertyClock {
    let zone: TimeZone
    let now: Date

    /// A zone this machine does not know counts as UTC.
    init(zoneName: String, now: Date) {
        zone = TimeZone(identifier: zoneName) ?? .gmt
        self.now = now
    }

    var today: Day? { CivilTime(now, in: zone).day }

    /// `18:30`, the time now.
    var nowText: String { CivilTime(now, in: zone).hours }

    /// `today`, `20 Nov` for this year, else with the year.
    func dayText(_ date: Date) -> String {
        guard let day = CivilTime(date, in: zone).day, day != today else { return "today" }
        return day.year == today?.year ? DayText.short(day) : DayText.long(day)
    }

    /// `18:30` for today, `20 Nov 18:30` for this year, else with the year.
    func text(_ date: Date) -> String {
        let time = CivilTime(date, in: zone)
        guard let day = time.day, day != today else { return time.hours }
        let text = day.year == today?.year ? DayText.short(day) : DayText.long(day)
        return "\(text) \(time.hours)"
    }
}
