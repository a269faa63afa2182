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

/// How the books stood at the end of a month; of one that runs, how they stand now.
public struct MonthEnd: Sendable {
    /// What was booked in it, by currency.
    public let booked: [BookedSum]
    /// What was held, by currency; settled since or not.
    public let held: [HeldSum]
    /// What employees were owed for own money, by currency; paid back since or not.
    public let owed: [OwedSum]
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

/// What employees are owed for own money in one currency.
public struct OwedSum: Sendable {
    /// Its code.
    public let currency: String
    /// Smallest units; below zero where more was paid than is owed.
    public let amount: Int64
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

/// What an act held is said by its last entry of the month or before, whatever came later.
struct HeldAtMonthEnd: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.currency, count(*), sum(h.held_after)::bigint
        from recovery x
        cross join lateral (
            select e.held_after from entry e
            where e.recovery_id = x.recovery_id and e.booked_on < $1::date + interval '1 month'
            order by e.entry_id desc limit 1) h
        where x.kind = 'hold' and x.occurred_on < $1::date + interval '1 month'
            and h.held_after > 0
        group by x.currency order by x.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> HeldSum {
        HeldSum(currency: try row.next(), count: try row.next(), held: try row.next())
    }
}

/// A payment counts from the day it was made, and until the day its note was taken back.
struct OwedAtMonthEnd: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        with moved as (
            select p.currency, p.credit - p.debit as amount
            from posting p
            join means_account m on m.means = 'own' and m.credit = p.account
            where p.booked_on < $1::date + interval '1 month'
            union all
            select r.currency, -r.amount
            from reimbursement r
            join employee m on m.employee_id = r.employee_id
            join property o on o.property_id = m.property_id
            where r.paid_on < $1::date + interval '1 month'
                and coalesce((r.withdrawn_at at time zone o.time_zone)::date, 'infinity')
                    >= $1::date + interval '1 month')
        select v.currency, sum(v.amount)::bigint
        from moved v
        group by v.currency having sum(v.amount) <> 0 order by v.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> OwedSum {
        OwedSum(currency: try row.next(), amount: try row.next())
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
