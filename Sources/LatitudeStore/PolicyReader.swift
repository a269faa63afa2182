public import Foundation
public import Latitude
public import Postgres

/// The rules in force, and what proves that an act kept within them.
public struct PolicyReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// The policy in force today at the asker's property; nil without one.
    ///
    /// Throws `PostgresError`.
    public func inForce(for asker: SignedIn) async throws -> PolicyRow? {
        try await pool.run(
            PolicyInForce(parameters: [.int(asker.property)]),
            within: asker.context
        ).first
    }

    /// The facts of a cover note; nil when there is no such act the asker may see: one's own, a
    /// leaver's whose heir one is, any for finance.
    ///
    /// Throws `PostgresError`.
    public func cover(
        _ reference: RecoveryReference,
        for asker: SignedIn
    ) async throws -> CoverFacts? {
        let key: [Parameter] = [
            .uuid(reference.id), .text(reference.code), .bool(asker.has("finance")),
        ]
        let (heads, funds) = try await pool.run(
            CoverHead(parameters: key),
            CoverFunds(parameters: key),
            within: asker.context
        )
        return heads.first.map { CoverFacts(head: $0, funds: funds) }
    }
}

/// A version of a property's rules.
public struct PolicyRow: Sendable {
    /// The property's name.
    public let property: String
    /// The property's currency.
    public let currency: String
    /// 1, 2, 3… per property.
    public let number: Int
    /// Its first day.
    public let from: String
    /// Who answers for it.
    public let owner: String
    /// From which sum on a bill is wanted, in smallest units.
    public let receiptsFrom: Int64
    /// The rule in words, by language, as a JSON object.
    public let wordings: String
    /// Its limits as a JSON array of `{"scope", "limit", "hard"}`, by scope.
    public let limits: String

    init(_ row: inout Row) throws(PostgresError) {
        property = try row.next()
        currency = try row.next()
        number = try row.next()
        from = try row.next()
        owner = try row.next()
        receiptsFrom = try row.next()
        wordings = try row.next()
        limits = try row.next()
    }

    /// The texts by language.
    public func texts() throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(wordings.utf8))
    }

    /// The limits, in the order of `Scope`.
    public func scopes() throws -> [(scope: Scope, limit: Int64, isHard: Bool)] {
        let lines = try JSONDecoder().decode([LimitLine].self, from: Data(limits.utf8))
        return Scope.allCases.flatMap { scope in
            lines.filter { $0.scope == scope }.map { ($0.scope, $0.limit, $0.hard) }
        }
    }

    private struct LimitLine: Decodable {
        let scope: Scope
        let limit: Int64
        let hard: Bool
    }
}

/// What proves that an act was within authority; nothing in it ever changes.
public struct CoverFacts: Sendable {
    /// The act and its certificate.
    public let head: CoverHead.Row
    /// Every fund it drew on, by scope; at least one.
    public let funds: [CoverFunds.Row]
}

struct PolicyInForce: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select p.name, p.currency, v.number, v.valid_from, v.owner, v.receipts_from,
            policy_wordings(v.policy_id)::text, policy_limits(v.policy_id)::text
        from property p
        join policy v on v.policy_id = policy_in_force(
            p.property_id, (clock_timestamp() at time zone p.time_zone)::date)
        where p.property_id = $1
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PolicyRow {
        try PolicyRow(&row)
    }
}

/// The opening entry of an act with what covered it.
public struct CoverHead: Statement {
    /// One act.
    public struct Row: Sendable {
        /// The organisation's name.
        public let organisation: String
        /// The property's name.
        public let property: String
        /// The act's code.
        public let code: String
        /// The act's id.
        public let id: UUID
        /// The handle of who did it.
        public let handle: String
        /// What kind of act it is.
        public let kind: String
        /// Smallest units.
        public let amount: Int64
        /// The property's currency.
        public let currency: String
        /// The day it happened.
        public let occurredOn: String
        /// When it was booked, RFC 3339 in UTC to the microsecond.
        public let bookedAt: String
        /// The course the certificate is of.
        public let course: String
        /// The certificate's first day.
        public let certifiedFrom: String
        /// The certificate's last day.
        public let certifiedUntil: String
        /// The entry's digest, hexadecimal.
        public let digest: String
        /// When it was undone, as `bookedAt`; nil while it stands.
        public let undoneAt: String?
    }

    /// Reference by id or code, and whether the asker is finance.
    public let parameters: [Parameter]

    /// Reads alone.
    public static let effect = Effect.read
    /// One row, or none.
    public static let sql = """
        select o.name, p.name, x.code, x.recovery_id, m.handle, x.kind, e.amount, e.currency,
            e.occurred_on,
            to_char(e.booked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            c.course, c.valid_from, c.valid_until, encode(e.digest, 'hex'),
            to_char(u.booked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        from recovery x
        join entry e on e.request_id = x.recovery_id
        left join entry u on u.recovery_id = x.recovery_id and u.kind = 'reverse'
        join employee m on m.employee_id = x.employee_id
        join property p on p.property_id = x.property_id
        join certification c on c.certification_id = e.certification_id
        cross join organisation o
        where (x.recovery_id = $1 or x.code = $2)
            and (asker_owns(x.employee_id) or $3)
        """

    /// Reads the columns in their order.
    public static func decode(_ row: inout Postgres.Row) throws(PostgresError) -> Row {
        Row(
            organisation: try row.next(),
            property: try row.next(),
            code: try row.next(),
            id: try row.next(),
            handle: try row.next(),
            kind: try row.next(),
            amount: try row.next(),
            currency: try row.next(),
            occurredOn: try row.next(),
            bookedAt: try row.next(),
            course: try row.next(),
            certifiedFrom: try row.next(),
            certifiedUntil: try row.next(),
            digest: try row.next(),
            undoneAt: try row.next()
        )
    }
}

/// The funds an act's opening entry moved, as it moved them.
public struct CoverFunds: Statement {
    /// One fund.
    public struct Row: Sendable {
        /// What it is per.
        public let scope: String
        /// Its first day; nil for an incident.
        public let from: String?
        /// Its last day; nil for an incident.
        public let until: String?
        /// Whether it refuses.
        public let isHard: Bool
        /// Smallest units.
        public let limit: Int64
        /// Used before the act.
        public let usedBefore: Int64
        /// Held before the act.
        public let heldBefore: Int64
        /// Used after the act.
        public let usedAfter: Int64
        /// Held after the act.
        public let heldAfter: Int64
        /// What others gave and hold, rounded down to steps; nil where nobody shares the fund.
        ///
        /// It is part of what is used.
        public let others: Int64?
        /// The size of a step; nil where nobody shares the fund.
        public let step: Int64?
        /// The hash of the link in the fund's chain, hexadecimal.
        public let hash: String
        /// The version that granted the limit.
        public let policy: PolicyRow
    }

    /// Reference by id or code, and whether the asker is finance.
    public let parameters: [Parameter]

    /// Reads alone.
    public static let effect = Effect.read
    /// A row per fund, by scope.
    public static let sql = """
        select f.scope, nullif(f.window_from, '-infinity'),
            fund_window_until(f.scope, f.window_from), l.hard, l.amount_limit,
            n.used_after - l.used_change, n.held_after - l.held_change, n.used_after, n.held_after,
            o.others, case when o.others is not null then others_step(l.amount_limit) end,
            encode(l.hash, 'hex'), p.name, p.currency, v.number, v.valid_from, v.owner,
            v.receipts_from, policy_wordings(v.policy_id)::text, policy_limits(v.policy_id)::text
        from recovery x
        join entry e on e.request_id = x.recovery_id
        join fund_entry l on l.entry_id = e.entry_id
        join fund f on f.fund_id = l.fund_id
        join property p on p.property_id = f.property_id
        join policy v on v.policy_id = l.policy_id
        cross join lateral (
            select case when scope_shared(f.scope) and f.subject <> x.recovery_id then others_told(
                l.amount_limit, l.used_after + l.held_after - l.giver_used_after
                    - l.giver_held_after) end as others) o
        cross join lateral (
            select case when o.others is null then l.used_after
                    else l.giver_used_after + o.others end as used_after,
                case when o.others is null then l.held_after
                    else l.giver_held_after end as held_after) n
        where (x.recovery_id = $1 or x.code = $2)
            and (asker_owns(x.employee_id) or $3)
        order by f.scope, f.fund_id
        """

    /// Reads the columns in their order.
    public static func decode(_ row: inout Postgres.Row) throws(PostgresError) -> Row {
        Row(
            scope: try row.next(),
            from: try row.next(),
            until: try row.next(),
            isHard: try row.next(),
            limit: try row.next(),
            usedBefore: try row.next(),
            heldBefore: try row.next(),
            usedAfter: try row.next(),
            heldAfter: try row.next(),
            others: try row.next(),
            step: try row.next(),
            hash: try row.next(),
            policy: try PolicyRow(&row)
        )
    }
}
