import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// The months of the books: finance sees, closes and reopens them.
struct PeriodRoutes: Sendable {
    let periods: PeriodStore

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("periods", use: list)
        routes.put("periods/:month", use: set)
    }

    func list(_ request: Request, context: FinanceContext) async throws -> JSONAnswer<PeriodList> {
        let rows = try await all(for: context)
        guard let text = request.uri.queryParameters["month"].map(String.init) else {
            return JSONAnswer(PeriodList(periods: rows))
        }
        guard let month = Month(text), let period = rows.first(where: { $0.month == month })
        else { throw Refusal(.periodUnknown, detail: "“\(text.prefix(40))” is none.") }
        return JSONAnswer(PeriodList(periods: [try await ended(period, context)]))
    }

    func set(_ request: Request, context: FinanceContext) async throws -> JSONAnswer<Period> {
        let month = try context.parameters.month()
        let body = try await request.body(PeriodBody.self)
        switch body.state {
        case .closed: try await periods.close(month, by: context.token)
        case .open:
            let reason = try Reason(body.reason ?? "", field: "reason")
            try await periods.reopen(month, for: reason, by: context.token)
        }
        guard let period = try await all(for: context).first(where: { $0.month == month }) else {
            throw Refusal(.internalFault)
        }
        return JSONAnswer(period)
    }

    private func ended(_ period: Period, _ context: FinanceContext) async throws -> Period {
        var period = period
        let end = try await periods.standing(period.month, for: context.employee)
        period.end = try Period.End(end)
        return period
    }

    private func all(for context: FinanceContext) async throws -> [Period] {
        try await periods.list(for: context.employee).map { try Period($0) }
    }
}

extension Parameters {
    /// The month in the address; throws `period_unknown` where it is none.
    func month() throws(Refusal) -> Month {
        let text = get("month") ?? ""
        guard let month = Month(text) else {
            throw Refusal(.periodUnknown, detail: "“\(text.prefix(40))” is none.")
        }
        return month
    }
}

extension Period.End {
    /// The wire form of how the books stood.
    init(_ end: MonthEnd) throws {
        self.init(
            booked: try end.booked.map { sum in
                let currency = try Currency.known(sum.currency)
                return Booked(
                    postings: sum.count,
                    debit: Money(minor: sum.debit, currency: currency),
                    credit: Money(minor: sum.credit, currency: currency)
                )
            },
            held: try end.held.map { sum in
                HeldTotal(
                    amount: Money(minor: sum.held, currency: try Currency.known(sum.currency)),
                    holds: Int64(sum.count)
                )
            },
            owed: try end.owed.map { sum in
                Money(minor: sum.amount, currency: try Currency.known(sum.currency))
            }
        )
    }
}

extension Period {
    /// The wire form of a month.
    init(_ row: PeriodRow) throws {
        guard let month = Month(row.month) else { throw Refusal(.internalFault) }
        self.init(
            month: month,
            state: row.isClosed ? .closed : .open,
            isOver: row.isOver,
            changes: row.changes.map { change in
                Change(
                    state: change.isClosing ? .closed : .open,
                    at: Date(timeIntervalSince1970: change.at),
                    by: change.by,
                    reason: change.reason
                )
            },
            missingEvidence: try row.missing.map { sum in
                Missing(
                    acts: sum.acts,
                    amount: Money(minor: sum.spent, currency: try Currency.known(sum.currency))
                )
            }
        )
    }
}
