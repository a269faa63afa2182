import Foundation
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

/// A manager keeps every figure of every week and month, and subtracts them from one another.
///
/// The houses are random: two teams, acts booked up to a week late, reports that come weeks later,
/// acts undone at any time.
@Suite("Differencing of weeks", .timeLimit(.minutes(5)))
struct WeekDifferencingTests {
    private struct Chance {
        var seed: UInt64

        mutating func below(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
    }

    /// The Monday so many weeks after the first one, and a few days.
    private static func day(_ week: Int, _ days: Int = 0) -> String {
        Date(timeIntervalSince1970: 1_609_718_400 + Double(week * 7 + days) * 86_400)
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }

    private static let weeks = 30
    private static let causes = ["mistake", "mistake", "rework", "breakdown", "variation", nil]

    /// A week's acts of ten people, the first of them the busiest; amounts are of a currency with
    /// `unit` smallest units.
    private static func fill(
        _ told: ToldHouse,
        _ week: Int,
        _ chance: inout Chance,
        team: Int64,
        unit: Int64
    ) async throws {
        for _ in 0..<chance.below(9) {
            let person = min(chance.below(10), chance.below(14))
            let weekday = chance.below(7)
            let late = chance.below(4) == 0 ? chance.below(8) : 0
            let act = try await told.act(
                by: person,
                on: day(week, weekday),
                cost: [0, 5, 30, 120][chance.below(4)] * unit,
                cause: causes[chance.below(6)],
                booked: day(week, weekday + late),
                team: person.isMultiple(of: 2) ? team : nil
            )
            if chance.below(10) > 2 {
                let wait = chance.below(3) == 0 ? chance.below(40) : 0
                try await told.report(
                    act,
                    by: person,
                    ["delighted", "better", "better", "same", "lost"][chance.below(5)],
                    at: "\(day(week, weekday + late + wait))T20:00:00Z"
                )
            }
            if chance.below(8) == 0 {
                let undone = day(week, weekday + late + 1 + chance.below(50))
                try await told.undo(act, at: "\(undone)T21:00:00Z")
            }
        }
    }

    /// Numbers by name; what cannot be told counts as nothing.
    private static func numbers(_ rows: [String]) -> [String: [Int]] {
        var numbers: [String: [Int]] = [:]
        for row in rows {
            let words = row.split(separator: " ").map(String.init)
            let name = words.dropLast(2).joined(separator: " ")
            numbers[name] = words.suffix(2).map { Int($0) ?? 0 }
        }
        return numbers
    }

    /// Whether a number tells of nobody, or of enough.
    private static func isSafe(_ number: Int, _ minimum: Int) -> Bool {
        number == 0 || number >= minimum
    }

    @Test(
        "no pair of weeks tells of fewer than three acts of a cause, or five of a team",
        arguments: [(1, 1), (2, 100), (3, 1_000), (4, 100)] as [(UInt64, Int64)]
    )
    func pairs(seed: UInt64, unit: Int64) async throws {
        try await ToldHouse.with { told in
            let team = try await told.house.organisation.addCostCentre(
                property: told.house.property,
                code: "SPA",
                name: "Spa"
            )
            var chance = Chance(seed: seed)
            for week in 0..<Self.weeks {
                try await Self.fill(told, week, &chance, team: team, unit: unit)
            }
            for (part, minimum) in [("cause", 3), ("team", 5)] {
                // The books are younger than a year, so that nothing drops out of its counts.
                var former: [[String: [Int]]] = []
                for week in 1...Self.weeks + 8 {
                    let rows = try await told.counts(part, today: Self.day(week))
                    let sunday = try await told.counts(part, today: Self.day(week, 6))
                    #expect(rows == sunday, "\(part) \(week)")
                    let now = Self.numbers(rows)
                    for (name, counts) in now {
                        #expect(counts.allSatisfy { Self.isSafe($0, minimum) }, "\(name) \(rows)")
                        for before in former {
                            let step = counts[0] - (before[name]?[0] ?? 0)
                            #expect(Self.isSafe(step, minimum), "\(name) \(week) \(step)")
                        }
                    }
                    former.append(now)
                }
                #expect(former.last?[""]?[0] ?? 0 > 10, "\(part): something is told")
            }
        }
    }

    @Test(
        "every month is told once, and no two filters tell of fewer than five by cost",
        arguments: [(5, 1), (6, 100), (7, 1_000)] as [(UInt64, Int64)]
    )
    func months(seed: UInt64, unit: Int64) async throws {
        try await ToldHouse.with { told in
            var chance = Chance(seed: seed)
            for week in 0..<Self.weeks {
                try await Self.fill(
                    told,
                    week,
                    &chance,
                    team: told.house.costCentre,
                    unit: unit
                )
            }
            let whole = try await told.mix(today: Self.day(Self.weeks + 12), months: 24)
            #expect(whole.count > 2)
            var former: [[String: [Int]]] = []
            for week in 13...Self.weeks + 12 {
                let mix = try await told.mix(today: Self.day(week), months: 24)
                #expect(mix == Array(whole.prefix(mix.count)), "\(week)")
                #expect(try await told.mix(today: Self.day(week, 6), months: 24) == mix)
                for row in mix {
                    let cells = row.split(separator: " ").dropFirst(2).map { Int($0) }
                    try #require(cells.count == 8)
                    for sides in [(cells[0...1], cells[5]), (cells[2...4], cells[6])] {
                        let rest = (sides.1 ?? 0) - sides.0.reduce(0) { $0 + ($1 ?? 0) }
                        #expect(Self.isSafe(rest, 3), "\(row)")
                    }
                    #expect(cells.allSatisfy { Self.isSafe($0 ?? 0, 3) }, "\(row)")
                }
                former.append(
                    Self.numbers(try await told.cost(today: Self.day(week), months: 24))
                )
            }
            Self.compare(former)
            var filters: [[String: [Int]]] = []
            for months in 1...9 {
                filters.append(
                    Self.numbers(
                        try await told.cost(today: Self.day(Self.weeks + 12), months: months)
                    )
                )
            }
            Self.compare(filters)
        }
    }

    /// Each set of bands against every one before it, which is of fewer months.
    private static func compare(_ bands: [[String: [Int]]]) {
        for (place, now) in bands.enumerated() {
            for before in bands.prefix(place) {
                for name in Set(now.keys).union(before.keys) {
                    let (asked, good) = (now[name]?[0] ?? 0, now[name]?[1] ?? 0)
                    let others = (before[name]?[0] ?? 0) - (before[name]?[1] ?? 0)
                    let steps = [good - (before[name]?[1] ?? 0), asked - good - others]
                    #expect(steps.allSatisfy { isSafe(abs($0), 5) }, "\(name) \(steps)")
                }
            }
        }
    }
}
