import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// The lists of finance as files.
struct FinanceFiles: Sendable {
    let writer: PageWriter
    let answers: FinanceAnswers
    let ownMoney: OwnMoneyAnswers

    func register(on routes: RouterGroup<FinancePageContext>) {
        file("funds.csv", on: routes, name: "funds", columns: Self.fundColumns) {
            try await answers.funds($0, limit: PageSize.everything, for: $1).funds.map(Self.cells)
        }
        file("funds/holds.csv", on: routes, name: "holds", columns: Self.holdColumns) {
            try await answers.funds($0, limit: 1, holds: PageSize.everything, for: $1).holds.map(
                Self.cells
            )
        }
        file("means.csv", on: routes, name: "means", columns: Self.meansColumns) {
            try await answers.means($0, for: $1).totals.map(Self.cells)
        }
        file("means/owed.csv", on: routes, name: "owed", columns: Self.owedColumns) {
            try await ownMoney.list(for: $1).owed.map(Self.cells)
        }
        file(
            "means/reimbursements.csv",
            on: routes,
            name: "reimbursements",
            columns: Self.reimbursementColumns
        ) {
            try await ownMoney.list(limit: PageSize.everything, for: $1).reimbursements.map(
                Self.cells
            )
        }
        file("means/slip.csv", on: routes, name: "slip", columns: Self.slipColumns) {
            try await answers.slip($0, for: $1).lines.map(Self.cells)
        }
        file("sample.csv", on: routes, name: "sample", columns: Self.sampleColumns) {
            try await answers.sample($0, for: $1).entries.map(Self.cells)
        }
    }

    private typealias Rows = @Sendable (Request, SignedIn) async throws -> [[CSVWriter.Cell]]

    private func file(
        _ path: RouterPath,
        on routes: RouterGroup<FinancePageContext>,
        name: String,
        columns: [String],
        rows: @escaping Rows
    ) {
        let writer = writer
        routes.get(path) { request, context in
            var file = CSVWriter(columns: columns)
            do {
                for row in try await rows(request, context.asker) { file.row(row) }
            } catch let trouble as FilterTrouble {
                throw Refusal([trouble])
            }
            return writer.csv(file, name: name)
        }
    }

    private static let fundColumns = [
        "month", "property", "scope", "rule", "people", "funds", "currency", "granted", "used",
        "held", "repaid", "released", "reversed",
    ]

    private static func cells(_ fund: FundMonth) -> [CSVWriter.Cell] {
        [
            fund.month.map { .text($0) } ?? .none, .text(fund.property),
            .text(fund.scope.rawValue), .text(fund.isHard ? "hard" : "advice"),
            fund.people.map { .number($0) } ?? .none, .number(fund.funds),
            .text(fund.granted.currency.code), .money(fund.granted),
            .money(fund.used), .money(fund.held), .money(fund.repaid), .money(fund.released),
            .money(fund.reversed),
        ]
    }

    private static let holdColumns = [
        "code", "employee", "property", "cost_centre", "since", "expires_at", "days", "held",
        "currency",
    ]

    private static func cells(_ hold: OpenHold) -> [CSVWriter.Cell] {
        [
            .text(hold.code), .text(hold.employee), .text(hold.property), .text(hold.costCentre),
            .text(hold.since.formatted(.iso8601)), .text(hold.expiresAt.formatted(.iso8601)),
            .number(Int64(hold.days)), .money(hold.amount), .text(hold.amount.currency.code),
        ]
    }

    private static let meansColumns = [
        "property", "means", "entries", "currency", "out", "back", "net",
    ]

    private static func cells(_ total: MeansTotal) -> [CSVWriter.Cell] {
        [
            .text(total.property), .text(total.means.rawValue), .number(total.entries),
            .text(total.out.currency.code), .money(total.out), .money(total.back),
            .money(total.net),
        ]
    }

    private static let owedColumns = [
        "name", "employee", "property", "since", "acts", "owed", "currency",
    ]

    private static func cells(_ owed: Owed) -> [CSVWriter.Cell] {
        [
            .text(owed.name), .text(owed.employee), .text(owed.property),
            owed.since.map { .text($0.description) } ?? .none, .number(owed.acts),
            .money(owed.amount),
            .text(owed.amount.currency.code),
        ]
    }

    private static let reimbursementColumns = [
        "paid_on", "name", "employee", "amount", "currency", "noted_by", "noted_at",
        "withdrawn_by", "withdrawn_at", "withdrawal_reason",
    ]

    private static func cells(_ paid: Reimbursement) -> [CSVWriter.Cell] {
        [
            .text(paid.paidOn.description), .text(paid.name), .text(paid.employee),
            .money(paid.amount), .text(paid.amount.currency.code), .text(paid.by),
            .text(paid.notedAt.formatted(.iso8601)), paid.withdrawnBy.map { .text($0) } ?? .none,
            paid.withdrawnAt.map { .text($0.formatted(.iso8601)) } ?? .none,
            paid.withdrawalReason.map { .text($0) } ?? .none,
        ]
    }

    private static let slipColumns = [
        "entry", "code", "kind", "employee", "cost_centre", "occurred_on", "booked_at", "out",
        "back", "currency",
    ]

    private static func cells(_ line: Slip.Line) -> [CSVWriter.Cell] {
        [
            .number(line.number), .text(line.code), .text(line.kind.rawValue),
            .text(line.employee), .text(line.costCentre), .text(line.occurredOn.description),
            .text(line.bookedAt.formatted(.iso8601)), .money(line.out), .money(line.back),
            .text(line.out.currency.code),
        ]
    }

    private static let sampleColumns = [
        "entry", "code", "kind", "occurred_on", "booked_on", "property", "cost_centre",
        "employee", "means", "amount", "currency", "evidence", "signs", "digest",
    ]

    private static func cells(_ drawn: SampledEntry) -> [CSVWriter.Cell] {
        let entry = drawn.entry
        return [
            .number(entry.number), .text(entry.code), .text(entry.kind.rawValue),
            .text(entry.occurredOn.description), .text(entry.bookedOn.description),
            .text(entry.property), .text(entry.costCentre), .text(entry.employee),
            .text(entry.means.rawValue), .money(entry.amount),
            .text(entry.amount.currency.code),
            .text(entry.evidence.rawValue),
            .text(drawn.signs.map(\.rawValue).joined(separator: " ")), .text(entry.digest),
        ]
    }
}

extension CSVWriter.Cell {
    /// A sum with every decimal of its currency.
    static func money(_ money: Money) -> CSVWriter.Cell {
        .money(minor: money.minor, exponent: money.currency.exponent)
    }
}
