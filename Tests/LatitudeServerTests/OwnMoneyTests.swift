import Foundation
import Hummingbird
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import TestSupport
import Testing

@Suite("Own money that is paid back")
struct OwnMoneyTests {
    @Test("is owed no longer, is noted once, and counts for the oldest acts first")
    func noted() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let id = Identifier()
            let body = #"{"employee":"ada","amount":{"minor":1500,"currency":"USD"}}"#
            let first: Reimbursement = try await Self.put(id, body, books)
            #expect(first.id == id && first.by == "fay" && first.amount == .dollars(15))
            let repeated: Reimbursement = try await Self.put(id, body, books)
            let again: Reimbursement = try await Self.put(Identifier(), body, books)
            #expect(repeated == first && again == first)
            let left: OwedList = try await books.answer(Routes.owed)
            #expect(left.owed.map(\.amount) == [.dollars(25)] && left.owed.map(\.acts) == [1])
            #expect(left.reimbursements == [first])
            let rest: Reimbursement = try await Self.put(
                Identifier(),
                #"{"employee":"ada","amount":{"minor":2500,"currency":"USD"}}"#,
                books
            )
            let none: OwedList = try await books.answer(Routes.owed)
            #expect(none.owed.isEmpty && Set(none.reimbursements) == [first, rest])
            let findings = try await Self.findings(router)
            #expect(findings == [])
        }
    }

    @Test("is owed again once the note is taken back, and may be noted again")
    func withdrawn() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let body = #"{"employee":"ada","amount":{"minor":4000,"currency":"USD"}}"#
            let noted: Reimbursement = try await Self.put(Identifier(), body, books)
            for _ in 0..<2 {
                let back: Reimbursement = try await Self.put(
                    noted.id,
                    #"{"reason":"not paid yet"}"#,
                    books,
                    "/withdrawal"
                )
                #expect(back.withdrawnBy == "fay" && back.withdrawnAt != nil)
                #expect(back.withdrawalReason == "not paid yet")
            }
            let owed: OwedList = try await books.answer(Routes.owed)
            #expect(owed.owed.map(\.amount) == [.dollars(40)])
            let again: Reimbursement = try await Self.put(Identifier(), body, books)
            #expect(again.id != noted.id && again.withdrawnBy == nil)
            let findings = try await Self.findings(router)
            #expect(findings == [])
        }
    }

    @Test(
        "is refused where it is more than is owed, still to come, or nobody’s",
        arguments: [
            (#"{"employee":"ada","amount":{"minor":4001,"currency":"USD"}}"#, RefusalCode.overOwed),
            (#"{"employee":"ada","amount":{"minor":1,"currency":"EUR"}}"#, .overOwed),
            (#"{"employee":"fay","amount":{"minor":1,"currency":"USD"}}"#, .reimburseOneself),
            (#"{"employee":"eve","amount":{"minor":1,"currency":"USD"}}"#, .employeeUnknown),
            (#"{"employee":"ada","amount":{"minor":0,"currency":"USD"}}"#, .amountZero),
            (#"{"employee":"ada","amount":{"minor":-1,"currency":"USD"}}"#, .amountNegative),
            (
                #"{"employee":"ada","amount":{"minor":1,"currency":"USD"},"paidOn":"2199-01-01"}"#,
                .dateInFuture
            ),
        ]
    )
    func refused(body: String, code: RefusalCode) async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let answer = try await router.send(
                .put,
                Routes.reimbursement(Identifier()),
                body: body,
                token: books.fay.token
            )
            #expect(try answer.problem().code == code.rawValue)
            let owed: OwedList = try await books.answer(Routes.owed)
            #expect(owed.owed.map(\.amount) == [.dollars(40)] && owed.reimbursements.isEmpty)
        }
    }

    @Test("of two at once for all that is owed is noted once")
    func race() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            // Another sum each, as the same one on the same day is the same payment.
            let sums = [4_000, 3_999, 3_998, 3_997]
            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for sum in sums {
                    group.addTask {
                        let body = #"""
                            {"employee":"ada","amount":{"minor":\#(sum),"currency":"USD"}}
                            """#
                        return try await router.send(
                            .put,
                            Routes.reimbursement(Identifier()),
                            body: body,
                            token: books.fay.token
                        ).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.sorted() == [200, 422, 422, 422])
        }
    }

    @Test("is noted and taken back on its page, and stands in the file")
    func page() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            var browser = try await books.browser()
            let path = PagePath.ownMoney("ada")
            let day = try await router.house.texts(
                "select max(occurred_on)::text from recovery where means = 'own'"
            )[0]
            let shown = try await browser.get(path)
            #expect(shown.text.contains("40.00"))
            let much = try await browser.post(path, ["amount": "41", "day": day])
            #expect(much.status == .unprocessableContent && much.text.contains("40.00"))
            let vague = try await browser.post(path, ["amount": "much", "day": day])
            #expect(vague.status == .unprocessableContent)
            let noted = try await browser.post(path, ["amount": "40", "day": day])
            #expect(noted.status == .seeOther)
            let file = try await browser.get(PagePath.reimbursementsCSV)
            #expect(file.text.contains("\(day),Ada,ada,40.00,USD,fay,"))
            let list: OwedList = try await books.answer(Routes.owed)
            let id = try #require(list.reimbursements.first?.id)
            try await browser.get(path)
            let elsewhere = try await browser.post(
                PagePath.ownMoneyWithdraw("fay"),
                ["id": id.description]
            )
            #expect(elsewhere.status == .notFound)
            try await browser.get(path)
            let bare = try await browser.post(
                PagePath.ownMoneyWithdraw("ada"),
                ["id": id.description, "reason": "x"]
            )
            #expect(bare.status == .unprocessableContent)
            try await browser.get(path)
            let back = try await browser.post(
                PagePath.ownMoneyWithdraw("ada"),
                ["id": id.description, "reason": "not paid yet"]
            )
            #expect(back.status == .seeOther)
            let owed: OwedList = try await books.answer(Routes.owed)
            #expect(owed.owed.map(\.amount) == [.dollars(40)])
            #expect(try await browser.get(PagePath.ownMoney("eve")).status == .notFound)
        }
    }

    /// What is wrong with the books, but for the employee whom the test itself moved.
    private static func findings(_ router: HouseRouter) async throws -> [String] {
        try await BookCheck(connection: router.house.database.owner).run().map(\.text)
            .filter { !$0.hasPrefix("employee ") }
    }

    private static func put(
        _ id: Identifier,
        _ body: String,
        _ books: FinanceBooks,
        _ suffix: String = ""
    ) async throws -> Reimbursement {
        let answer = try await books.router.send(
            .put,
            Routes.reimbursement(id) + suffix,
            body: body,
            token: books.fay.token
        )
        #expect(answer.status == .ok, "\(answer.text)")
        return try answer.decoded(Reimbursement.self)
    }
}
