import Foundation
import Latitude
import Testing

@testable import ClientCommand

@Suite("Times as typed")
struct InstantTextTests {
    static func utc(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(
        "reads moments on the side of now the option asks for",
        arguments: [
            ("10:00", "ahead", "2026-11-22T09:00:00Z"),
            ("19:00", "ahead", "2026-11-21T18:00:00Z"),
            ("18:30", "ahead", "2026-11-21T17:30:00Z"),
            ("10:00", "behind", "2026-11-21T09:00:00Z"),
            ("19:00", "behind", "2026-11-20T18:00:00Z"),
            ("9:05", "behind", "2026-11-21T08:05:00Z"),
            ("now", "ahead", "2026-11-21T17:30:00Z"),
            ("today 23:59", "behind", "2026-11-21T22:59:00Z"),
            ("yesterday 18:30", "behind", "2026-11-20T17:30:00Z"),
            ("Tomorrow 10:00", "ahead", "2026-11-22T09:00:00Z"),
            ("tomorrow 10:00 Pacific/Honolulu", "ahead", "2026-11-22T20:00:00Z"),
            ("10:00 Pacific/Honolulu", "ahead", "2026-11-21T20:00:00Z"),
            ("10:00 UTC", "ahead", "2026-11-22T10:00:00Z"),
            ("2026-11-20 18:30", "behind", "2026-11-20T17:30:00Z"),
            ("2026-11-20 18:30 +02:00", "behind", "2026-11-20T16:30:00Z"),
            ("2026-11-20T18:30", "behind", "2026-11-20T17:30:00Z"),
            ("2026-11-20T18:30:15Z", "behind", "2026-11-20T18:30:15Z"),
            ("2026-11-20T18:30:15.250+01:00", "behind", "2026-11-20T17:30:15Z"),
            ("2026-11-20T18:30-0330", "behind", "2026-11-20T22:00:00Z"),
            ("30m", "ahead", "2026-11-21T18:00:00Z"),
            ("2h", "behind", "2026-11-21T15:30:00Z"),
            ("2h ago", "behind", "2026-11-21T15:30:00Z"),
            ("2 h ago", "behind", "2026-11-21T15:30:00Z"),
            ("in 2h", "behind", "2026-11-21T19:30:00Z"),
            ("3d", "ahead", "2026-11-24T17:30:00Z"),
            ("1h30 ago", "behind", "2026-11-21T16:00:00Z"),
        ]
    )
    func reads(text: String, side: String, expected: String) throws {
        let read = try InstantText.parse(
            text,
            option: "--at",
            side: side == "ahead" ? .ahead : .behind,
            clock: PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
        )
        #expect(read == (try Self.utc(expected)))
    }

    @Test(
        "follows the clock through daylight saving",
        arguments: [
            // Put back on 25 October 2026 at 3:00: 2:30 comes twice, the first is meant.
            ("2026-10-25 02:30", "2026-10-25T00:30:00Z"),
            ("2026-10-25 03:00", "2026-10-25T02:00:00Z"),
            ("2026-10-25 01:59", "2026-10-24T23:59:00Z"),
            ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
            // Put forward on 29 March 2026 at 2:00.
            ("2026-03-29 01:59", "2026-03-29T00:59:00Z"),
            ("2026-03-29 03:00", "2026-03-29T01:00:00Z"),
            ("2026-03-29 02:30 America/New_York", "2026-03-29T06:30:00Z"),
            // A zone that moves by half an hour.
            ("2026-04-05 01:45 Australia/Lord_Howe", "2026-04-04T14:45:00Z"),
        ]
    )
    func daylightSaving(text: String, expected: String) throws {
        let clock = PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
        let read = try InstantText.parse(text, option: "--at", side: .behind, clock: clock)
        #expect(read == (try Self.utc(expected)))
    }

    @Test("refuses a time the clock skips")
    func skipped() {
        let clock = PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
        #expect {
            try InstantText.parse("2026-03-29 02:30", option: "--at", side: .behind, clock: clock)
        } throws: { error in
            (error as? Refusal)?.code == .valueMalformed
                && (error as? Refusal)?.detail?.contains("go forward") == true
        }
    }

    @Test("yesterday and a day of 23 hours are days of the wall's clock")
    func daysAcrossTheChange() throws {
        let sunday = try Self.utc("2026-03-29T10:00:00Z")
        let clock = PropertyClock(zoneName: "Europe/Warsaw", now: sunday)
        let read = try InstantText.parse(
            "yesterday 12:00",
            option: "--at",
            side: .behind,
            clock: clock
        )
        #expect(read == (try Self.utc("2026-03-28T11:00:00Z")))
    }

    @Test(
        "refuses what is no moment",
        arguments: [
            "", "soon", "25:00", "10:60", "10", "1000", "2026-02-30 10:00", "yesterday",
            "2026-11-20", "10:00 Nowhere/Land", "10:00 CET CET", "in 2h ago", "2h 10:00",
            "2026-11-20T18:30+99:00", "10:00 pm", "３:００",
        ]
    )
    func refuses(text: String) {
        let clock = PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
        #expect {
            try InstantText.parse(text, option: "--by", side: .ahead, clock: clock)
        } throws: { error in
            (error as? Refusal)?.code == .valueMalformed
        }
    }

    @Test(
        "reads lengths of time",
        arguments: [
            ("20min", 20), ("2h", 120), ("1h30", 90), ("1h30m", 90), ("90m", 90), ("2d", 2_880),
            ("36h", 2_160), ("1d12h", 2_160), ("1w", 10_080), ("0min", 0), ("2H", 120),
            ("20", nil), ("h", nil), ("", nil), ("1m30", nil), ("2h2h", nil), ("30m1h", nil),
            ("-2h", nil), ("1.5h", nil), ("20minutes", nil), ("99999999d", nil), ("2d5", nil),
        ] as [(String, Int?)]
    )
    func lengths(text: String, minutes: Int?) {
        #expect(DurationText.minutes(text) == minutes)
    }

    @Test("counts days there and back over four centuries")
    func civilDays() {
        var day = CivilTime(seconds: 0)
        #expect(day.day?.description == "1970-01-01")
        for _ in 0..<146_097 {
            guard let date = day.day else { Issue.record("no day"); return }
            if CivilTime(date, hour: 0, minute: 0) != day { Issue.record("\(date)") }
            day = day.adding(days: 1)
        }
        #expect(day.day?.description == "2370-01-01")
        #expect(CivilTime(seconds: -1).day?.description == "1969-12-31")
        #expect(CivilTime(seconds: -1).hours == "23:59")
    }
}
