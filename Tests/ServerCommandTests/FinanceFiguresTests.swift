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
        let granted = try await database.owner.texts(Self.granted(property, from, until))
        let couldDraw = funds.lines.filter { $0.people != nil }
        #expect(
            couldDraw.map { "\($0.scope.rawValue) \($0.people ?? 0) \($0.granted)" } == granted,
            "\(place)"
        )
        let others = funds.lines.filter { $0.people == nil }
        #expect(Set(others.map(\.scope)).isSubset(of: [.guestDay, .incident]), "\(place)")
        let opened = try await database.owner.texts(
            """
            select scope || ' ' || count(*) || case when scope not like 'employee%'
                then ' ' || sum(amount_limit) else '' end
            from fund where property_id = \(property)
                and window_from between '\(from)' and '\(until)'
            group by scope order by scope
            """
        )
        let lines = funds.lines.filter { $0.funds > 0 }.map { line in
            let sum = line.people == nil ? " \(line.granted)" : ""
            return "\(line.scope.rawValue) \(line.funds)\(sum)"
        }
        #expect(lines == opened, "\(place)")
        let drawn = try await database.owner.texts(Self.drawn(property, from, until))
        let moved = funds.lines.filter { $0.funds > 0 }
        #expect(moved.map { "\($0.scope.rawValue) \($0.used) \($0.held)" } == drawn, "\(place)")
        let unopened = funds.lines.filter { $0.funds == 0 }
        #expect(unopened.allSatisfy { $0.used == 0 && $0.held == 0 }, "\(place)")
    }

    /// What everybody certified could have drawn, day by day: whoever was hired and certified on a
    /// day of a window has its fund, with the limit it was opened with or else the highest of the
    /// rules in force on its days, where all of them name the scope.
    private static func granted(_ property: Int64, _ from: String, _ until: String) -> String {
        """
        with day as (
            select d::date as day, (
                select v.policy_id from policy v
                where v.property_id = o.property_id and v.valid_from <= d::date
                order by v.valid_from desc, v.number desc limit 1) as policy_id
            from property o
            cross join generate_series('\(from)'::timestamp, '\(until)'::timestamp, '1 day') d
            where o.property_id = \(property) and d <= now() at time zone o.time_zone),
        scoped as (
            select y.day, y.policy_id, s.scope,
                case s.scope when 'employee_day' then y.day else '\(from)' end as opens
            from day y cross join (values ('employee_day'), ('employee_month')) s (scope)),
        rule as (
            select s.scope, s.opens, max(l.amount_limit) as most
            from scoped s
            left join policy_limit l on l.policy_id = s.policy_id and l.scope = s.scope
            where s.policy_id is not null
            group by s.scope, s.opens having count(*) = count(l.policy_id)),
        able as (
            select distinct s.scope, s.opens, e.employee_id
            from scoped s
            join employee e on e.property_id = \(property) and s.day >= e.hired_on
                and (e.left_on is null or s.day <= e.left_on)
            join certification k on k.employee_id = e.employee_id
                and s.day between k.valid_from and k.valid_until),
        share as (
            select f.scope, f.subject as employee_id, f.amount_limit as most
            from fund f
            where f.property_id = \(property) and f.scope like 'employee%'
                and f.window_from between '\(from)' and '\(until)'
            union all
            select a.scope, a.employee_id, r.most
            from able a
            join rule r on r.scope = a.scope and r.opens = a.opens
            left join fund f on f.scope = a.scope and f.subject = a.employee_id
                and f.window_from = a.opens
            where f.fund_id is null)
        select scope || ' ' || count(distinct employee_id) || ' ' || sum(most)
        from share group by scope order by scope
        """
    }

    /// What was used and held of opened funds at the month's end, by the last entry of each act.
    private static func drawn(_ property: Int64, _ from: String, _ until: String) -> String {
        """
        with act as (
            select distinct f.scope, f.fund_id, e.recovery_id
            from fund f
            left join fund_entry k on k.fund_id = f.fund_id
            left join entry e on e.entry_id = k.entry_id
            where f.property_id = \(property) and f.window_from between '\(from)' and '\(until)')
        select a.scope || ' ' || coalesce(sum(l.used), 0) || ' ' || coalesce(sum(l.held_after), 0)
        from act a
        left join lateral (
            select e.held_after, case e.kind when 'reverse' then 0
                else e.spent_after - e.repaid_after end as used
            from entry e
            where e.recovery_id = a.recovery_id and e.booked_on <= '\(until)'
            order by e.entry_id desc limit 1) l on true
        group by a.scope order by a.scope
        """
    }
}
