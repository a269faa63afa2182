public import Foundation
import Latitude
import LatitudeStore
import Postgres

/// A house with acts written straight into its tables, on days and with outcomes as the test says.
public struct ToldHouse: Sendable {
    /// The house they are in.
    public let house: TestHouse
    /// Ten employees of the first property.
    public let people: [UUID]
    /// Another property's number and its cost centre's.
    public let other: (property: Int64, costCentre: Int64)

    /// Lends `body` such a house.
    public static func with<R: Sendable>(
        _ body: @Sendable @escaping (ToldHouse) async throws -> R
    ) async throws -> R {
        try await TestHouse.with { house in try await body(try await settle(house)) }
    }

    /// Ten employees and another property in a house that is there.
    public static func settle(_ house: TestHouse) async throws -> ToldHouse {
        var people: [UUID] = []
        for number in 0..<10 { people.append(try await house.employee("e\(number)").id) }
        let garden = try await house.organisation.addProperty(
            PropertyPlan(
                name: "Garden",
                timeZone: "Europe/Warsaw",
                currency: TestHouse.dollar,
                language: "pl"
            )
        )
        let desk = try await house.organisation.addCostCentre(
            property: garden,
            code: "FO",
            name: "Front office"
        )
        return ToldHouse(house: house, people: people, other: (garden, desk))
    }

    /// An act of somebody's on a day, booked and undone when the test says; `outcome` nil: not
    /// asked, and `undone` nil: it stands.
    @discardableResult
    public func act(
        by person: Int,
        on day: String,
        _ outcome: String? = nil,
        cost: Int64 = 1_000,
        cause: String? = nil,
        isDelight: Bool = false,
        holdState: String? = nil,
        booked: String? = nil,
        undone: String? = nil,
        team: Int64? = nil,
        elsewhere: Bool = false
    ) async throws -> UUID {
        let id = UUID()
        let place = elsewhere ? other : (house.property, team ?? house.costCentre)
        let end = holdState == nil ? "null" : "'\(day)T18:00:00Z'"
        let held = holdState == "open" ? 500 : 0
        try await house.database.owner.run(
            script: """
                insert into recovery (recovery_id, number, code, kind, employee_id, property_id,
                    cost_centre_id, incident_id, currency, means, reason, cause, minutes,
                    occurred_at, occurred_on, expires_at, hold_state, spent, held, reversed)
                select '\(id)', n - 1, 'T' || n, '\(holdState == nil ? "spend" : "hold")',
                    '\(people[person])', \(place.0), \(place.1), '\(id)', 'USD', 'till',
                    '\(isDelight ? "delight" : "recovery")', \(quoted(cause)), 0,
                    '\(day)T12:00:00Z', '\(day)', \(end), \(quoted(holdState)), \(cost), \(held),
                    \(undone != nil)
                from nextval('recovery_number') n
                """
        )
        let first = booked ?? day
        try await enter(holdState == nil ? "spend" : "hold", id, cost, at: "\(first)T12:05:00Z")
        if let holdState, holdState != "open" {
            let kind = holdState == "settled" ? "settle" : "release"
            try await enter(kind, id, cost, at: "\(first)T12:30:00Z")
        }
        if let undone { try await enter("reverse", id, cost, at: "\(undone)T13:00:00Z") }
        if let outcome { try await report(id, by: person, outcome, at: "\(first)T20:00:00Z") }
        return id
    }

    /// An entry of an act.
    private func enter(
        _ kind: String,
        _ act: UUID,
        _ cost: Int64,
        at instant: String
    ) async throws {
        try await house.database.owner.run(
            script: """
                insert into entry (entry_id, request_id, recovery_id, kind, amount, currency, means,
                    employee_id, policy_id, certification_id, occurred_on, booked_on, booked_at,
                    spent_after, held_after, repaid_after, content_hash, digest)
                select nextval('entry_number'), case when '\(kind)' in ('spend', 'hold')
                        then x.recovery_id else gen_random_uuid() end,
                    x.recovery_id, '\(kind)', \(cost), x.currency, x.means, x.employee_id,
                    (select min(p.policy_id) from policy p),
                    (select min(c.certification_id) from certification c),
                    x.occurred_on, '\(instant)'::timestamptz::date, '\(instant)', \(cost), 0, 0,
                    '\\x00', '\\x00'
                from recovery x where x.recovery_id = '\(act)'
                """
        )
    }

    /// Undoes an act at an instant.
    public func undo(_ act: UUID, at instant: String) async throws {
        try await enter("reverse", act, 1_000, at: instant)
        try await house.database.owner.run(
            script: "update recovery set reversed = true where recovery_id = '\(act)'"
        )
    }

    /// Reports what became of the guest of an act, at an instant.
    public func report(
        _ id: UUID,
        by person: Int,
        _ outcome: String,
        at instant: String
    ) async throws {
        try await house.database.owner.run(
            script: """
                insert into outcome
                    (outcome_id, recovery_id, employee_id, outcome, content_hash, reported_at)
                values (gen_random_uuid(), '\(id)', '\(people[person])', '\(outcome)', '\\x00',
                    '\(instant)')
                """
        )
    }

    /// One act a person for each of `outcomes`, by the first `count` people.
    public func acts(
        by count: Int,
        on day: String,
        _ outcomes: [String?],
        cost: Int64 = 1_000,
        cause: String? = nil
    ) async throws {
        for outcome in outcomes {
            for person in 0..<count {
                try await act(by: person, on: day, outcome, cost: cost, cause: cause)
            }
        }
    }

    /// The mix of the first property: from, then each outcome, good, not good and not asked.
    public func mix(today: String, months: Int = 12) async throws -> [String] {
        try await house.database.owner.texts(
            """
            select concat_ws(' ', to_char(m.from_day, 'YYYY-MM'), to_char(m.until_day, 'YYYY-MM'),
                coalesce(m.delighted::text, '-'), coalesce(m.better::text, '-'),
                coalesce(m.same::text, '-'), coalesce(m.worse::text, '-'),
                coalesce(m.lost::text, '-'), m.good, m.not_good, m.not_asked)
            from outcome_mix_at(\(house.property), '\(today)', \(months)) m
            """
        )
    }

    /// The bands of cost: above, up to, asked, good.
    public func cost(today: String, months: Int = 12) async throws -> [String] {
        try await house.database.owner.texts(
            """
            select concat_ws(' ', coalesce(c.above::text, '-'), coalesce(c.up_to::text, '-'),
                c.asked, c.good)
            from outcome_cost_at(\(house.property), '\(today)', \(months)) c
            """
        )
    }

    /// Causes or teams: key, acts, recent.
    public func counts(_ part: String, today: String) async throws -> [String] {
        try await house.database.owner.texts(
            """
            select concat_ws(' ', nullif(c.cell, ''), coalesce(c.acts::text, '-'),
                coalesce(c.recent::text, '-'))
            from cause_counts_at(\(house.property), '\(today)') c
            where c.part = '\(part)' order by c.cell
            """
        )
    }

    private func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "null" }
}
