import Foundation
import Latitude
import LatitudeStore
import Logging
import Postgres
import TestSupport
import Testing

@testable import ServerCommand

@Suite("Finance's figures of the demonstration", .timeLimit(.minutes(5)))
struct FinanceFiguresTests {
    @Test("are what the tables add up to, for every month, property and currency")
    func months() async throws {
        try await TestDatabase.with { database in
            let view = try await DemoCommand.fill(
                database.owner,
                keys: TestHouse.keys,
                seed: 5,
                recoveries: 400
            )
            let books = try await Books.open(
                database.configuration(.app),
                keys: TestHouse.keys,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            let person = try #require(view.employees.first { $0.roles.contains("finance") })
            let finance = try #require(
                try await books.employees.signedIn(TokenHash(of: person.token.text))
            )
            let centres = try await books.house.house(for: finance).costCentres
            let months = try await database.owner.texts(
                "select distinct to_char(booked_on, 'YYYY-MM') from entry order by 1"
            )
            #expect(months.count > 11)
            for month in months {
                for property in Set(centres.map(\.property)).sorted() {
                    var filter = JournalFilter()
                    filter.from = Day("\(month)-01")
                    filter.until = [31, 30, 29, 28].lazy.compactMap { Day("\(month)-\($0)") }.first
                    filter.costCentres = centres.filter { $0.property == property }.map(\.id)
                    let place = "\(month) of \(property)"
                    try await Self.check(filter, property, books, finance, database, place)
                }
            }
            try await TestHouse.serving(books) {
                try await Self.oweSomebody(view.employees, books)
                try await Self.checkOwed(books, finance, database)
            }
        }
    }

    /// Whether the year leaves anybody unpaid hangs on the day; one spend more leaves somebody so.
    private static func oweSomebody(_ employees: [DemoEmployee], _ books: Books) async throws {
        let payer = try #require(employees.first { $0.isOpen && $0.left.minor > 0 })
        var draft = RecoveryDraft(
            id: Identifier(),
            kind: .spend,
            amount: (payer.left.minor, payer.left.currency.code),
            what: "a taxi across the country"
        )
        draft.means = Means.own
        let request = try RecoveryRequest(draft)
        _ = try await books.recoveries.book(request, by: TokenHash(of: payer.token.text))
    }

    private static func checkOwed(
        _ books: Books,
        _ finance: SignedIn,
        _ database: TestDatabase
    ) async throws {
        let (owed, paid) = try await books.ownMoney.list(for: finance)
        #expect(!owed.isEmpty && !paid.isEmpty)
        let payable = try await database.owner.texts(
            """
            select currency || ' ' || sum(owed) from (
                select currency, credit - debit as owed from posting
                where account = 'employee_payable'
                union all
                select currency, -amount from reimbursement where withdrawn_at is null) x
            group by currency having sum(owed) <> 0 order by 1
            """
        )
        let byCurrency = Dictionary(grouping: owed, by: \.currency).map { currency, rows in
            "\(currency) \(rows.reduce(0) { $0 + $1.amount })"
        }
        #expect(byCurrency.sorted() == payable)
    }

    private static func check(
        _ filter: JournalFilter,
        _ property: Int64,
        _ books: Books,
        _ finance: SignedIn,
        _ database: TestDatabase,
        _ place: String
    ) async throws {
        let (from, until) = (filter.from?.description ?? "", filter.until?.description ?? "")
        let page = try await books.journal.page(filter, before: nil, limit: 500, for: finance)
        let whereIn = """
            x.property_id = \(property) and e.booked_on between '\(from)' and '\(until)'
            """
        let tables = """
            entry e join recovery x on x.recovery_id = e.recovery_id
            left join posting p on p.entry_id = e.entry_id where \(whereIn)
            """
        let count = try await database.owner.texts(
            "select count(distinct e.entry_id)::text from \(tables)"
        )
        #expect([String(page.count)] == count, "\(place)")
        #expect(page.entries.count == Int(page.count), "\(place)")
        let totals = try await database.owner.texts(
            """
            select p.account || ' ' || p.currency || ' ' || sum(p.debit) || ' ' || sum(p.credit)
            from \(tables) and p.line is not null
            group by p.account, p.currency order by p.account, p.currency
            """
        )
        let told = page.totals.map { "\($0.account) \($0.currency) \($0.debit) \($0.credit)" }
        #expect(told == totals, "\(place)")
        for (currency, rows) in Dictionary(grouping: page.totals, by: \.currency) {
            let difference = rows.reduce(0) { $0 + $1.debit - $1.credit }
            #expect(difference == 0, "\(place), \(currency)")
        }
        try await checkMeans(filter, property, books, finance, page, place)
        try await checkFunds(filter, property, books, finance, database, place)
    }

    private static func checkMeans(
        _ filter: JournalFilter,
        _ property: Int64,
        _ books: Books,
        _ finance: SignedIn,
        _ page: JournalRows,
        _ place: String
    ) async throws {
        let means = try await books.means.totals(
            from: filter.from,
            until: filter.until,
            property: property,
            for: finance
        )
        let moved = Dictionary(
            uniqueKeysWithValues: page.totals.map { ($0.account, $0.debit + $0.credit) }
        )
        let accounts: [Means: String] = [
            .till: "petty_cash", .card: "card_clearing", .own: "employee_payable",
            .folio: "guest_ledger", .inKind: "cost_transfer",
        ]
        for (kind, account) in accounts {
            let sums = means.filter { $0.means == kind }.map { $0.out + $0.back }
            #expect(sums == [moved[account]].compactMap(\.self), "\(place), \(account)")
        }
    }

    private static func checkFunds(
        _ filter: JournalFilter,
        _ property: Int64,
        _ books: Books,
        _ finance: SignedIn,
        _ database: TestDatabase,
        _ place: String
    ) async throws {
        let (from, until) = (filter.from?.description ?? "", filter.until?.description ?? "")
        var authority = AuthorityFilter()
        (authority.month, authority.property) = (filter.from, property)
        let funds = try await books.authority.page(
            authority,
            after: nil,
            limit: 50,
            mostHolds: 1,
            for: finance
        )
        let granted = try await database.owner.texts(
            """
            select scope || ' ' || sum(amount_limit) || ' ' || sum(used) || ' ' || sum(held)
            from fund where property_id = \(property)
                and window_from between '\(from)' and '\(until)'
            group by scope order by scope
            """
        )
        let lines = funds.lines.map { "\($0.scope.rawValue) \($0.granted) \($0.used) \($0.held)" }
        #expect(lines == granted, "\(place)")
    }
}
