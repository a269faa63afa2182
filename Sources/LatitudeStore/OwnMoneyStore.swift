public import Foundation
public import Latitude
public import Postgres

/// Employees' own money: what the house owes them for it, and what they were paid back.
public struct OwnMoneyStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// What employees are owed, by name, and what was paid back to them, latest first, at most
    /// `limit`; of one alone where `employee` is a handle.
    ///
    /// Those owed nothing are left out of the first. Throws `PostgresError`.
    public func list(
        of employee: String? = nil,
        limit: Int = 200,
        for asker: SignedIn
    ) async throws -> (owed: [OwedRow], reimbursements: [ReimbursementRow]) {
        try await pool.run(
            OwedToEmployees(parameters: [.text(employee)]),
            KnownReimbursements(parameters: [.text(employee), .null, .int(limit)]),
            within: asker.context
        )
    }

    /// Notes that somebody was paid back.
    ///
    /// The same sum on the same day is noted once, and a repeat answers what is noted already.
    ///
    /// Throws `not_signed_in`, `not_entitled`, `employee_unknown`, `id_reused`,
    /// `reimburse_oneself`, `date_in_future`, `over_owed`, `paid_before_act`,
    /// `paid_in_closed_month`; `PostgresError`.
    public func note(
        _ payment: Payback,
        id: Identifier,
        by token: TokenHash,
        for asker: SignedIn
    ) async throws -> ReimbursementRow {
        let verdict = try await pool.one(
            NoteReimbursement(parameters: [
                .bytes(token.bytes), .uuid(id.uuid), .text(payment.employee),
                .int(payment.amount.minor), .text(payment.amount.currency.code),
                .text(payment.paidOn.description),
            ])
        )
        guard verdict.code == "booked", let noted = verdict.id else {
            throw Refusal(
                reimbursing: payment.employee,
                in: payment.amount.currency,
                code: verdict.code,
                owed: verdict.owed
            )
        }
        return try await reimbursement(noted, for: asker)
    }

    /// Takes a note back that was wrong, for a reason; a repeat answers alike.
    ///
    /// Throws `not_signed_in`, `not_entitled`, `reimbursement_unknown`, `reimburse_oneself`;
    /// `PostgresError`.
    public func withdraw(
        _ id: Identifier,
        for reason: Reason,
        by token: TokenHash,
        for asker: SignedIn
    ) async throws -> ReimbursementRow {
        let code = try await pool.one(
            WithdrawReimbursement(parameters: [
                .bytes(token.bytes), .uuid(id.uuid), .text(reason.text),
            ])
        )
        guard code == "booked" else {
            throw Refusal(RefusalCode(rawValue: code) ?? .internalFault)
        }
        return try await reimbursement(id.uuid, for: asker)
    }

    private func reimbursement(
        _ id: UUID,
        for asker: SignedIn
    ) async throws -> ReimbursementRow {
        let rows = try await pool.run(
            KnownReimbursements(parameters: [.null, .uuid(id), .int(1)]),
            within: asker.context
        )
        guard let row = rows.first else { throw Refusal(.internalFault) }
        return row
    }
}

extension Refusal {
    /// Why a payment to somebody was not noted, to whom so much was owed in that currency.
    init(reimbursing employee: String, in currency: Currency, code: String, owed: Int64?) {
        switch RefusalCode(rawValue: code) {
        case .overOwed:
            let left = Money(minor: max(owed ?? 0, 0), currency: currency)
            self.init(.overOwed, detail: "\(left) is owed to \(employee).")
        case .employeeUnknown:
            self.init(.employeeUnknown, detail: "“\(employee)” is nobody’s.")
        case .dateInFuture:
            self.init(.dateInFuture, youCan: ["note it once it is paid"])
        case let code?: self.init(code)
        case nil: self.init(.internalFault)
        }
    }
}

/// A payment to an employee, as finance tell it.
public struct Payback: Hashable, Sendable {
    /// The handle of who was paid.
    public let employee: String
    /// How much; more than nothing.
    public let amount: Money
    /// The day it was paid, at the employee's property.
    public let paidOn: Day

    /// Throws `amount_zero` and `amount_negative`.
    public init(employee: String, amount: Money, paidOn: Day) throws(Refusal) {
        guard amount.minor != 0 else { throw Refusal(.amountZero) }
        guard amount.minor > 0 else { throw Refusal(.amountNegative) }
        self.employee = employee
        self.amount = amount
        self.paidOn = paidOn
    }
}

/// What one employee is owed in one currency.
public struct OwedRow: Sendable {
    /// The handle.
    public let employee: String
    /// The full name.
    public let name: String
    /// The property's name.
    public let property: String
    /// The currency.
    public let currency: String
    /// Smallest units; below zero where money came back to them after they had been paid.
    public let amount: Int64
    /// For how many acts not wholly paid back, the oldest counted as paid first.
    public let acts: Int64
    /// The day of the oldest of them; nil without one.
    public let since: String?
}

/// What was paid back to somebody.
public struct ReimbursementRow: Sendable {
    /// Its id.
    public let id: UUID
    /// The handle of who was paid.
    public let employee: String
    /// Their full name.
    public let name: String
    /// Smallest units.
    public let amount: Int64
    /// The currency.
    public let currency: String
    /// The day it was paid.
    public let paidOn: String
    /// The handle of who noted it; `(operator)` where the server’s operator did.
    public let by: String
    /// When it was noted, seconds since 1970.
    public let notedAt: Double
    /// The handle of who took it back, or `(operator)`; nil while it stands.
    public let withdrawnBy: String?
    /// When it was taken back, seconds since 1970; nil while it stands.
    public let withdrawnAt: Double?
    /// Why it was taken back; nil while it stands, or where nobody had to say.
    public let withdrawalReason: String?

    /// Who did what the server’s operator did: no handle has brackets.
    static let `operator` = "(operator)"
}

/// What is paid back counts for the oldest acts first.
struct OwedToEmployees: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        with act as (
            select x.recovery_id, x.employee_id, x.occurred_on, p.currency,
                sum(p.credit - p.debit) as owed
            from posting p
            join means_account m on m.means = 'own' and m.credit = p.account
            join entry e on e.entry_id = p.entry_id
            join recovery x on x.recovery_id = e.recovery_id
            where (select asker_is('finance'))
                and ($1::text is null or x.employee_id = (
                    select k.employee_id from employee k where k.handle = $1))
            group by x.recovery_id, x.employee_id, x.occurred_on, p.currency
            having sum(p.credit) <> sum(p.debit)),
        paid as (
            select r.employee_id, r.currency, sum(r.amount) as amount
            from reimbursement r
            where (select asker_is('finance')) and r.withdrawn_at is null
            group by r.employee_id, r.currency),
        line as (
            select coalesce(a.employee_id, b.employee_id) as employee_id,
                coalesce(a.currency, b.currency) as currency, a.owed, a.occurred_on,
                coalesce(b.amount, 0) as paid,
                sum(a.owed) over (partition by a.employee_id, a.currency
                    order by a.occurred_on, a.recovery_id) as up_to
            from act a
            full join paid b on (b.employee_id, b.currency) = (a.employee_id, a.currency))
        select m.handle, m.name, o.name, l.currency,
            (coalesce(sum(l.owed), 0) - min(l.paid))::bigint,
            count(*) filter (where l.up_to > l.paid),
            min(l.occurred_on) filter (where l.up_to > l.paid)
        from line l
        join employee m on m.employee_id = l.employee_id
        join property o on o.property_id = m.property_id
        where $1::text is null or m.handle = $1
        group by m.handle, m.name, o.name, l.currency
        having coalesce(sum(l.owed), 0) <> min(l.paid)
        order by m.name, m.handle, l.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> OwedRow {
        OwedRow(
            employee: try row.next(),
            name: try row.next(),
            property: try row.next(),
            currency: try row.next(),
            amount: try row.next(),
            acts: try row.next(),
            since: try row.next()
        )
    }
}

struct KnownReimbursements: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select r.reimbursement_id, m.handle, m.name, r.amount, r.currency, r.paid_on,
            coalesce(n.handle, '\(ReimbursementRow.operator)'),
            extract(epoch from r.noted_at)::float8,
            case when r.withdrawn_at is not null
                then coalesce(w.handle, '\(ReimbursementRow.operator)') end,
            extract(epoch from r.withdrawn_at)::float8, r.withdrawal_reason
        from reimbursement r
        join employee m on m.employee_id = r.employee_id
        left join employee n on n.employee_id = r.noted_by
        left join employee w on w.employee_id = r.withdrawn_by
        where ($1::text is null or m.handle = $1) and ($2::uuid is null or r.reimbursement_id = $2)
        order by r.paid_on desc, r.noted_at desc, r.reimbursement_id
        limit $3::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ReimbursementRow {
        ReimbursementRow(
            id: try row.next(),
            employee: try row.next(),
            name: try row.next(),
            amount: try row.next(),
            currency: try row.next(),
            paidOn: try row.next(),
            by: try row.next(),
            notedAt: try row.next(),
            withdrawnBy: try row.next(),
            withdrawnAt: try row.next(),
            withdrawalReason: try row.next()
        )
    }
}

struct NoteReimbursement: Statement {
    let parameters: [Parameter]

    static let sql = """
        select r.code, r.owed, r.noted_id
        from reimburse($1::bytea, $2::uuid, $3::text, $4::bigint, $5::text, $6::date) r
        """

    static func decode(
        _ row: inout Row
    ) throws(PostgresError) -> (code: String, owed: Int64?, id: UUID?) {
        (try row.next(), try row.next(), try row.next())
    }
}

struct WithdrawReimbursement: Statement {
    let parameters: [Parameter]

    static let sql = """
        select w.code from reimbursement_withdraw($1::bytea, $2::uuid, $3::text) w
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}
