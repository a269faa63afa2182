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

    private func lines(
        _ month: Month,
        _ context: FinancePageContext
    ) async throws -> [BudgetMonth.Line] {
        try await budgets.list(month, for: context.asker).map { try BudgetMonth.Line($0) }
    }
}
