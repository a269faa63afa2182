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

/// Acts of a month whose bill is wanted and not there, in one currency.
public struct MissingSum: Sendable {
    /// `2026-10`: when what they cost was booked.
    public let month: String
    /// Its code.
    public let currency: String
    /// How many acts.
    public let acts: Int
    /// Smallest units spent on them, before repayments.
    public let spent: Int64
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

/// An act's money is booked once, as it is spent or its hold settled, so that each counts in one
/// month and all months come to what is missing in all.
struct MissingByMonth: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select to_char(e.booked_on, 'YYYY-MM'), x.currency, count(*), sum(x.spent)::bigint
        from recovery x
        join entry e on e.recovery_id = x.recovery_id and e.kind in ('spend', 'settle')
        join policy v on v.policy_id = e.policy_id
        where \(MissingActs.isMissing)
        group by 1, 2
        order by 1, 2
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> MissingSum {
        MissingSum(
            month: try row.next(),
            currency: try row.next(),
            acts: try row.next(),
            spent: try row.next()
        )
    }
}
