import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// Closing a month and opening it again, in a browser.
struct ClosePages: Sendable {
    let writer: PageWriter
    let periods: PeriodStore

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("close", use: show)
        routes.get("close.csv", use: file)
        routes.get("close/month.csv", use: monthFile)
        routes.post("close", use: close)
        routes.post("close/reopen", use: reopen)
    }

    private struct CloseForm: Decodable {
        let form: String?
        let month: String?
        let reason: String?
    }

    func show(_ request: Request, context: FinancePageContext) async throws -> Response {
        func month(_ name: String) -> CivilMonth? {
            request.uri.queryParameters[Substring(name)].flatMap { Month(String($0)) }
                .map { CivilMonth($0) }
        }
        let typed = ListQuery(request)[ListField.month]
        guard let asked = typed.isEmpty ? .some(nil) : Month(typed).map(Optional.some) else {
            throw Refusal(.periodUnknown, detail: "“\(typed.prefix(40))” is none.")
        }
        return try await answer(
            context,
            asked: asked,
            closed: month("closed"),
            reopened: month("reopened")
        )
    }

    func file(_ request: Request, context: FinancePageContext) async throws -> Response {
        let rows = try await periods.list(for: context.asker)
        var csv = CSVWriter(columns: ["month", "change", "at", "by", "reason"])
        for change in rows.flatMap(\.changes).sorted(by: { $0.at > $1.at }) {
            csv.row([
                .text(change.month), .text(change.isClosing ? "closed" : "opened_again"),
                .text(Date(timeIntervalSince1970: change.at).ISO8601Format()), .text(change.by),
                change.reason.map { .text($0) } ?? .none,
            ])
        }
        return writer.csv(csv, name: "close")
    }

    /// A line for each figure and currency, as at the end of the month asked for.
    func monthFile(_ request: Request, context: FinancePageContext) async throws -> Response {
        let month = try PageMonth.of(request, asker: context.asker)
        let end = try Period.End(try await periods.standing(month, for: context.asker))
        var csv = CSVWriter(columns: ["month", "figure", "count", "sum", "currency"])
        func row(_ figure: String, _ count: Int64?, _ sum: Money) {
            csv.row([
                .text("\(month)"), .text(figure), count.map { .number($0) } ?? .none, .money(sum),
                .text(sum.currency.code),
            ])
        }
        for sum in end.booked {
            row("debit", Int64(sum.postings), sum.debit)
            row("credit", Int64(sum.postings), sum.credit)
        }
        for sum in end.held { row("held", sum.holds, sum.amount) }
        for sum in end.owed { row("owed", nil, sum) }
        return writer.csv(csv, name: "close-\(month)")
    }

    func close(_ request: Request, context: FinancePageContext) async throws -> Response {
        let (month, _, token) = try await checked(request, context)
        try await periods.close(month, by: token)
        return writer.redirect(to: "\(PagePath.close)?closed=\(month)", [])
    }

    func reopen(_ request: Request, context: FinancePageContext) async throws -> Response {
        let (month, typed, token) = try await checked(request, context)
        let reason: Reason
        do throws(Refusal) {
            reason = try Reason(typed, field: "reason")
        } catch {
            guard [.textEmpty, .reasonTooShort].contains(error.code) else { throw error }
            return try await answer(context, lacksReason: true)
        }
        try await periods.reopen(month, for: reason, by: token)
        return writer.redirect(to: "\(PagePath.close)?reopened=\(month)", [])
    }

    private func checked(
        _ request: Request,
        _ context: FinancePageContext
    ) async throws -> (month: Month, reason: String, token: TokenHash) {
        let form = try await request.form(CloseForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        guard let token = context.visit.token else { throw Refusal(.notSignedIn) }
        guard let month = form.month.flatMap({ Month($0) }) else { throw Refusal(.periodUnknown) }
        return (month, form.reason ?? "", token)
    }

    private func answer(
        _ context: FinancePageContext,
        asked: Month? = nil,
        closed done: CivilMonth? = nil,
        reopened: CivilMonth? = nil,
        lacksReason: Bool = false
    ) async throws -> Response {
        let rows = try await periods.list(for: context.asker)
        // The oldest open one is closed next.
        let next = rows.last { !$0.isClosed }
        let closed = rows.first { $0.isClosed }
        let page = ClosePage(
            candidate: try await candidate(next, for: context.asker),
            asked: try await candidate(
                asked.flatMap { month in rows.first { $0.month == "\(month)" } },
                for: context.asker
            ),
            closed: closed.flatMap { Month($0.month) }.map { CivilMonth($0) },
            changes: rows.flatMap(\.changes).sorted { $0.at > $1.at }.compactMap { change in
                Month(change.month).map { month in
                    ClosePage.Change(
                        month: CivilMonth(month),
                        isClosing: change.isClosing,
                        at: Date(timeIntervalSince1970: change.at),
                        by: change.by,
                        reason: change.reason
                    )
                }
            },
            notice: try done.map { month in
                let row = rows.first { Month($0.month).map { CivilMonth($0) } == month }
                return .closed(month, missing: try row?.missing.map(ClosePage.Missing.init) ?? [])
            } ?? reopened.map { .reopened($0) },
            lacksReason: lacksReason
        )
        return try await writer.answer(
            page,
            to: context.visit,
            status: lacksReason ? .unprocessableContent : .ok
        )
    }

    private func candidate(
        _ row: PeriodRow?,
        for asker: SignedIn
    ) async throws -> ClosePage.Candidate? {
        guard let row, let month = Month(row.month) else { return nil }
        let end = try await periods.standing(month, for: asker)
        return ClosePage.Candidate(
            month: CivilMonth(month),
            isOver: row.isOver,
            booked: try end.booked.map { sum in
                ClosePage.Booked(
                    postings: sum.count,
                    debit: PageMoney(minor: sum.debit, try Currency.known(sum.currency)),
                    isBalanced: sum.debit == sum.credit
                )
            },
            held: try end.held.map { sum in
                ClosePage.Held(
                    holds: sum.count,
                    sum: PageMoney(minor: sum.held, try Currency.known(sum.currency))
                )
            },
            owed: try end.owed.map { sum in
                PageMoney(minor: sum.amount, try Currency.known(sum.currency))
            },
            missing: try row.missing.map(ClosePage.Missing.init)
        )
    }
}

extension ClosePage.Missing {
    init(_ sum: MissingSum) throws {
        self.init(
            acts: sum.acts,
            sum: PageMoney(minor: sum.spent, try Currency.known(sum.currency))
        )
    }
}

extension CivilMonth {
    init(_ month: Month) { self.init(year: month.year, month: month.month) }
}
