import Foundation
import Latitude

// When an expression is, once the clock is known.
extension InstantExpression {
    /// The moment meant; throws `value_malformed` for a zone nobody knows or a time left out.
    func instant(
        text: String,
        side: InstantText.Side,
        clock: PropertyClock
    ) throws(Refusal) -> Date {
        switch self {
        case .relative(let minutes, let isAhead):
            let sign: TimeInterval = isAhead ?? (side == .ahead) ? 1 : -1
            return clock.now.addingTimeInterval(sign * TimeInterval(minutes) * 60)
        case .clock(let day, let hour, let minute, let second, let word):
            let zone = try Self.zone(word, clock: clock)
            guard let today = CivilTime(clock.now, in: zone).day else {
                throw Refusal(.valueMalformed, detail: "This machine's clock is wrong.")
            }
            let midnight: CivilTime
            switch day {
            case .date(let date): midnight = CivilTime(date, hour: 0, minute: 0)
            case .fromToday(let days):
                midnight = CivilTime(today, hour: 0, minute: 0).adding(days: days)
            case nil:
                let time = CivilTime(today, hour: hour, minute: minute, second: second)
                return try Self.nearest(time, text: text, side: side, zone: zone, now: clock.now)
            }
            let time = CivilTime(
                seconds: midnight.seconds + hour * 3_600 + minute * 60 + second
            )
            return try Self.only(time, text: text, zone: zone)
        }
    }

    /// The next or the last time the clock shows this, now included.
    private static func nearest(
        _ time: CivilTime,
        text: String,
        side: InstantText.Side,
        zone: TimeZone,
        now: Date
    ) throws(Refusal) -> Date {
        let days = side == .ahead ? [0, 1] : [0, -1]
        for day in days {
            let instants = time.adding(days: day).instants(in: zone)
            switch side {
            case .ahead:
                if let next = instants.first(where: { $0 >= now }) { return next }
            case .behind:
                if let last = instants.first(where: { $0 <= now }) { return last }
            }
        }
        return try only(time, text: text, zone: zone)
    }

    private static func only(
        _ time: CivilTime,
        text: String,
        zone: TimeZone
    ) throws(Refusal) -> Date {
        guard let instant = time.instants(in: zone).first else {
            throw Refusal(
                .valueMalformed,
                detail: "“\(text.prefix(40))” does not exist: the clocks of \(zone.identifier) "
                    + "go forward over it.",
                youCan: ["give a time an hour later", "give it with an offset: 02:30+01:00"]
            )
        }
        return instant
    }

    private static func zone(_ word: ZoneWord?, clock: PropertyClock) throws(Refusal) -> TimeZone {
        switch word {
        case nil: return clock.zone
        case .offset(let seconds): return TimeZone(secondsFromGMT: seconds) ?? .gmt
        case .named(let name):
            guard let zone = TimeZone(identifier: name) else {
                throw Refusal(
                    .valueMalformed,
                    detail: "There is no time zone “\(name.prefix(40))”.",
                    youCan: ["use an IANA name such as Europe/Warsaw or Pacific/Honolulu"]
                )
            }
            return zone
        }
    }
}
