import Postgres

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

/// Holds that are open, or were at the end of a month: the last entry up to then says so.
enum HeldActs {
    static let tables = """
        recovery x
        join entry e on e.request_id = x.recovery_id
        cross join lateral (
            select k.held_after as held from entry k
            where k.recovery_id = x.recovery_id
                and ($2::date is null or k.booked_on < $2::date + interval '1 month')
            order by k.entry_id desc limit 1) h
        """

    static let condition = """
        (select asker_is('finance')) and x.kind = 'hold' and h.held > 0
            and ($2::date is not null or x.held > 0)
            and ($1::bigint is null or x.property_id = $1)
        """
}

struct OpenHolds: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.code, m.handle, o.name, c.name, x.currency, h.held,
            extract(epoch from e.booked_at)::float8, extract(epoch from x.expires_at)::float8,
            floor(greatest(0, extract(epoch from least(
                clock_timestamp(),
                ($2::date + interval '1 month') at time zone o.time_zone) - e.booked_at))
                / 86400)::integer
        from \(HeldActs.tables)
        join employee m on m.employee_id = x.employee_id
        join property o on o.property_id = x.property_id
        join cost_centre c on c.cost_centre_id = x.cost_centre_id
        where \(HeldActs.condition)
        order by e.entry_id
        limit $3::integer
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
        select x.currency, sum(h.held)::bigint, count(*)
        from \(HeldActs.tables)
        where \(HeldActs.condition)
        group by x.currency
        order by x.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> HeldRow {
        HeldRow(currency: try row.next(), held: try row.next(), holds: try row.next())
    }
}
