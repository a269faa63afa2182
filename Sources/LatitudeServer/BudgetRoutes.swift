import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudeStore
import NIOFoundationCompat

/// What was planned and what it cost, and plans taken over.
struct BudgetRoutes: Sendable {
    let budgets: BudgetStore

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("budget", use: show)
        routes.put("budget", use: take)
    }

    func show(_ request: Request, context: FinanceContext) async throws -> JSONAnswer<BudgetMonth> {
        let text = String(request.uri.queryParameters["month"] ?? "")
        guard let month = Month(text) else {
            throw Refusal(.periodUnknown, detail: "“\(text.prefix(40))” is none.")
        }
        let rows = try await budgets.list(month, for: context.employee)
        let changes = try await budgets.history(month, for: context.employee)
        return JSONAnswer(
            BudgetMonth(
                month: month,
                lines: try rows.map { try .init($0) },
                changes: try changes.map { try .init($0) }
            )
        )
    }

    /// All of the plan or nothing, with everything that is wrong by line and column.
    func take(
        _ request: Request,
        context: FinanceContext
    ) async throws -> JSONAnswer<BudgetImport> {
        let data = Data(buffer: try await request.collected(.plan))
        let plan = try PlanReading(data, centres: try await budgets.costCentres()).plan
        let counts = try await budgets.set(plan, by: context.token)
        return JSONAnswer(
            BudgetImport(
                added: counts.added,
                changed: counts.changed,
                unchanged: counts.unchanged
            )
        )
    }
}

/// A plan file as the books understand it.
struct PlanReading {
    let plan: [PlannedCost]

    /// Throws `plan_faulty` with every fault, a line each.
    init(_ data: Data, centres: [BudgetCentre]) throws(Refusal) {
        let lines: [PlanLine]
        do throws(FileFaults) {
            lines = try PlanFile.read(data)
        } catch {
            throw Refusal(.planFaulty, detail: error.description)
        }
        let byProperty = Dictionary(grouping: centres, by: \.property)
        var plan: [PlannedCost] = []
        var found: [(line: Int, value: String, sentence: String)] = []
        for line in lines {
            do throws(PlanFault) {
                plan.append(try Self.cost(line, in: byProperty))
            } catch {
                found.append((line.line, error.value, error.sentence))
            }
        }
        if let faults = PlanFile.faults(found, in: data) {
            throw Refusal(.planFaulty, detail: faults.description)
        }
        self.plan = plan
    }

    private static func cost(
        _ line: PlanLine,
        in centres: [String: [BudgetCentre]]
    ) throws(PlanFault) -> PlannedCost {
        guard let own = centres[line.property] else {
            let known = centres.keys.sorted().prefix(8).joined(separator: ", ")
            throw PlanFault(
                value: line.property,
                sentence: "property: there is no “\(line.property)”; there are \(known)"
            )
        }
        guard let centre = own.first(where: { $0.code == line.costCentre }) else {
            let known = own.map(\.code).prefix(12).joined(separator: ", ")
            throw PlanFault(
                value: line.costCentre,
                sentence: "cost centre: “\(line.property)” has no “\(line.costCentre)”; "
                    + "it has \(known)"
            )
        }
        guard let currency = Currency(centre.currency) else {
            throw PlanFault(value: line.property, sentence: "property: its currency is unknown")
        }
        do throws(Refusal) {
            let sum = try AmountText.parse(line.amount, home: currency)
            guard sum.currency == currency else { throw Refusal(.currencyOfFund) }
            return PlannedCost(costCentre: centre.id, month: line.month, minor: sum.minor)
        } catch {
            let reason = error.detail ?? error.code.entry.title
            throw PlanFault(
                value: line.amount,
                sentence: "amount: \(reason) It is in \(currency), such as 1200.50"
            )
        }
    }
}

/// Why a line of a plan cannot be taken.
private struct PlanFault: Error {
    let value: String
    let sentence: String
}

extension BudgetMonth.Line {
    /// The wire form of plan and cost.
    init(_ row: BudgetRow) throws {
        guard let currency = Currency(row.currency) else { throw Refusal(.internalFault) }
        self.init(
            property: row.property,
            costCentre: row.costCentre,
            name: row.name,
            plan: row.plan.map { Money(minor: $0, currency: currency) },
            actual: Money(minor: row.actual, currency: currency)
        )
    }
}

extension BudgetMonth.Change {
    /// The wire form of a plan that changed.
    init(_ row: BudgetChangeRow) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            property: row.property,
            costCentre: row.costCentre,
            name: row.name,
            former: row.former.map { Money(minor: $0, currency: currency) },
            plan: Money(minor: row.amount, currency: currency),
            by: row.by,
            at: Date(timeIntervalSince1970: row.at)
        )
    }
}
