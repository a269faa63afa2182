import Latitude
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("What an employee owes", .timeLimit(.minutes(5)))
struct PostingTests {
    /// Every act by every means, and every way on from it by every means.
    private static func bookAll(_ house: TestHouse, by ada: TestEmployee) async throws {
        func book(_ kind: RecoveryKind, _ means: Means) async throws -> Identifier {
            let id = Identifier()
            _ = try await house.recoveries.book(
                .of(.dollars(3), kind: kind, id: id) { $0.means = kind == .waiver ? nil : means },
                by: ada.hash
            )
            return id
        }
        func follow(_ act: Identifier, _ step: FollowUp.Step) async throws {
            let next = try FollowUp(id: Identifier(), recovery: .id(act), step: step, words: nil)
            _ = try await house.recoveries.book(next, by: ada.hash)
        }
        for means in Means.allCases {
            for kind in [RecoveryKind.spend, .gift, .waiver] {
                try await follow(try await book(kind, means), .reverse)
                let repaid = try await book(kind, means)
                try await follow(repaid, .repay(.dollars(1), means: nil))
                try await follow(repaid, .reverse)
            }
            try await follow(try await book(.hold, means), .release)
            for other in Means.allCases {
                let held = try await book(.hold, means)
                try await follow(held, .settle(.dollars(2), means: other))
                try await follow(held, .repay(.dollars(1), means: other))
                try await follow(held, .reverse)
            }
        }
    }

    @Test("is nothing: no account is owed by an employee, and none is debited what it never got")
    func nothing() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            try await Self.bookAll(house, by: ada)
            let assets = try await house.texts(
                "select account from account where kind = 'asset' order by account"
            )
            #expect(assets == ["guest_ledger", "petty_cash"])
            let owing = try await house.texts(
                """
                select account || ' ' || kind from account
                where account like '%employee%' or name ilike '%employee%'
                """
            )
            #expect(owing == ["employee_payable liability"])
            // What is credited to an employee is what they laid out; what is debited is that again.
            let odd = try await house.texts(
                """
                select x.kind || ' ' || e.kind || ' ' || e.means
                from posting p join entry e using (entry_id) join recovery x using (recovery_id)
                where p.account = 'employee_payable' and case
                    when p.credit > 0 then e.kind not in ('spend', 'settle', 'reverse')
                    else e.kind not in ('repay', 'reverse') end
                """
            )
            #expect(odd.isEmpty)
            let entries = try await house.texts(
                "select count(*)::text from posting where account = 'employee_payable'"
            )
            #expect(entries != ["0"])
            let undone = try await house.texts(
                """
                select e.recovery_id::text from posting p join entry e using (entry_id)
                join recovery x using (recovery_id) where x.reversed
                group by e.recovery_id, p.account having sum(p.debit) <> sum(p.credit)
                """
            )
            #expect(undone.isEmpty)
        }
    }

    @Test("stays nothing when what the house paid comes back into somebody's own pocket")
    func ownPocket() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let id = Identifier()
            _ = try await house.recoveries.book(.of(.dollars(3), id: id), by: ada.hash)
            let back = try FollowUp(
                id: Identifier(),
                recovery: .id(id),
                step: .repay(.dollars(1), means: .own),
                words: nil
            )
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await house.recoveries.book(back, by: ada.hash)
            }
            #expect(refusal?.code == .overOwnMoney)
            let owed = try await house.texts(
                """
                select coalesce(sum(debit - credit), 0)::text from posting
                where account = 'employee_payable'
                """
            )
            #expect(owed == ["0"])
        }
    }
}
