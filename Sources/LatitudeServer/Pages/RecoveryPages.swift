import Foundation
import Hummingbird
import Latitude
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// One's own recoveries.
struct RecoveryPages: Sendable {
    let writer: PageWriter
    let acts: ActReader

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("recoveries", use: list)
        routes.get("recoveries.csv", use: file)
    }

    func list(_ request: Request, context: MemberContext) async throws -> Response {
        let page = try PageQuery(request)
        let state: ActState? = try PageQuery.choice(ListField.state, in: request)
        let until = try PageQuery.day(ListField.until, in: request)
        let rows = try await acts.own(
            context.asker,
            state: state,
            until: until,
            before: try page.beforeAct(),
            limit: PageSize.rows + 1
        )
        let shown = rows.prefix(PageSize.rows)
        let list = RecoveriesPage(
            rows: try shown.map(RecoveriesPage.Row.init),
            shown: state.flatMap { RecoveriesPage.Shown(rawValue: $0.rawValue) },
            until: until.map { CivilDate(year: $0.year, month: $0.month, day: $0.day) },
            next: rows.count > PageSize.rows ? shown.last.map { "\(Identifier($0.id))" } : nil,
            isFirst: page.before == nil
        )
        return try await writer.answer(list, to: context.visit)
    }

    func file(_ request: Request, context: MemberContext) async throws -> Response {
        let state: ActState? = try PageQuery.choice(ListField.state, in: request)
        let until = try PageQuery.day(ListField.until, in: request)
        let rows: [ActRow] = try await everyRow { last, size in
            try await acts.own(
                context.asker,
                state: state,
                until: until,
                before: last?.id,
                limit: size
            )
        }
        var csv = CSVWriter(columns: [
            "code", "kind", "occurred_on", "what", "whom", "currency", "spent", "held", "repaid",
            "minutes", "undone", "outcome",
        ])
        for row in rows {
            let exponent = try Currency.known(row.currency).exponent
            csv.row([
                .text(row.code), .text(row.kind), .text(row.occurredOn), .text(row.what),
                row.whom.map { .text($0) } ?? .none, .text(row.currency),
                .money(minor: row.spent, exponent: exponent),
                .money(minor: row.held, exponent: exponent),
                .money(minor: row.repaid, exponent: exponent), .number(Int64(row.minutes)),
                .text(row.isReversed ? "yes" : "no"), row.outcome.map { .text($0) } ?? .none,
            ])
        }
        return writer.csv(csv, name: "recoveries")
    }
}

extension RecoveriesPage.Row {
    init(_ row: ActRow) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            code: row.code,
            what: row.what,
            whom: row.whom,
            spent: PageMoney(minor: row.spent, currency),
            held: row.held > 0 ? PageMoney(minor: row.held, currency) : nil,
            bookedAt: Date(timeIntervalSince1970: row.bookedAt),
            outcome: row.outcome.flatMap { PageOutcome(rawValue: $0) },
            isReversed: row.isReversed
        )
    }
}
