import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("What finance read", .timeLimit(.minutes(5)))
struct FinanceRoutesTests {
    @Test("is one figure by page, file and interface, and debits are credits")
    func figures() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let list: JournalList = try await books.answer(Routes.journal)
            let booked = try await router.house.texts("select count(*)::text from entry")
            #expect([String(list.count)] == booked)
            #expect(list.entries.map(\.number) == list.entries.map(\.number).sorted(by: >))
            #expect(list.sums.allSatisfy { $0.debit == $0.credit })
            let expected = try await router.house.texts(
                """
                select account || ' ' || sum(debit) || ' ' || sum(credit) from posting
                group by account order by account
                """
            )
            let totals = list.totals.map { "\($0.account) \($0.debit.minor) \($0.credit.minor)" }
            #expect(totals == expected)

            var browser = try await books.browser()
            let page = try await browser.get("\(PagePath.journal)?lang=en").text
            for total in list.totals {
                #expect(page.contains(">\(total.debit.grouped)</td>"), "\(total.account)")
            }
            #expect(page.contains("\(list.count)\u{A0}entries"))
            let file = try await browser.get(PagePath.journalCSV).text
            let rows = file.split(separator: "\r\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            let debits = rows.reduce(0.0) { $0 + (Double($1[14]) ?? .nan) }
            #expect(Int64((debits * 100).rounded()) == list.sums.first?.debit.minor)
            #expect(rows.count == 12)
        }
    }

    @Test("narrows to what is asked, and totals narrow with it")
    func narrows() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let house = router.house
            let cases: [(query: String, sql: String)] = [
                ("kind=repay", "e.kind = 'repay'"),
                ("property=Grand", "x.property_id = \(house.property)"),
                ("property=\(books.harbour)", "x.property_id = \(books.harbour)"),
                ("centre=fo&property=grand", "x.property_id = \(house.property)"),
                ("account=petty_cash", "p.account = 'petty_cash'"),
                ("q=\(books.hold.code)", "x.code = '\(books.hold.code)'"),
                ("from=2020-01-01&to=2020-12-31", "false"), ("month=2019-02", "false"),
                ("month=\(books.month)", "true"), ("evidence=there", "false"),
                ("evidence=missing", Self.isMissing),
                ("evidence=not_wanted&month=\(books.month)", "not (\(Self.isMissing))"),
            ]
            for (query, sql) in cases {
                let list: JournalList = try await books.answer("\(Routes.journal)?\(query)")
                let matching = """
                    select distinct e.entry_id from entry e
                    join recovery x on x.recovery_id = e.recovery_id
                    left join posting p on p.entry_id = e.entry_id where \(sql)
                    """
                let numbers = try await house.texts(
                    "select entry_id::text from (\(matching)) m order by entry_id desc"
                )
                #expect(list.entries.map { String($0.number) } == numbers, "\(query)")
                #expect(list.count == Int64(numbers.count), "\(query)")
                let sums = try await house.texts(
                    """
                    select account || ' ' || sum(debit) || ' ' || sum(credit) from posting
                    where entry_id in (\(matching)) group by account order by account
                    """
                )
                let totals = list.totals.map {
                    "\($0.account) \($0.debit.minor) \($0.credit.minor)"
                }
                #expect(totals == sums, "\(query)")
            }
        }
    }

    private static let isMissing = """
        x.evidence = 'none' and x.kind in ('spend', 'hold') and x.means in ('till', 'card', 'own')
        and x.spent >= 7500 and not x.reversed
        """

    @Test("tells a filter that is none by page and interface, and keeps what was typed")
    func nonsense() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            var browser = try await books.browser()
            let cases = [
                "journal?month=2026-13", "journal?from=yesterday", "journal?property=Narnia",
                "journal?kind=theft", "journal?account=slush", "journal?centre=XX",
                "journal?q=%3Cb%3E", "journal?before=-1", "journal?evidence=lost", "funds?month=1",
                "funds?kind=wish",
                "funds?before=2026-10", "means?property=Narnia", "sample?seed=-1",
                "sample?size=0", "sample?month=x", "journal?from=2026-10-02&to=2026-10-01",
            ]
            for query in cases {
                let response = try await router.send(
                    .get,
                    "\(Routes.prefix)/\(query)",
                    token: books.fay.token
                )
                let problem = try response.problem()
                #expect(problem.code == RefusalCode.valueMalformed.rawValue, "\(query)")
                #expect(problem.detail?.hasSuffix(".") == true, "\(query)")
                let page = try await browser.get("/\(query)")
                #expect(page.status == .badRequest, "\(query)")
                #expect(page.text.contains("class=\"filter\""), "\(query)")
            }
            let kept = try await browser.get("/journal?month=2026-13&q=7K2M")
            #expect(kept.text.contains("value=\"2026-13\"") && kept.text.contains("value=\"7K2M\""))
        }
    }

    @Test("goes on where it stopped while entries are added")
    func keyset() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let whole: JournalList = try await books.answer(Routes.journal)
            var (numbers, next) = ([Int64](), String?.none)
            repeat {
                let query = next.map { "&before=\($0)" } ?? ""
                let page: JournalList = try await books.answer(
                    "\(Routes.journal)?limit=2\(query)"
                )
                numbers += page.entries.map(\.number)
                next = page.next
                _ = try await router.house.recoveries.book(.of(.dollars(1)), by: books.ada.hash)
            } while next != nil
            #expect(numbers == whole.entries.map(\.number))
        }
    }

    @Test("is no word and no guest, on no page and in no file")
    func canaries() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            var browser = try await books.browser()
            let pages = pageAddresses.filter {
                AccessTable.pages["GET \($0.path)"] == .finance && !$0.path.contains("{")
            }
            #expect(pages.count >= 12)
            for (path, _) in pages {
                let response = try await browser.get(path)
                #expect(response.status == .ok, "\(path)")
                #expect(!response.text.contains("CANARY"), "\(path)")
            }
            for (path, _) in addresses where AccessTable.kinds["GET \(path)"] == .finance {
                let text = try await router.send(.get, path, token: books.fay.token).text
                #expect(!text.contains("CANARY"), "\(path)")
            }
        }
    }

    @Test("is told to managers, staff and administrators as not theirs, on every page")
    func others() async throws {
        try await HouseRouter.with { router in
            for role in ["staff", "manager", "admin"] {
                _ = try await router.house.employee(role, roles: [role])
                try await router.house.setPassphrase(of: role)
                var browser = Browser(router)
                try await browser.signIn(role)
                for (path, _) in pageAddresses
                where AccessTable.pages["GET \(path)"] == .finance {
                    let response = try await browser.get(path)
                    #expect(response.status == .forbidden, "\(path) by \(role)")
                }
            }
        }
    }
}

/// A house with an entry of every kind and means, some at a second property.
struct FinanceBooks: Sendable {
    let router: HouseRouter
    let ada: TestEmployee
    let fay: TestEmployee
    let harbour: Int64
    let hold: Booking
    /// The month the acts are booked in.
    let month: String

    init(_ router: HouseRouter) async throws {
        self.router = router
        let house = router.house
        ada = try await house.employee("ada")
        fay = try await house.employee("fay", roles: ["finance"])
        let second = try await house.secondProperty()
        harbour = second.property
        let dee = try await house.employee("dee", at: second)
        let till = try await Self.spend(30, .till, by: ada, in: house)
        try await Self.step(.repay(.dollars(5), means: nil), after: till, by: ada, in: house)
        _ = try await Self.spend(40, .own, by: ada, in: house)
        let undone = try await Self.spend(7, .card, by: dee, in: house)
        try await Self.step(.reverse, after: undone, by: dee, in: house)
        hold = try await house.recoveries.book(
            .of(.dollars(100), "CANARY", kind: .hold),
            by: ada.hash
        )
        _ = try await house.recoveries.book(
            .of(.dollars(50), "CANARY", kind: .hold),
            by: ada.hash
        )
        try await Self.step(.settle(.dollars(80), means: nil), after: hold, by: ada, in: house)
        month = String(till.occurredOn.description.prefix(7))
    }

    /// What finance are answered.
    func answer<Value: Decodable>(_ path: String) async throws -> Value {
        let response = try await router.send(.get, path, token: fay.token)
        #expect(response.status == .ok, "\(path): \(response.text)")
        return try response.decoded(Value.self)
    }

    /// A browser in which finance is signed in.
    func browser() async throws -> Browser {
        try await router.house.setPassphrase(of: "fay")
        var browser = Browser(router)
        try await browser.signIn("fay")
        return browser
    }

    private static func spend(
        _ major: Int64,
        _ means: Means,
        by employee: TestEmployee,
        in house: TestHouse
    ) async throws -> Booking {
        let act = try RecoveryRequest.of(.dollars(major), "CANARY-WHAT") { draft in
            draft.means = means
            draft.wrong = "CANARY-WRONG"
            draft.guest = "CANARY-GUEST"
        }
        return try await house.recoveries.book(act, by: employee.hash)
    }

    private static func step(
        _ step: FollowUp.Step,
        after act: Booking,
        by employee: TestEmployee,
        in house: TestHouse
    ) async throws {
        let follow = try FollowUp(
            id: Identifier(),
            recovery: .id(act.id),
            step: step,
            words: try Words("CANARY-STEP", field: "words")
        )
        _ = try await house.recoveries.book(follow, by: employee.hash)
    }
}
