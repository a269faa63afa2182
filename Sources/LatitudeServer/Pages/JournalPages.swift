import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudePages
import LatitudeStore
import NIOCore

/// The journal as a page and as a file.
struct JournalPages: Sendable {
    let writer: PageWriter
    let journal: JournalReader
    let house: HouseReader

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("journal", use: list)
        routes.get("journal.csv", use: file)
    }

    func list(_ request: Request, context: FinancePageContext) async throws -> Response {
        let house = try await house.house(for: context.asker)
        let query = JournalQuery(request, house: house)
        let (before, troubles) = ListQuery(request).place(query.troubles)
        guard troubles.isEmpty else {
            let page = JournalPage(
                filter: query.typed,
                choices: .init(house),
                troubles: troubles
            )
            return try await writer.answer(page, to: context.visit, status: .badRequest)
        }
        let rows = try await journal.page(
            query.filter,
            before: before,
            limit: PageSize.rows + 1,
            for: context.asker
        )
        let list = try JournalList(rows, limit: PageSize.rows)
        let page = JournalPage(
            filter: query.typed,
            choices: .init(house),
            entries: list.entries.map(JournalEntryValue.init),
            opened: ListQuery.number(ListQuery(request)[JournalField.open]),
            count: Int(list.count),
            totals: list.totals.map { PageTotal($0.name, $0.debit, $0.credit) },
            sums: list.sums.map { PageTotal($0.debit.currency.code, $0.debit, $0.credit) },
            next: list.next,
            before: before.map { String($0) }
        )
        return try await writer.answer(page, to: context.visit)
    }

    /// The whole that matches, a row for each posting, written part by part as it is read.
    func file(_ request: Request, context: FinancePageContext) async throws -> Response {
        let (journal, asker) = (journal, context.asker)
        let house = try await house.house(for: asker)
        let filter = try JournalQuery(request, house: house).checked()
        // What goes wrong with the first part is still told as a page.
        let first = try await journal.postings(filter, before: nil, limit: Self.part, for: asker)
        return writer.stream(name: "journal") { writer in
            var file = CSVWriter(columns: Self.columns)
            var rows = first
            while true {
                for row in rows { file.row(try Self.cells(row)) }
                try await writer.write(ByteBuffer(bytes: file.take()))
                guard let last = rows.last?.entry else { break }
                rows = try await journal.postings(
                    filter,
                    before: last,
                    limit: Self.part,
                    for: asker
                )
            }
            try await writer.finish(nil)
        }
    }

    /// How many entries are read at a time.
    private static let part = 2_000

    private static let columns = [
        "entry", "line", "code", "kind", "occurred_on", "booked_on", "booked_at", "property",
        "cost_centre", "cost_centre_name", "employee", "means", "account", "account_name", "debit",
        "credit", "currency", "policy", "certified_until", "evidence", "digest",
    ]

    private static func cells(_ row: PostingRow) throws -> [CSVWriter.Cell] {
        let exponent = try Currency.known(row.currency).exponent
        return [
            .number(row.entry), .number(Int64(row.line)), .text(row.code), .text(row.kind),
            .text(row.occurredOn), .text(row.bookedOn), .text(row.bookedAt), .text(row.property),
            .text(row.costCentreCode), .text(row.costCentre), .text(row.employee),
            .text(row.means), .text(row.account), .text(row.accountName),
            .money(minor: row.debit, exponent: exponent),
            .money(minor: row.credit, exponent: exponent), .text(row.currency),
            .number(Int64(row.policyNumber)), .text(row.certifiedUntil),
            .text(row.evidence.rawValue), .text(row.digest),
        ]
    }
}

extension PageWriter {
    /// A list as a file that is written while it is read, `name` without its ending.
    ///
    /// What goes wrong on the way breaks the connection off, so that half a file is not taken for a
    /// whole one.
    func stream(
        name: String,
        _ write: @Sendable @escaping (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        Response(
            status: .ok,
            headers: Self.fileHeaders("\(name).csv", type: "text/csv; charset=utf-8"),
            body: ResponseBody(write)
        )
    }
}

extension ListQuery {
    /// Where the list goes on, with what is wrong about that after what is wrong already.
    func place(_ troubles: [FilterTrouble]) -> (before: Int64?, troubles: [FilterTrouble]) {
        do {
            return (try beforeNumber(), troubles)
        } catch {
            return (nil, troubles + [.place])
        }
    }
}

extension JournalPage.Choices {
    /// What a house offers.
    init(_ house: HouseRows) {
        self.init(
            properties: house.properties,
            costCentres: house.codes,
            accounts: house.accounts.map { ListOption(value: $0.account, text: $0.name) }
        )
    }
}

extension JournalEntryValue {
    /// An entry as the interface tells it.
    init(_ entry: JournalEntry) {
        self.init(
            number: entry.number,
            code: entry.code,
            kind: PageEntryKind(entry.kind),
            amount: PageMoney(entry.amount),
            means: PageMeans(entry.means),
            employee: entry.employee,
            property: entry.property,
            costCentre: entry.costCentre,
            occurredOn: CivilDate(entry.occurredOn),
            bookedOn: CivilDate(entry.bookedOn),
            bookedAt: entry.bookedAt,
            policy: entry.policy.number,
            policyOwner: entry.policy.owner,
            course: entry.course,
            certifiedUntil: CivilDate(entry.certifiedUntil),
            evidence: BillsPage.State(entry.evidence),
            used: entry.used.map(PageMoney.init),
            held: entry.held.map(PageMoney.init),
            digest: entry.digest,
            postings: entry.postings.map { PageTotal($0.name, $0.debit, $0.credit) }
        )
    }
}

extension PageTotal {
    init(_ name: String, _ debit: Money, _ credit: Money) {
        self.init(name: name, debit: PageMoney(debit), credit: PageMoney(credit))
    }
}

extension PageEntryKind {
    init(_ kind: EntryKind) {
        switch kind {
        case .spend: self = .spend
        case .hold: self = .hold
        case .settle: self = .settle
        case .release: self = .release
        case .repay: self = .repay
        case .reverse: self = .reverse
        }
    }
}

extension PageMeans {
    init(_ means: Means) {
        switch means {
        case .till: self = .till
        case .card: self = .card
        case .own: self = .own
        case .folio: self = .folio
        case .inKind: self = .inKind
        case .time: self = .time
        }
    }
}
