import Postgres

/// What was booked in a month in one currency.
public struct BookedSum: Sendable {
    /// Its code.
    public let currency: String
    /// How many postings.
    public let count: Int
    /// Smallest units debited.
    public let debit: Int64
    /// Smallest units credited.
    public let credit: Int64
}

/// What is held in one currency.
public struct HeldSum: Sendable {
    /// Its code.
    public let currency: String
    /// How many holds.
    public let count: Int
    /// Smallest units held.
    public let held: Int64
}

struct BookedInMonth: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select p.currency, count(*), sum(p.debit)::bigint, sum(p.credit)::bigint
        from posting p
        where p.booked_on >= $1::date and p.booked_on < $1::date + interval '1 month'
        group by p.currency order by p.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BookedSum {
        BookedSum(
            currency: try row.next(),
            count: try row.next(),
            debit: try row.next(),
            credit: try row.next()
        )
    }
}

struct HeldUpToMonth: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.currency, count(*), sum(x.held)::bigint
        from recovery x
        where x.held > 0 and x.occurred_on < $1::date + interval '1 month'
        group by x.currency order by x.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> HeldSum {
        HeldSum(currency: try row.next(), count: try row.next(), held: try row.next())
    }
}
