public import Latitude
public import Postgres

/// The authority ledger as finance read it: what was granted, held, used and given back.
public struct AuthorityReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Funds by month, newest first, then by property and scope, at most `limit` lines from after
    /// `after` on; and the open holds of the same properties, oldest first, at most `mostHolds`.
    ///
    /// A month's line says what was used and held at its end, and so do the holds where a month is
    /// asked for: what was settled, paid back or undone since does not change it. A month that runs
    /// is as it stands now.
    ///
    /// Throws `PostgresError`.
    public func page(
        _ filter: AuthorityFilter,
        after: AuthorityPlace?,
        limit: Int,
        mostHolds: Int,
        for asker: SignedIn
    ) async throws -> AuthorityRows {
        let (lines, holds, sums) = try await pool.run(
            AuthorityLines(
                parameters: filter.parameters + [
                    .text(after?.month), .int(after?.property), .text(after?.scope.rawValue),
                    .int(limit),
                ]
            ),
            OpenHolds(parameters: [
                .int(filter.property), .text(filter.month?.description), .int(mostHolds),
            ]),
            OpenHoldSums(parameters: [
                .int(filter.property), .text(filter.month?.description),
            ]),
            within: asker.context
        )
        return AuthorityRows(lines: lines, holds: holds, held: sums)
    }
}

/// Which funds are asked for; what is nil narrows nothing.
public struct AuthorityFilter: Sendable {
    /// The first day of the month in which their windows begin.
    public var month: Day?
    /// A property's number.
    public var property: Int64?
    /// What they are per.
    public var scope: Scope?

    /// Everything.
    public init() {}

    var parameters: [Parameter] {
        [.text(month?.description), .int(property), .text(scope?.rawValue)]
    }
}

/// Where a page of funds ended.
public struct AuthorityPlace: Sendable {
    /// The first day of a month; `-infinity` for funds without a window.
    public let month: String
    /// A property's number.
    public let property: Int64
    /// What the funds are per.
    public let scope: Scope

    /// A place in the list.
    public init(month: String, property: Int64, scope: Scope) {
        self.month = month
        self.property = property
        self.scope = scope
    }
}

/// A page of funds, and what is held.
public struct AuthorityRows: Sendable {
    /// Funds put together by month, property and scope.
    public let lines: [AuthorityRow]
    /// Open holds, oldest first.
    public let holds: [OpenHoldRow]
    /// All that is held, by currency.
    public let held: [HeldRow]
}

/// The funds of one property and scope whose windows begin in one month.
public struct AuthorityRow: Sendable {
    /// The month's first day; `-infinity` for funds without a window.
    public let month: String
    /// The property's number.
    public let property: Int64
    /// The property's name.
    public let propertyName: String
    /// What they are per.
    public let scope: Scope
    /// Whether they refuse; otherwise they only advise.
    public let isHard: Bool
    /// The property's currency.
    public let currency: String
    /// How many were opened.
    public let funds: Int64
    /// How many people could have drawn, opened or not; nil for what is not per employee.
    public let people: Int64?
    /// What everybody certified could have drawn, in smallest units; for what is not per employee,
    /// what the opened funds grant.
    public let granted: Int64
    /// What was used, after all that came back.
    public let used: Int64
    /// What was held.
    public let held: Int64
    /// What came back by repayment.
    public let repaid: Int64
    /// What came back from holds: released, run out, or not needed when they were settled.
    public let released: Int64
    /// What came back as acts were undone.
    public let reversed: Int64
}

// The lines of a page are chosen first, so that entries are added up for their funds alone. A
// month has a line where anybody could have drawn, from the first one in which somebody did. What
// is moved in a month's funds after its end is none of the month's. A hold that is settled gives
// back what it did not cost.
struct AuthorityLines: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        with month as materialized (
            select m::date as month
            from (
                select max(now() at time zone p.time_zone)::date as today from property p) c
            cross join lateral generate_series(
                date_trunc('month', coalesce((
                    select min(f.window_from) from fund f
                    where f.window_from > '-infinity'), c.today)::timestamp),
                c.today::timestamp, '1 month') m
            where (select asker_is('finance')) and ($1::date is null or m::date = $1)
                and ($4::date is null or m::date <= $4)),
        granted as materialized (
            select m.month, g.property_id, g.scope, g.hard, g.people, g.granted
            from month m cross join lateral authority_granted(m.month) g
            where ($2::bigint is null or g.property_id = $2)
                and ($3::text is null or g.scope = $3)),
        line as (
            select a.month, a.property_id, a.scope
            from (
                select date_trunc('month', f.window_from)::date as month, f.property_id, f.scope
                from fund f
                where (select asker_is('finance'))
                    and ($1::date is null or date_trunc('month', f.window_from)::date = $1)
                    and ($2::bigint is null or f.property_id = $2)
                    and ($3::text is null or f.scope = $3)
                union
                select g.month, g.property_id, g.scope from granted g) a
            where $4::date is null or a.month < $4
                or a.month = $4 and (a.property_id, a.scope) > ($5::bigint, $6::text)
            order by 1 desc, 2, 3
            limit $7::integer),
        opened as (
            select l.month, l.property_id, l.scope, bool_and(f.hard) as hard, count(*) as funds,
                sum(f.amount_limit) as granted
            from line l
            join fund f on f.property_id = l.property_id and f.scope = l.scope
                and date_trunc('month', f.window_from)::date = l.month
            group by l.month, l.property_id, l.scope),
        moved as (
            select l.month, l.property_id, l.scope, sum(k.used_change) as used,
                sum(k.held_change) as held,
                sum(-k.used_change) filter (where e.kind = 'repay') as repaid,
                sum(-k.held_change - k.used_change) filter (where e.kind in ('release', 'settle'))
                    as released,
                sum(-k.used_change) filter (where e.kind = 'reverse') as reversed
            from line l
            join fund f on f.property_id = l.property_id and f.scope = l.scope
                and date_trunc('month', f.window_from)::date = l.month
            join fund_entry k on k.fund_id = f.fund_id
            join entry e on e.entry_id = k.entry_id
            where l.month = '-infinity' or e.booked_on < l.month + interval '1 month'
            group by l.month, l.property_id, l.scope)
        select l.month, l.property_id, p.name, l.scope, coalesce(g.hard, o.hard), p.currency,
            coalesce(o.funds, 0), g.people, coalesce(g.granted, o.granted)::bigint,
            coalesce(v.used, 0)::bigint, coalesce(v.held, 0)::bigint,
            coalesce(v.repaid, 0)::bigint, coalesce(v.released, 0)::bigint,
            coalesce(v.reversed, 0)::bigint
        from line l
        join property p on p.property_id = l.property_id
        left join granted g on (g.month, g.property_id, g.scope)
            = (l.month, l.property_id, l.scope)
        left join opened o on (o.month, o.property_id, o.scope)
            = (l.month, l.property_id, l.scope)
        left join moved v on (v.month, v.property_id, v.scope)
            = (l.month, l.property_id, l.scope)
        order by l.month desc, l.property_id, l.scope
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> AuthorityRow {
        AuthorityRow(
            month: try row.next(),
            property: try row.next(),
            propertyName: try row.next(),
            scope: try row.next(),
            isHard: try row.next(),
            currency: try row.next(),
            funds: try row.next(),
            people: try row.next(),
            granted: try row.next(),
            used: try row.next(),
            held: try row.next(),
            repaid: try row.next(),
            released: try row.next(),
            reversed: try row.next()
        )
    }
}
