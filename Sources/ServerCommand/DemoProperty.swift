import Foundation
import Latitude
import LatitudeStore

/// A property of the demonstration: what is fixed about it, its rules and its people.
struct DemoProperty: Sendable {
    /// Limits in whole units of the currency.
    struct Rule: Sendable {
        /// Days before now on which it comes into force.
        let daysAgo: Int
        let wordings: [String: String]
        let limits: [(scope: Scope, major: Int64, isHard: Bool)]
    }

    let name: String
    let timeZone: String
    let currency: Currency
    let language: String
    let means: Means
    /// What a dollar is in smallest units, roughly.
    let minorPerDollar: Double
    /// Sums end on a multiple of this many smallest units.
    let coin: Int64
    /// How much of the year happens here, against the others.
    let weight: Double
    let owner: String
    let rules: [Rule]
    let centres: [(code: String, name: String)]
    let people: [DemoPerson]
    /// Guests who come back, as they are known at the desk.
    let guests: [String]

    /// The lowest month's limit there ever was, in smallest units.
    var lowestLimit: Int64 {
        let majors = rules.flatMap(\.limits).filter { $0.scope == .employeeMonth }.map(\.major)
        return (majors.min() ?? 0) * currency.minorPerMajor
    }

    /// What the store sets up.
    func plan(_ calendar: DemoCalendar) -> DemoHouse.Property {
        DemoHouse.Property(
            plan: PropertyPlan(
                name: name,
                timeZone: timeZone,
                currency: currency,
                language: language,
                defaultMeans: means
            ),
            costCentres: centres.map { DemoHouse.CostCentre(code: $0.code, name: $0.name) },
            policies: rules.map { rule in
                PolicyPlan(
                    property: 0,
                    validFrom: calendar.day(daysAgo: rule.daysAgo),
                    owner: owner,
                    receiptsFrom: ReceiptThreshold.usual(in: currency),
                    wordings: rule.wordings,
                    limits: rule.limits.map { limit in
                        let minor = limit.major * currency.minorPerMajor
                        return PolicyPlan.Limit(limit.scope, minor, hard: limit.isHard)
                    }
                )
            },
            employees: people.map { $0.plan(calendar) }
        )
    }
}

/// Somebody of the demonstration.
struct DemoPerson: Sendable {
    /// What is out of the ordinary about them.
    enum Kind: Sendable, Equatable {
        /// Trained, renewed during the year, still there.
        case usual
        /// Taken on this month; has not spent anything yet.
        case new
        /// Has not been to the course.
        case untrained
        /// Did not renew.
        case lapsed
        /// Left; somebody else settles what was open.
        case gone(heir: String)
    }

    static let course = "Guest recovery"
    static let lapsedDaysAgo = 40
    static let goneDaysAgo = 75

    let handle: String
    let name: String
    let centre: String
    let roles: [String]
    let kind: Kind
    /// How often they act, against the others; none for who cannot.
    let weight: Double

    init(
        _ handle: String,
        _ name: String,
        _ centre: String,
        roles: [String] = ["staff"],
        kind: Kind = .usual,
        weight: Double = 1
    ) {
        self.handle = handle
        self.name = name
        self.centre = centre
        self.roles = roles
        self.kind = kind
        self.weight = kind == .new || kind == .untrained ? 0 : weight
    }

    /// A number of the handle alone, to spread dates by.
    private var spread: Int { handle.utf8.reduce(7) { ($0 * 31 + Int($1)) % 1_009 } }

    func plan(_ calendar: DemoCalendar) -> DemoHouse.Employee {
        var employee = DemoHouse.Employee(
            handle: handle,
            name: name,
            costCentre: centre,
            roles: roles,
            hiredOn: calendar.day(daysAgo: kind == .new ? 20 : 700 + 2 * spread),
            certificates: certificates(calendar)
        )
        if case .gone(let heir) = kind {
            let day = calendar.day(daysAgo: Self.goneDaysAgo)
            employee.leaving = DemoHouse.Leaving(lastDay: day, heir: heir)
        }
        return employee
    }

    /// A certificate lasts a year; the next begins before it ends.
    private func certificates(_ calendar: DemoCalendar) -> [DemoHouse.Certificate] {
        func certificate(from: Int, until: Int) -> DemoHouse.Certificate {
            DemoHouse.Certificate(
                course: Self.course,
                from: calendar.day(daysAgo: from),
                until: calendar.day(daysAgo: until)
            )
        }
        switch kind {
        case .new: return [certificate(from: 12, until: -353)]
        case .untrained: return []
        case .lapsed:
            return [
                certificate(from: Self.lapsedDaysAgo + 365, until: Self.lapsedDaysAgo)
            ]
        case .usual, .gone:
            let end = kind == .usual ? 30 + spread % 300 : 100 + spread % 200
            return [
                certificate(from: end + 365, until: end),
                certificate(from: end + 20, until: end - 345),
            ]
        }
    }
}

/// Days and times of the year that ends now.
struct DemoCalendar: Sendable {
    static let days = 365

    let now: Date

    /// When the year begins.
    var start: Date { now.addingTimeInterval(-Double(Self.days) * 86_400) }

    /// The day that many days before today in UTC, `yyyy-mm-dd`; negative means after.
    func day(daysAgo: Int) -> String {
        now.addingTimeInterval(-Double(daysAgo) * 86_400)
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }

    /// That local time on the day that many days before today.
    func time(daysAgo: Int, _ hour: Int, _ minute: Int, zone: String) -> Date {
        let local = Self.local(zone)
        let day = local.startOfDay(for: now.addingTimeInterval(-Double(daysAgo) * 86_400))
        return day.addingTimeInterval(Double(hour * 3_600 + minute * 60))
    }

    /// The months from the year's first up to that instant's, in UTC.
    func months(until end: Date) -> [Month] {
        let utc = Self.local("UTC")
        let first = utc.dateInterval(of: .month, for: start)?.start ?? start
        return (0...24).compactMap { utc.date(byAdding: .month, value: $0, to: first) }
            .prefix { $0 <= end }
            .compactMap { instant in
                Day(instant.formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()))
                    .map { Month(of: $0) }
            }
    }

    /// The calendar of a place.
    static func local(_ zone: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }
}
