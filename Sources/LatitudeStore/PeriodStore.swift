public import Latitude
public import Postgres

/// The months of the books: which are open, and closing them.
public struct PeriodStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// From the first month with a booking to the present one, latest first.
    ///
    /// Throws `PostgresError`.
    public func list(for asker: SignedIn) async throws -> [PeriodRow] {
        let (rows, changes, missing) = try await pool.run(
            KnownPeriods(),
            PeriodChanges(),
            MissingByMonth(),
            within: asker.context
        )
        let byMonth = Dictionary(grouping: changes, by: \.month)
        let missingByMonth = Dictionary(grouping: missing, by: \.month)
        return rows.map { row in
            var row = row
            row.changes = byMonth[row.month] ?? []
            row.missing = missingByMonth[row.month] ?? []
            return row
        }
    }

    /// Closes a month for whoever holds the token; nothing is booked in it from then on.
    ///
    /// Throws `not_signed_in`, `not_entitled`, `period_not_over`, `period_closed`,
    /// `period_older_open`; `PostgresError`.
    public func close(_ month: Month, by token: TokenHash) async throws {
        try check(
            try await pool.one(
                ClosePeriod(parameters: [.bytes(token.bytes), .text(month.first.description)])
            ),
            month
        )
    }

    /// Opens the latest closed month again, for a reason.
    ///
    /// Throws `not_signed_in`, `not_entitled`, `period_open`, `period_later_closed`;
    /// `PostgresError`.
    public func reopen(_ month: Month, for reason: Reason, by token: TokenHash) async throws {
        try check(
            try await pool.one(
                ReopenPeriod(parameters: [
                    .bytes(token.bytes), .text(month.first.description), .text(reason.text),
                ])
            ),
            month
        )
    }

    /// How the books stood at the end of a month; of one that runs, how they stand now.
    ///
    /// Throws `PostgresError`.
    public func standing(
        _ month: Month,
        for asker: SignedIn
    ) async throws -> MonthEnd {
        let parameters: [Parameter] = [.text(month.first.description)]
        let (booked, held, owed) = try await pool.run(
            BookedInMonth(parameters: parameters),
            HeldAtMonthEnd(parameters: parameters),
            OwedAtMonthEnd(parameters: parameters),
            within: asker.context
        )
        return MonthEnd(booked: booked, held: held, owed: owed)
    }

    private func check(_ verdict: PeriodVerdict, _ month: Month) throws(Refusal) {
        guard verdict.code != "booked" else { return }
        let code = RefusalCode(rawValue: verdict.code) ?? .internalFault
        guard let other = verdict.other else { throw Refusal(code) }
        switch code {
        case .periodOlderOpen:
            throw Refusal(
                code,
                detail: "\(other) is open and has bookings.",
                youCan: ["close it first: latitude close \(other)"]
            )
        case .periodLaterClosed:
            throw Refusal(
                code,
                detail: "\(other) is closed.",
                youCan: ["open that one first: latitude close \(other) --reopen WHY"]
            )
        default: throw Refusal(code)
        }
    }
}

/// A month of the books.
public struct PeriodRow: Sendable {
    /// One closing or reopening.
    public struct Change: Sendable {
        /// `2026-10`.
        public let month: String
        /// Whether it was a closing.
        public let isClosing: Bool
        /// The handle of who did it.
        public let by: String
        /// Why it was opened again; nil for a closing.
        public let reason: String?
        /// When, seconds since 1970.
        public let at: Double
    }

    /// `2026-10`.
    public let month: String
    /// Whether nothing is booked in it any more.
    public let isClosed: Bool
    /// Whether it is over at every property.
    public let isOver: Bool
    /// Latest first.
    public fileprivate(set) var changes: [Change] = []
    /// Acts whose bill is wanted and not there, by currency; a line for each that has any.
    public fileprivate(set) var missing: [MissingSum] = []

    init(_ row: inout Row) throws(PostgresError) {
        month = try row.next()
        isClosed = try row.next()
        isOver = try row.next()
    }
}

/// How the books answered a closing or reopening.
struct PeriodVerdict: Sendable {
    let code: String
    /// The month that stands in the way, `2026-10`.
    let other: String?

    init(_ row: inout Row) throws(PostgresError) {
        code = try row.next()
        other = try row.next()
    }
}

struct ClosePeriod: Statement {
    let parameters: [Parameter]

    static let sql = """
        select c.code, to_char(c.other, 'YYYY-MM') from period_close($1::bytea, $2::date) c
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PeriodVerdict {
        try PeriodVerdict(&row)
    }
}

struct ReopenPeriod: Statement {
    let parameters: [Parameter]

    static let sql = """
        select c.code, to_char(c.other, 'YYYY-MM')
        from period_reopen($1::bytea, $2::date, $3::text) c
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PeriodVerdict {
        try PeriodVerdict(&row)
    }
}

struct KnownPeriods: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        with clock as (
            select coalesce(max(z.now), now() at time zone 'UTC') as latest,
                coalesce(min(z.now), now() at time zone 'UTC') as earliest
            from (select now() at time zone p.time_zone as now from property p) z),
        bounds as (
            select least((select min(p.booked_on) from posting p),
                (select min(d.month) from period d), clock.latest::date) as first_day
            from clock)
        select to_char(m, 'YYYY-MM'), m::date < open_day(), m + interval '1 month' <= c.earliest
        from clock c, bounds b,
            generate_series(date_trunc('month', b.first_day::timestamp), c.latest, '1 month') m
        order by m desc
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PeriodRow {
        try PeriodRow(&row)
    }
}

struct PeriodChanges: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select to_char(h.month, 'YYYY-MM'), h.closed, m.handle, h.reason,
            extract(epoch from h.changed_at)::float8
        from period_change h join employee m on m.employee_id = h.employee_id
        order by h.change_id desc
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PeriodRow.Change {
        PeriodRow.Change(
            month: try row.next(),
            isClosing: try row.next(),
            by: try row.next(),
            reason: try row.next(),
            at: try row.next()
        )
    }
}
