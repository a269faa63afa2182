import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Finance's own hands", .timeLimit(.minutes(5)))
struct OwnHandsTests {
    @Test("pay nobody back who notes it: not themselves, and no leaver they took over")
    func oneself() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let fay = try await house.employee("fay", roles: ["finance"])
            let eve = try await house.employee("eve")
            for payer in [fay, eve] {
                _ = try await house.recoveries.book(
                    .of(.dollars(40)) { $0.means = .own },
                    by: payer.hash
                )
            }
            try await house.organisation.leave(
                employee: eve.id,
                lastDay: "2020-12-31",
                heir: fay.id
            )
            for handle in ["fay", "eve"] {
                let answer = try await Self.note(handle, on: nil, router, fay)
                #expect(try answer.problem().code == RefusalCode.reimburseOneself.rawValue)
            }
            let desk = OperatorDesk(connection: house.database.owner)
            for _ in 0..<2 { try await desk.note("40", to: "fay", on: nil) }
            let list = try await router.send(.get, Routes.owed, token: fay.token)
                .decoded(OwedList.self)
            #expect(list.reimbursements.map(\.by) == ["(operator)"])
            #expect(list.owed.map(\.employee) == ["eve"])
            let noted = try #require(list.reimbursements.first)
            let back = try await router.send(
                .put,
                Routes.withdrawal(noted.id),
                body: #"{"reason":"I was not paid yet"}"#,
                token: fay.token
            )
            #expect(try back.problem().code == RefusalCode.reimburseOneself.rawValue)
            let why = try Reason("she was not paid yet", field: "withdraw")
            try await desk.withdraw(paymentTo: "fay", for: why)
            let after = try await router.send(.get, Routes.owed, token: fay.token)
                .decoded(OwedList.self)
            #expect(after.reimbursements.map(\.withdrawnBy) == ["(operator)"])
            #expect(after.reimbursements.map(\.withdrawalReason) == [why.text])
            #expect(after.owed.count == 2)
            let findings = try await BookCheck(connection: house.database.owner).run()
            #expect(findings.map(\.text).filter { !$0.hasPrefix("employee ") } == [])
        }
    }

    @Test("note days that fit: not before the act, not in a closed month, not still to come")
    func days() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let today = try #require(
                Day(
                    Self.text(
                        try await router.house.texts(
                            "select max(occurred_on)::text from recovery where means = 'own'"
                        )
                    )
                )
            )
            let cases: [(Day, RefusalCode)] = [
                (Day(daysSince1970: today.daysSince1970 - 1), .paidBeforeAct),
                (Day(daysSince1970: today.daysSince1970 - 400), .paidBeforeAct),
                (Day(daysSince1970: today.daysSince1970 + 400), .dateInFuture),
            ]
            for (day, code) in cases {
                let answer = try await Self.note("ada", on: day, router, books.fay)
                #expect(try answer.problem().code == code.rawValue, "\(day)")
            }
            // The house closes the month of the act itself, as an owner who set the clock might.
            try await router.house.database.owner.run(
                script: """
                    insert into period values (date_trunc('month', '\(today)'::date), now())
                    """
            )
            let closed = try await Self.note("ada", on: today, router, books.fay)
            #expect(try closed.problem().code == RefusalCode.paidInClosedMonth.rawValue)
        }
    }

    @Test("undo what others did for a reason that says something, and the others are told")
    func undone() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let fay = try await house.employee("fay", roles: ["finance"])
            let act = try await house.recoveries.book(.of(.dollars(40)), by: ada.hash)
            let own = try await house.recoveries.book(.of(.dollars(5)), by: fay.hash)
            let cases: [(String, RefusalCode)] = [
                ("{}", .textEmpty), (#"{"words":"x"}"#, .reasonTooShort),
                (#"{"words":"aaaaaaaaaaaaaaa"}"#, .reasonTooShort),
            ]
            for (body, code) in cases {
                let answer = try await Self.undo(act, body, router, fay)
                #expect(try answer.problem().code == code.rawValue, "\(body)")
            }
            let slip = try await Self.undo(own, #"{"words":"typo"}"#, router, fay)
            #expect(slip.status == .ok, "one's own slip needs no reason")
            let body = #"{"words":"booked twice, see 8M3N"}"#
            #expect(try await Self.undo(act, body, router, fay).status == .ok)
            let me = try await router.send(.get, Routes.me, token: ada.token).decoded(Me.self)
            #expect(me.undone?.map(\.code) == [act.code] && me.undone?.map(\.by) == ["fay"])
            #expect(me.undone?.map(\.reason) == ["booked twice, see 8M3N"])
            let hers = try await router.send(.get, Routes.me, token: fay.token).decoded(Me.self)
            #expect(hers.undone == [])
            try await house.setPassphrase(of: "ada")
            var browser = Browser(router)
            try await browser.signIn("ada")
            let page = try await browser.get("\(PagePath.spend)?lang=en").text
            #expect(page.contains("fay of finance undid \(act.code) on "))
            #expect(page.contains("booked twice, see 8M3N"))
        }
    }

    @Test("open a month again and take a note back for a reason that says something")
    func reasons() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let month = try #require(Month("2026-01"))
            _ = try await router.send(
                .put,
                Routes.period(month),
                body: #"{"state":"closed"}"#,
                token: books.fay.token
            )
            let noted = try await Self.note("ada", on: nil, router, books.fay)
                .decoded(Reimbursement.self)
            for reason in ["x", "..........", "aaaaaaaaaaa"] {
                let opened = try await router.send(
                    .put,
                    Routes.period(month),
                    body: #"{"state":"open","reason":"\#(reason)"}"#,
                    token: books.fay.token
                )
                #expect(try opened.problem().code == RefusalCode.reasonTooShort.rawValue)
                let back = try await router.send(
                    .put,
                    Routes.withdrawal(noted.id),
                    body: #"{"reason":"\#(reason)"}"#,
                    token: books.fay.token
                )
                #expect(try back.problem().code == RefusalCode.reasonTooShort.rawValue)
            }
        }
    }

    private static func text(_ rows: [String]) -> String { rows.first ?? "" }

    private static func note(
        _ handle: String,
        on day: Day?,
        _ router: HouseRouter,
        _ employee: TestEmployee
    ) async throws -> TestResponse {
        let paidOn = day.map { #","paidOn":"\#($0)""# } ?? ""
        return try await router.send(
            .put,
            Routes.reimbursement(Identifier()),
            body: """
                {"employee":"\(handle)","amount":{"minor":4000,"currency":"USD"}\(paidOn)}
                """,
            token: employee.token
        )
    }

    private static func undo(
        _ act: Booking,
        _ body: String,
        _ router: HouseRouter,
        _ employee: TestEmployee
    ) async throws -> TestResponse {
        try await router.send(
            .put,
            Routes.after(.id(act.id), .reversal, id: Identifier()),
            body: body,
            token: employee.token
        )
    }
}
