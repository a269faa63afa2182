import Foundation
import Latitude
import Messages
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("The end of a month", .timeLimit(.minutes(5)))
struct MonthEndTests {
    @Test("stays as it was, whatever is settled, paid back or undone later")
    func asAt() async throws {
        try await PastHouse.with { past in
            let fin = try await past.house.employee("fin", roles: ["finance"])
            let own = try await past.book(
                .of(.dollars(40)) { $0.means = .own },
                at: "2026-04-20T12:00:00Z"
            )
            let slip = try await past.book(.of(.dollars(7)), at: "2026-04-21T12:00:00Z")
            let hold = try await past.book(
                .of(.dollars(100), kind: .hold),
                at: "2026-04-29T12:00:00Z"
            )
            #expect(own.amount == .dollars(40))
            let before = try await Self.figures(past, fin, "2026-04")
            #expect(before == ["held 1 10000 USD", "owed 4000 USD", "used 4700", "held 10000"])
            try await Self.follow(past, hold, .settle(.dollars(80), means: nil))
            try await Self.follow(past, slip, .reverse)
            let paid = try await past.house.database.owner.texts(
                """
                select r.code from reimburse_at('2026-05-03T12:00:00Z',
                    '\(Hexadecimal.text(fin.hash.bytes))', gen_random_uuid(), 'ada', 4000, 'USD',
                    '2026-05-03') r
                """
            )
            #expect(paid == ["booked"])
            #expect(try await Self.figures(past, fin, "2026-04") == before)
            #expect(try await Self.figures(past, fin, "2026-05").prefix(2) == [])
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("grants to everybody certified, also where nobody dared")
    func granted() async throws {
        try await PastHouse.with { past in
            let house = past.house
            let fin = try await house.employee("fin", roles: ["finance"])
            _ = try await house.employee("bob")
            _ = try await house.employee("new", certified: false)
            let eve = try await house.employee("eve")
            try await house.organisation.leave(employee: eve.id, lastDay: "2026-04-10", heir: nil)
            let old = try await house.employee("old", certified: false)
            try await house.organisation.certify(
                employee: old.id,
                course: "basics",
                from: "2026-01-01",
                until: "2026-04-30"
            )
            _ = try await past.book(.of(.dollars(20)), at: "2026-04-29T12:00:00Z")
            let asker = try #require(try await house.books.employees.signedIn(fin.hash))
            // April: ada, fin, bob, eve until she left, and old; May: ada, fin and bob.
            for (month, people, funds) in [("2026-04", 5, 1), ("2026-05", 3, 0)]
                as [(String, Int64, Int64)]
            {
                var filter = AuthorityFilter()
                filter.month = Day("\(month)-01")
                let page = try await house.books.authority.page(
                    filter,
                    after: nil,
                    limit: 10,
                    mostHolds: 1,
                    for: asker
                )
                let lines = page.lines.filter { $0.scope == .employeeMonth }
                #expect(lines.map(\.people) == [people], "\(month)")
                #expect(lines.map(\.funds) == [funds], "\(month)")
                #expect(lines.map(\.granted) == [people * 200_000], "\(month)")
            }
            let all = try await house.books.authority.page(
                AuthorityFilter(),
                after: nil,
                limit: 500,
                mostHolds: 1,
                for: asker
            )
            #expect(all.lines.last?.month == "2026-04-01")
            #expect(Set(all.lines.map(\.month)).count > 7)
        }
    }

    @Test("keeps its plans once it is closed, and shows how they came about")
    func plans() async throws {
        try await PastHouse.with { past in
            let house = past.house
            let fin = try await house.employee("fin", roles: ["finance"])
            let asker = try #require(try await house.books.employees.signedIn(fin.hash))
            let (budgets, periods) = (house.books.budgets, house.books.periods)
            let now = Month(of: Day(of: Date(), in: .gmt))
            let november = try #require(Month("\(now.year - 1)-11"))
            func set(_ month: Month, _ minor: Int64) async throws -> [Int] {
                let line = PlannedCost(costCentre: house.costCentre, month: month, minor: minor)
                let counts = try await budgets.set([line], by: fin.hash)
                return [counts.added, counts.changed, counts.unchanged]
            }
            #expect(try await set(november, 100) == [1, 0, 0])
            try await periods.close(november, by: fin.hash)
            let refusal = await refuses(.planOfClosedMonth) { try await set(november, 50) }
            #expect(refusal?.detail(in: .en) == "\(november) is closed.")
            #expect(try await set(november, 100) == [0, 0, 1])
            try await periods.reopen(
                november,
                for: try Reason("the plan was wrong", field: "reason"),
                by: fin.hash
            )
            #expect(try await set(november, 50) == [0, 1, 0])
            let changes = try await budgets.history(november, for: asker)
            #expect(changes.map(\.former) == [100, nil] && changes.map(\.amount) == [50, 100])
            #expect(changes.map(\.by) == ["fin", "fin"])
            for far in ["\(now.year + 3)-01", "\(now.year - 4)-01", "9999-12"] {
                await refuses(.periodUnknown) { try await set(try #require(Month(far)), 1) }
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    private static func follow(
        _ past: PastHouse,
        _ act: Booking,
        _ step: FollowUp.Step
    ) async throws {
        _ = try await past.book(
            FollowUp(id: Identifier(), recovery: .id(act.id), step: step, words: nil),
            at: "2026-05-01T16:00:00Z"
        )
    }

    /// What was held and owed, by the month's own page and by its funds per employee.
    private static func figures(
        _ past: PastHouse,
        _ fin: TestEmployee,
        _ text: String
    ) async throws -> [String] {
        let month = try month(text)
        let asker = try #require(try await past.house.books.employees.signedIn(fin.hash))
        let end = try await past.house.books.periods.standing(month, for: asker)
        var filter = AuthorityFilter()
        filter.month = month.first
        let page = try await past.house.books.authority.page(
            filter,
            after: nil,
            limit: 10,
            mostHolds: 10,
            for: asker
        )
        #expect(page.held.map(\.held) == end.held.map(\.held))
        #expect(page.holds.map(\.held) == end.held.map(\.held))
        let funds = page.lines.filter { $0.scope == .employeeMonth && $0.funds > 0 }
        return end.held.map { "held \($0.count) \($0.held) \($0.currency)" }
            + end.owed.map { "owed \($0.amount) \($0.currency)" }
            + funds.flatMap { ["used \($0.used)", "held \($0.held)"] }
    }
}
