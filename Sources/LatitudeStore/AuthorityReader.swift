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
            OpenHolds(parameters: [.int(filter.property), .int(mostHolds)]),
            OpenHoldSums(parameters: [.int(filter.property)]),
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
    /// How many they are.
    public let funds: Int64
    /// What they grant together, in smallest units.
    public let granted: Int64
    /// What is used, after all that came back.
    public let used: Int64
    /// What is held.
    public let held: Int64
    /// What came back by repayment.
    public let repaid: Int64
    /// What came back from holds: released, run out, or not needed when they were settled.
    public let released: Int64
    /// What came back as acts were undone.
    public let reversed: Int64
}

/// One hold that is open.
public struct OpenHoldRow: Sendable {
    /// The act's code.
    public let code: String
    /// The handle of who holds it.
    public let employee: String
    /// The property's name.
    public let property: String
    /// The cost centre's name.
    public let costCentre: String
    /// The property's currency.
    public let currency: String
    /// Smallest units.
    public let held: Int64
    /// When it was booked, seconds since 1970.
    public let since: Double
    /// When it runs out, seconds since 1970.
    public let expiresAt: Double
    /// Whole days since it was booked.
    public let days: Int
}

/// All that is held in one currency.
public struct HeldRow: Sendable {
    /// The currency.
    public let currency: String
    /// Smallest units.
    public let held: Int64
    /// How many holds.
    public let holds: Int64
}

// The lines of a page are chosen first, so that what came back is added up for their funds alone.
// A hold that is settled gives back what it did not cost.
struct AuthorityLines: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        with line as (
            select date_trunc('month', f.window_from)::date as month, f.property_id, f.scope
            from fund f
            where (select asker_is('finance'))
                and ($1::date is null or date_trunc('month', f.window_from)::date = $1)
                and ($2::bigint is null or f.property_id = $2)
                and ($3::text is null or f.scope = $3)
            group by 1, 2, 3
            having $4::date is null or date_trunc('month', f.window_from)::date < $4
                or date_trunc('month', f.window_from)::date = $4
                    and (f.property_id, f.scope) > ($5::bigint, $6::text)
            order by 1 desc, 2, 3
            limit $7::integer),
        back as (
            select k.fund_id,
                sum(-k.used_change) filter (where e.kind = 'repay') as repaid,
                sum(-k.held_change - k.used_change) filter (where e.kind in ('release', 'settle'))
                    as released,
                sum(-k.used_change) filter (where e.kind = 'reverse') as reversed
            from line l
            join fund f on f.property_id = l.property_id and f.scope = l.scope
                and date_trunc('month', f.window_from)::date = l.month
            join fund_entry k on k.fund_id = f.fund_id
            join entry e on e.entry_id = k.entry_id
            where e.kind in ('repay', 'release', 'settle', 'reverse')
            group by k.fund_id)
        select l.month, l.property_id, o.name, l.scope, bool_and(f.hard), f.currency, count(*),
            sum(f.amount_limit)::bigint, sum(f.used)::bigint, sum(f.held)::bigint,
            coalesce(sum(b.repaid), 0)::bigint, coalesce(sum(b.released), 0)::bigint,
            coalesce(sum(b.reversed), 0)::bigint
        from line l
        join fund f on f.property_id = l.property_id and f.scope = l.scope
            and date_trunc('month', f.window_from)::date = l.month
        join property o on o.property_id = l.property_id
        left join back b on b.fund_id = f.fund_id
        group by l.month, l.property_id, o.name, l.scope, f.currency
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
            granted: try row.next(),
            used: try row.next(),
            held: try row.next(),
            repaid: try row.next(),
            released: try row.next(),
            reversed: try row.next()
        )
    }
}

struct OpenHolds: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.code, m.handle, o.name, c.name, x.currency, x.held,
            extract(epoch from e.booked_at)::float8, extract(epoch from x.expires_at)::float8,
            floor(greatest(0, extract(epoch from clock_timestamp() - e.booked_at)) / 86400)::integer
        from recovery x
        join entry e on e.request_id = x.recovery_id
        join employee m on m.employee_id = x.employee_id
        join property o on o.property_id = x.property_id
        join cost_centre c on c.cost_centre_id = x.cost_centre_id
        where (select asker_is('finance')) and x.held > 0
            and ($1::bigint is null or x.property_id = $1)
        order by e.entry_id
        limit $2::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> OpenHoldRow {
        OpenHoldRow(
            code: try row.next(),
            employee: try row.next(),
            property: try row.next(),
            costCentre: try row.next(),
            currency: try row.next(),
            held: try row.next(),
            since: try row.next(),
            expiresAt: try row.next(),
            days: try row.next()
        )
    }
}

struct OpenHoldSums: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.currency, sum(x.held)::bigint, count(*)
        from recovery x
        where (select asker_is('finance')) and x.held > 0
            and ($1::bigint is null or x.property_id = $1)
        group by x.currency
        order by x.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> HeldRow {
        HeldRow(currency: try row.next(), held: try row.next(), holds: try row.next())
    }
}
