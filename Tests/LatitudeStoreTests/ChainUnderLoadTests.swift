import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Two servers at once")
struct ChainUnderLoadTests {
    @Test("chain 300 spends on shared funds without a gap, and every sealed word opens")
    func chains() async throws {
        let limits: [PolicyPlan.Limit] = [
            .init(.employeeMonth, 500_000), .init(.guestDay, 500_000), .init(.incident, 900_000),
        ]
        try await TestHouse.with(limits: limits) { house in
            let people = [
                try await house.employee("ada"), try await house.employee("bob"),
                try await house.employee("cleo"),
            ]
            let first = try await house.recoveries.book(.of(.dollars(1)), by: people[0].hash)
            try await house.secondServer { other in
                let stores = [house.recoveries, other]
                let booked = await race(300) { index in
                    // Two rooms, three people and one incident: every fund is fought over.
                    try await stores[index % 2].book(
                        .of(.dollars(1), "act \(index)", room: "\(index % 2 * 100)") { draft in
                            draft.incident = index.isMultiple(of: 3) ? .id(first.id) : nil
                        },
                        by: people[index / 2 % 3].hash
                    )
                }
                #expect(booked.count == 300)
                #expect(Set(booked.map(\.code)).count == 300)
            }
            let links = try await house.database.owner.texts(
                """
                select distinct (count(*) = max(seq) and min(seq) = 1)::text
                from fund_entry group by fund_id
                """
            )
            #expect(links == ["true"])
            let used = try await house.database.owner.texts(
                "select sum(used)::text from fund where scope = 'employee_month'"
            )
            #expect(used == ["30100"])
            let check = BookCheck(connection: house.database.owner, keys: TestHouse.keys)
            #expect(try await check.run().isEmpty)
        }
    }
}
