import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// Plan and cost of a month, in a browser.
struct BudgetPages: Sendable {
    let writer: PageWriter
    let budgets: BudgetStore

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("budget", use: show)
        routes.get("budget.csv", use: file)
        routes.get("budget/changes.csv", use: changesFile)
    }

    func show(_ request: Request, context: FinancePageContext) async throws -> Response {
        let month = try PageMonth.of(request, asker: context.asker)
        let page = BudgetPage(
            month: CivilMonth(month),
            lines: try await lines(month, context).map { line in
                BudgetPage.Line(
                    property: line.property,
                    centre: line.name,
                    plan: line.plan.map { PageMoney(minor: $0.minor, $0.currency) },
                    actual: PageMoney(minor: line.actual.minor, line.actual.currency),
                    left: line.left.map { PageMoney(minor: $0.minor, $0.currency) },
                    percent: line.percent
                )
            },
            changes: try await changes(month, context).map { change in
                BudgetPage.Change(
                    property: change.property,
                    centre: change.name,
                    former: change.former.map { PageMoney(minor: $0.minor, $0.currency) },
                    plan: PageMoney(minor: change.plan.minor, change.plan.currency),
                    by: change.by,
                    at: change.at
                )
            }
        )
        return try await writer.answer(page, to: context.visit)
    }

    func file(_ request: Request, context: FinancePageContext) async throws -> Response {
        let month = try PageMonth.of(request, asker: context.asker)
        var csv = CSVWriter(columns: [
            "month", "property", "cost_centre", "name", "currency", "plan", "cost", "left",
            "percent",
        ])
        for line in try await lines(month, context) {
            func cell(_ money: Money?) -> CSVWriter.Cell {
                money.map { .money(minor: $0.minor, exponent: $0.currency.exponent) } ?? .none
            }
            csv.row([
                .text("\(month)"), .text(line.property), line.costCentre.map { .text($0) } ?? .none,
                line.name.map { .text($0) } ?? .none, .text(line.actual.currency.code),
                cell(line.plan), cell(line.actual), cell(line.left),
                line.percent.map { .number(Int64($0)) } ?? .none,
            ])
        }
        return writer.csv(csv, name: "budget-\(month)")
    }

    func changesFile(_ request: Request, context: FinancePageContext) async throws -> Response {
        let month = try PageMonth.of(request, asker: context.asker)
        var csv = CSVWriter(columns: [
            "month", "property", "cost_centre", "name", "currency", "former", "plan", "by", "at",
        ])
        for change in try await changes(month, context) {
            csv.row([
                .text("\(month)"), .text(change.property), .text(change.costCentre),
                .text(change.name), .text(change.plan.currency.code),
                change.former.map { .money($0) } ?? .none, .money(change.plan), .text(change.by),
                .text(change.at.formatted(.iso8601)),
            ])
        }
        return writer.csv(csv, name: "budget-\(month)-changes")
    }

    private func changes(
        _ month: Month,
        _ context: FinancePageContext
    ) async throws -> [BudgetMonth.Change] {
        try await budgets.history(month, for: context.asker).map { try BudgetMonth.Change($0) }
    }

    private func lines(
        _ month: Month,
        _ context: FinancePageContext
    ) async throws -> [BudgetMonth.Line] {
        try await budgets.list(month, for: context.asker).map { try BudgetMonth.Line($0) }
    }
}
