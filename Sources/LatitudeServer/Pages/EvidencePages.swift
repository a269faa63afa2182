import Foundation
import Hummingbird
import Latitude
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// Acts whose bill is missing, for finance.
struct EvidencePages: Sendable {
    let writer: PageWriter
    let evidence: EvidenceStore

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("evidence", use: list)
        routes.get("evidence.csv", use: file)
    }

    func list(_ request: Request, context: FinancePageContext) async throws -> Response {
        let page = try PageQuery(request)
        let filter = try MissingFilter(request)
        let missing = try await evidence.missing(
            filter,
            for: context.asker,
            before: try page.beforeNumber(),
            limit: PageSize.rows + 1
        )
        let shown = missing.rows.prefix(PageSize.rows)
        let list = EvidencePage(
            properties: try missing.properties.map(EvidencePage.Property.init),
            rows: try shown.map(EvidencePage.Row.init),
            property: filter.property.map { String($0) },
            age: filter.age.flatMap { EvidencePage.Age(rawValue: $0.rawValue) },
            next: missing.rows.count > PageSize.rows ? shown.last.map { String($0.number) } : nil,
            isFirst: page.before == nil
        )
        return try await writer.answer(list, to: context.visit)
    }

    func file(_ request: Request, context: FinancePageContext) async throws -> Response {
        let filter = try MissingFilter(request)
        let rows: [MissingBills.Row] = try await everyRow { last, size in
            try await evidence.missing(
                filter,
                for: context.asker,
                before: last?.number,
                limit: size
            ).rows
        }
        var csv = CSVWriter(columns: [
            "code", "property", "cost_centre", "employee", "means", "occurred_on", "days",
            "currency", "amount",
        ])
        for row in rows {
            let exponent = try Currency.known(row.currency).exponent
            csv.row([
                .text(row.code), .text(row.property), .text(row.costCentre), .text(row.employee),
                .text(row.means), .text(row.occurredOn), .number(Int64(row.days)),
                .text(row.currency), .money(minor: row.spent, exponent: exponent),
            ])
        }
        return writer.csv(csv, name: "evidence")
    }
}

extension EvidencePage.Property {
    fileprivate init(_ row: MissingBills.Property) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            number: String(row.number),
            name: row.name,
            receiptsFrom: row.receiptsFrom.map { PageMoney(minor: $0, currency) },
            acts: row.ages.map(\.acts),
            spent: PageMoney(minor: row.ages.map(\.spent).reduce(0, +), currency)
        )
    }
}

extension EvidencePage.Row {
    fileprivate init(_ row: MissingBills.Row) throws {
        guard
            let means = EvidencePage.Means(rawValue: row.means), let day = Day(row.occurredOn)
        else { throw Refusal(.internalFault) }
        self.init(
            code: row.code,
            property: row.property,
            costCentre: row.costCentre,
            employee: row.employee,
            means: means,
            day: CivilDate(year: day.year, month: day.month, day: day.day),
            days: row.days,
            spent: PageMoney(minor: row.spent, try Currency.known(row.currency))
        )
    }
}
