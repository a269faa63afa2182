import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Missing bills")
struct MissingBillsTests {
    @Test("are listed for finance by age and property, until a file or a reason is added")
    func list() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let fay = try await house.asker("fay", roles: ["finance"])
            for (amount, days) in [(85, 61), (84, 31), (83, 30), (82, 8), (81, 7), (80, 0)] {
                try await house.book(.dollars(Int64(amount)), daysAgo: days, by: ada)
            }
            try await house.book(.dollars(74), daysAgo: 1, by: ada)
            let all = try await house.missing(fay)
            #expect(all.rows.map(\.spent) == [8_000, 8_100, 8_200, 8_300, 8_400, 8_500])
            #expect(all.rows.map(\.days) == [0, 7, 8, 30, 31, 61])
            let grand = try #require(all.properties.first)
            #expect(grand.ages.map(\.acts) == [2, 2, 1, 1])
            #expect(grand.ages.map(\.spent) == [16_100, 16_500, 8_400, 8_500])
            #expect(grand.receiptsFrom == 7_500)
            for (age, days) in [
                (EvidenceAge.week, [0, 7]), (.month, [8, 30]), (.twoMonths, [31]), (.older, [61]),
            ] {
                let filter = MissingFilter(property: house.property, age: age)
                #expect(try await house.missing(fay, filter).rows.map(\.days) == days)
            }
            #expect(try await house.missing(fay, MissingFilter(property: 999)).rows.isEmpty)
            let second = try await house.missing(fay, before: all.rows[1].number, limit: 2)
            #expect(second.rows.map(\.days) == [8, 30])
            #expect(try await house.recomputed() == ["2 16100", "2 16500", "1 8400", "1 8500"])
            let words = try Words("lost it", field: "missing")
            _ = try await house.books.evidence.add(
                EvidenceAddition(
                    id: Identifier(),
                    recovery: try #require(RecoveryReference(all.rows[0].code)),
                    content: .missing(words)
                ),
                by: ada.hash
            )
            #expect(try await house.missing(fay).rows.map(\.days) == [7, 8, 30, 31, 61])
        }
    }

    @Test("are nobody else's to see, not even one's own")
    func others() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(100)), by: ada.hash)
            let own = try #require(try await house.books.employees.signedIn(ada.hash))
            for asker in [own, try await house.asker("mia", roles: ["manager"])] {
                let missing = try await house.missing(asker)
                #expect(missing.rows.isEmpty)
                #expect(missing.properties.flatMap { $0.ages.map(\.acts) } == [0, 0, 0, 0])
            }
        }
    }
}

extension TestHouse {
    fileprivate func missing(
        _ asker: SignedIn,
        _ filter: MissingFilter = MissingFilter(),
        before: Int64? = nil,
        limit: Int = 50
    ) async throws -> MissingBills {
        try await books.evidence.missing(filter, for: asker, before: before, limit: limit)
    }

    /// Books an act and has it happen so many days ago.
    fileprivate func book(_ amount: Money, daysAgo: Int, by employee: TestEmployee) async throws {
        let act = try await recoveries.book(.of(amount), by: employee.hash)
        try await database.owner.run(
            script: """
                update recovery set occurred_on =
                    (clock_timestamp() at time zone 'America/New_York')::date - \(daysAgo)
                where recovery_id = '\(act.id)'
                """
        )
    }

    /// Acts and sums by age, another way.
    fileprivate func recomputed() async throws -> [String] {
        try await database.owner.texts(
            """
            select count(*) || ' ' || sum(spent) from (
                select spent, case when d < 8 then 1 when d < 31 then 2 when d < 61 then 3
                    else 4 end as age
                from (
                    select spent, (now() at time zone 'America/New_York')::date - occurred_on as d
                    from recovery where spent >= 7500) x) y
            group by age order by age
            """
        )
    }
}
