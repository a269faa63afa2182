import Foundation
import Latitude
import LatitudeStore

/// Everything that happened in the year up to now, in increasing instants.
///
/// Seed, number and now alone decide it.
struct DemoYear: Sendable {
    /// The fewest recoveries a demonstration has: the seeds' cases and the leaver's.
    static let fewest = 10

    let acts: [DemoAct]
    /// What was planned for it.
    let plan: [DemoHouse.PlanLine]

    /// A year of that many recoveries; attempts that the rules refuse come on top.
    ///
    /// Throws a `Refusal` if one of our own texts or sums had no proper form.
    init(seed: UInt64, recoveries: Int, now: Date) throws {
        let now = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        var builder = DemoYearBuilder(seed: seed, calendar: DemoCalendar(now: now))
        try builder.addCases()
        try builder.addAttempts()
        try builder.fill(upTo: recoveries)
        let office = try DemoOffice(builder, seed: seed)
        acts = Self.ordered(builder.acts + office.acts, before: now)
        plan = DemoOffice.plan(of: builder.acts, builder.calendar)
    }

    /// In order, a second apart where two would fall together, without what is still to come.
    private static func ordered(_ acts: [DemoAct], before now: Date) -> [DemoAct] {
        var last = Date.distantPast
        return acts.enumerated()
            .filter { $0.element.at < now }
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map { _, act in
                var act = act
                act.at = max(act.at, last.addingTimeInterval(1))
                last = act.at
                return act
            }
    }
}

/// Somebody at a place.
struct DemoActor: Sendable {
    let property: DemoProperty
    let person: DemoPerson

    var handle: String { person.handle }
}

/// A new act of the year, with what follows from it.
struct DemoOpening: Sendable {
    let request: RecoveryRequest
    let at: Date
    let actor: DemoActor
    let speech: DemoSpeech
}

/// Makes the year act by act.
struct DemoYearBuilder {
    let calendar: DemoCalendar
    var random: DemoRandom
    var acts: [DemoAct] = []
    /// How many new acts were added that will be booked.
    var count = 0
    /// What is spent per month and per guest and day, so that no act is refused by chance.
    private var used: [String: Int64] = [:]

    init(seed: UInt64, calendar: DemoCalendar) {
        self.calendar = calendar
        random = DemoRandom(seed: seed)
    }

    /// Adds an act and counts it.
    mutating func open(_ request: RecoveryRequest, by actor: DemoActor, at instant: Date) {
        acts.append(DemoAct(at: instant, by: actor.handle, step: .open(request)))
        count += 1
    }

    /// Fills the year up to that many acts, with those around clock changes first.
    mutating func fill(upTo recoveries: Int) throws {
        var moments = recoveries >= 100 ? clockChanges() : []
        while count + moments.count < recoveries {
            let property = random.pick(weighted: DemoPlan.properties.map { ($0, $0.weight) })
            moments.append(moment(at: property))
        }
        moments.sort { $0.0 < $1.0 }
        for (instant, property) in moments {
            let people = property.people.filter { isAvailable($0, at: instant) }
            let person = random.pick(weighted: people.map { ($0, $0.weight) })
            let actor = DemoActor(property: property, person: person)
            let opening = try self.opening(by: actor, at: instant)
            open(opening.request, by: actor, at: instant)
            try follow(opening)
        }
    }

    /// Takes a sum from the month and the guest's day, unless little would be left.
    mutating func take(_ minor: Int64, by actor: DemoActor, label: String?, on date: Date) -> Bool {
        let parts = DemoCalendar.local(actor.property.timeZone)
            .dateComponents([.year, .month, .day], from: date)
        let month = "\(parts.year ?? 0)-\(parts.month ?? 0)"
        var keys = ["\(actor.handle) \(month)"]
        if let label {
            keys.append("\(actor.property.name) \(label.lowercased()) \(month)-\(parts.day ?? 0)")
        }
        let most = actor.property.lowestLimit * 9 / 10
        guard keys.allSatisfy({ used[$0, default: 0] + minor <= most }) else { return false }
        for key in keys { used[key, default: 0] += minor }
        return true
    }

    /// Half an hour before and after each change of the clocks.
    private func clockChanges() -> [(Date, DemoProperty)] {
        DemoPlan.properties.flatMap { property in
            var changes: [(Date, DemoProperty)] = []
            var after = calendar.start.addingTimeInterval(3_600)
            let zone = TimeZone(identifier: property.timeZone)
            while let change = zone?.nextDaylightSavingTimeTransition(after: after),
                change < calendar.now.addingTimeInterval(-3_600)
            {
                changes += [-1_800, 1_800].map { (change.addingTimeInterval($0), property) }
                after = change
            }
            return changes
        }
    }

    /// Any second of the year, more in the morning and the evening than at night.
    private mutating func moment(at property: DemoProperty) -> (Date, DemoProperty) {
        let local = DemoCalendar.local(property.timeZone)
        let day = calendar.start.addingTimeInterval(
            Double(random.below(DemoCalendar.days * 86_400))
        )
        let hour = random.pick(weighted: Self.hours.enumerated().map { ($0.offset, $0.element) })
        var instant = local.startOfDay(for: day)
            .addingTimeInterval(Double(hour * 3_600 + random.below(3_600)))
        if instant >= calendar.now.addingTimeInterval(-60) { instant.addTimeInterval(-86_400) }
        if instant < calendar.start { instant.addTimeInterval(86_400) }
        return (instant, property)
    }

    /// How much happens in each hour of a day, from midnight.
    private static let hours: [Double] = [
        2, 1.5, 1, 1, 1, 2, 4, 7, 8, 7, 6, 6, 5, 4, 5, 6, 6, 6, 7, 8, 8, 7, 5, 3,
    ]

    /// Who may act then; those of the seeds' cases have nothing else in hand lately.
    private func isAvailable(_ person: DemoPerson, at instant: Date) -> Bool {
        let daysAgo = calendar.now.timeIntervalSince(instant) / 86_400
        if DemoCases.people.contains(person.handle) { return daysAgo > 65 }
        return switch person.kind {
        case .new, .untrained: false
        case .lapsed: daysAgo > Double(DemoPerson.lapsedDaysAgo + 8)
        case .gone: daysAgo > Double(DemoPerson.goneDaysAgo + 8)
        case .usual: true
        }
    }
}
