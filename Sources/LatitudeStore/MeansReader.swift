public import Latitude
public import Postgres

/// Money by the way it took, as finance settle it: tills, cards, guests' bills, employees' own.
public struct MeansReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// What each means moved from the first to the last of those days, by property and means.
    ///
    /// Throws `PostgresError`.
    public func totals(
        from: Day?,
        until: Day?,
        property: Int64?,
        for asker: SignedIn
    ) async throws -> [MeansTotalRow] {
        try await pool.run(
            MeansTotals(
                parameters: [
                    .text(from?.description), .text(until?.description), .int(property),
                ]
            ),
            within: asker.context
        )
    }

    /// What went out of a property's till on a day and what came back, in the order of booking.
    ///
    /// Throws `PostgresError`.
    public func slip(
        of day: Day,
        property: Int64,
        for asker: SignedIn
    ) async throws -> [SlipRow] {
        try await pool.run(
            SlipLines(parameters: [.text(day.description), .int(property)]),
            within: asker.context
        )
    }
}

/// What one means moved at one property.
public struct MeansTotalRow: Sendable {
    /// The property's number.
    public let property: Int64
    /// The property's name.
    public let propertyName: String
    /// Where the money came from; time given at a cost counts as in kind.
    public let means: Means
    /// The currency.
    public let currency: String
    /// How many entries moved it.
    public let entries: Int64
    /// What went out, in smallest units.
    public let out: Int64
    /// What came back, in smallest units.
    public let back: Int64
}

/// One movement of a till.
public struct SlipRow: Sendable {
    /// The entry's number.
    public let number: Int64
    /// The act's code.
    public let code: String
    /// What the entry is.
    public let kind: EntryKind
    /// The handle of who booked it.
    public let employee: String
    /// The cost centre's name.
    public let costCentre: String
    /// The day it happened.
    public let occurredOn: String
    /// When it was booked, seconds since 1970.
    public let bookedAt: Double
    /// The currency.
    public let currency: String
    /// What went out, in smallest units.
    public let out: Int64
    /// What came back, in smallest units.
    public let back: Int64
}

/// A means is known by the account it credits, which tells a reversal of several apart as well.
struct MeansTotals: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select o.property_id, o.name, m.means, p.currency, count(distinct p.entry_id),
            sum(p.credit)::bigint, sum(p.debit)::bigint
        from posting p
        join means_account m on m.credit = p.account and m.means <> 'time'
        join cost_centre c on c.cost_centre_id = p.cost_centre_id
        join property o on o.property_id = c.property_id
        where (select asker_is('finance'))
            and p.booked_on >= coalesce($1::date, '-infinity')
            and p.booked_on <= coalesce($2::date, 'infinity')
            and ($3::bigint is null or o.property_id = $3)
        group by o.property_id, o.name, m.means, p.currency
        order by o.name, o.property_id,
            array_position(array['till', 'card', 'own', 'folio', 'in_kind'], m.means)
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> MeansTotalRow {
        MeansTotalRow(
            property: try row.next(),
            propertyName: try row.next(),
            means: try row.next(),
            currency: try row.next(),
            entries: try row.next(),
            out: try row.next(),
            back: try row.next()
        )
    }
}

/// By the day the journal carries it under, so that the slips of a month add up to its account.
struct SlipLines: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select e.entry_id, x.code, e.kind, m.handle, c.name, e.occurred_on,
            extract(epoch from e.booked_at)::float8, p.currency, p.credit, p.debit
        from posting p
        join means_account t on t.means = 'till' and t.credit = p.account
        join entry e on e.entry_id = p.entry_id
        join recovery x on x.recovery_id = e.recovery_id
        join employee m on m.employee_id = e.employee_id
        join cost_centre c on c.cost_centre_id = p.cost_centre_id
        where (select asker_is('finance')) and p.booked_on = $1::date and c.property_id = $2
        order by e.entry_id, p.line
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SlipRow {
        SlipRow(
            number: try row.next(),
            code: try row.next(),
            kind: try row.next(),
            employee: try row.next(),
            costCentre: try row.next(),
            occurredOn: try row.next(),
            bookedAt: try row.next(),
            currency: try row.next(),
            out: try row.next(),
            back: try row.next()
        )
    }
}
