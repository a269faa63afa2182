public import Latitude
public import Postgres

/// What the operator notes in finance's place: what a house's only controller is paid back.
public struct OperatorDesk: Sendable {
    private let connection: Connection

    /// A desk over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// Notes that somebody was paid back; nil for the day is today, where they work.
    ///
    /// The same sum on the same day is noted once.
    ///
    /// Throws `employee_unknown`, what reading the sum throws, and what `OwnMoneyStore.note`
    /// throws; `PostgresError`.
    public func note(_ amount: String, to handle: String, on day: Day?) async throws {
        let known = try await connection.run(CurrencyOfEmployee(parameters: [.text(handle)]))
        guard let home = known.first.flatMap({ Currency($0) }) else {
            throw Refusal(.employeeUnknown, detail: "“\(handle)” is nobody’s.")
        }
        let sum = try AmountText.parse(amount, home: home)
        guard sum.minor > 0 else { throw Refusal(.amountZero) }
        let verdict = try await connection.one(
            ReimburseByOperator(parameters: [
                .text(handle), .int(sum.minor), .text(sum.currency.code),
                .text(day?.description),
            ])
        )
        guard verdict.code == "booked" else {
            throw Refusal(
                reimbursing: handle,
                in: sum.currency,
                code: verdict.code,
                owed: verdict.owed
            )
        }
    }

    /// Takes the latest note about somebody back, for a reason.
    ///
    /// Throws `employee_unknown`, `reimbursement_unknown`; `PostgresError`.
    public func withdraw(paymentTo handle: String, for reason: Reason) async throws {
        let code = try await connection.one(
            WithdrawByOperator(parameters: [.text(handle), .text(reason.text)])
        )
        guard code == "booked" else {
            throw Refusal(RefusalCode(rawValue: code) ?? .internalFault)
        }
    }
}

struct CurrencyOfEmployee: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select p.currency
        from employee e join property p on p.property_id = e.property_id
        where e.handle = $1
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

struct ReimburseByOperator: Statement {
    let parameters: [Parameter]

    static let sql = """
        select r.code, r.owed
        from reimburse_by_operator($1::text, $2::bigint, $3::text, $4::date) r
        """

    static func decode(
        _ row: inout Row
    ) throws(PostgresError) -> (code: String, owed: Int64?) {
        (try row.next(), try row.next())
    }
}

struct WithdrawByOperator: Statement {
    let parameters: [Parameter]

    static let sql = """
        select w.code from reimbursement_withdraw_by_operator($1::text, $2::text) w
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}
