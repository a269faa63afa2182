import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// The journal, for finance.
struct JournalRoutes: Sendable {
    let journal: JournalReader
    let house: HouseReader

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("journal", use: list)
    }

    func list(
        _ request: Request,
        context: FinanceContext
    ) async throws -> JSONAnswer<JournalList> {
        let limit = try PageQuery(request).limit
        let before = try ListQuery(request).beforeNumber()
        let house = try await house.house(for: context.employee)
        let rows = try await journal.page(
            try JournalQuery(request, house: house).checked(),
            before: before,
            limit: limit + 1,
            for: context.employee
        )
        return JSONAnswer(try JournalList(rows, limit: limit))
    }
}

extension JournalList {
    /// The wire form of the first `limit` of the rows read.
    init(_ rows: JournalRows, limit: Int) throws {
        let shown = rows.entries.prefix(limit)
        self.init(
            entries: try shown.map(JournalEntry.init),
            count: rows.count,
            totals: try rows.totals.map(AccountTotal.init),
            next: rows.entries.count > limit ? shown.last.map { String($0.number) } : nil
        )
    }
}

extension JournalEntry {
    /// The wire form of an entry.
    init(_ row: JournalRow) throws {
        let currency = try Currency.known(row.currency)
        func money(_ minor: Int64) -> Money { Money(minor: minor, currency: currency) }
        self.init(
            number: row.number,
            code: row.code,
            kind: row.kind,
            amount: money(row.amount),
            means: row.means,
            employee: row.employee,
            property: row.property,
            costCentre: row.costCentre,
            occurredOn: try Day.known(row.occurredOn),
            bookedOn: try Day.known(row.bookedOn),
            bookedAt: Date(timeIntervalSince1970: row.bookedAt),
            policy: PolicyBody(
                PolicyReference(number: row.policyNumber, owner: row.policyOwner)
            ),
            course: row.course,
            certifiedUntil: try Day.known(row.certifiedUntil),
            evidence: row.evidence,
            used: row.usedChange.map(money),
            held: row.heldChange.map(money),
            digest: row.digest,
            postings: row.postings.map { posting in
                Posting(
                    account: posting.account,
                    name: posting.name,
                    debit: money(posting.debit),
                    credit: money(posting.credit)
                )
            }
        )
    }
}

extension AccountTotal {
    /// The wire form of an account's total.
    init(_ row: AccountTotalRow) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            account: row.account,
            name: row.name,
            debit: Money(minor: row.debit, currency: currency),
            credit: Money(minor: row.credit, currency: currency)
        )
    }
}

extension Day {
    /// The day of a text from the books.
    ///
    /// Throws `internal` where it is none.
    static func known(_ text: String) throws(Refusal) -> Day {
        guard let day = Day(text) else { throw Refusal(.internalFault) }
        return day
    }
}
