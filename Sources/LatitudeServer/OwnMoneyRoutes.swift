import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// What employees are owed for own money, and what they were paid back.
struct OwnMoneyRoutes: Sendable {
    let answers: OwnMoneyAnswers

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("owed") { _, context in
            JSONAnswer(try await answers.list(for: context.employee))
        }
        routes.put("reimbursements/:id", use: note)
        routes.put("reimbursements/:id/withdrawal", use: withdraw)
    }

    func note(
        _ request: Request,
        context: FinanceContext
    ) async throws -> JSONAnswer<Reimbursement> {
        let id = try context.madeIdentifier()
        let body = try await request.body(ReimbursementBody.self)
        let payment = try Payback(
            employee: body.employee,
            amount: body.amount,
            paidOn: body.paidOn ?? .today(in: context.employee.timeZone)
        )
        let row = try await answers.ownMoney.note(
            payment,
            id: id,
            by: context.token,
            for: context.employee
        )
        return JSONAnswer(try Reimbursement(row))
    }

    func withdraw(
        _ request: Request,
        context: FinanceContext
    ) async throws -> JSONAnswer<Reimbursement> {
        let id = try context.identifier()
        let body = try await request.body(WithdrawalBody.self)
        let row = try await answers.ownMoney.withdraw(
            id,
            for: try Reason(body.reason, field: "reason"),
            by: context.token,
            for: context.employee
        )
        return JSONAnswer(try Reimbursement(row))
    }
}

/// What the interface and the pages answer alike.
struct OwnMoneyAnswers: Sendable {
    let ownMoney: OwnMoneyStore

    /// What is owed, and what was paid back, latest first, at most `limit`; of one employee alone
    /// where `employee` is a handle.
    func list(
        of employee: String? = nil,
        limit: Int = 200,
        for asker: SignedIn
    ) async throws -> OwedList {
        let (owed, reimbursements) = try await ownMoney.list(
            of: employee,
            limit: limit,
            for: asker
        )
        return OwedList(
            owed: try owed.map(Owed.init),
            reimbursements: try reimbursements.map(Reimbursement.init)
        )
    }
}

extension Owed {
    /// The wire form of what an employee is owed.
    init(_ row: OwedRow) throws {
        self.init(
            employee: row.employee,
            name: row.name,
            property: row.property,
            amount: Money(minor: row.amount, currency: try Currency.known(row.currency)),
            acts: row.acts,
            since: try row.since.map { try Day.known($0) }
        )
    }
}

extension Reimbursement {
    /// The wire form of what was paid back.
    init(_ row: ReimbursementRow) throws {
        self.init(
            id: Identifier(row.id),
            employee: row.employee,
            name: row.name,
            amount: Money(minor: row.amount, currency: try Currency.known(row.currency)),
            paidOn: try Day.known(row.paidOn),
            by: row.by,
            notedAt: Date(timeIntervalSince1970: row.notedAt),
            withdrawnBy: row.withdrawnBy,
            withdrawnAt: row.withdrawnAt.map { Date(timeIntervalSince1970: $0) },
            withdrawalReason: row.withdrawalReason
        )
    }
}
