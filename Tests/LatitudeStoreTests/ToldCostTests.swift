import Foundation
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Cost, causes and teams in sums")
struct ToldCostTests {
    @Test(
        "bands end on round numbers around what is spent in the middle",
        arguments: [
            ("0,0", "0"), ("3536", "0,500,1000,2000,5000,10000"),
            ("0,7,9", "0,1,2,5,10,20"), ("1", "0,1,2,5"),
            ("20000", "0,5000,10000,20000,50000,100000"),
        ]
    )
    func edges(costs: String, edges: String) async throws {
        try await TestDatabase.with { database in
            let told = try await database.owner.texts(
                "select array_to_string(cost_edges(array[\(costs)]::bigint[]), ',')"
            )
            #expect(told == [edges])
        }
    }

    @Test("a band of four people waits, and the next smallest with it, until there are five")
    func bands() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 5, on: "2021-01-10", ["better", "same"], cost: 0)
            try await told.acts(by: 5, on: "2021-01-10", ["better", "same"], cost: 900)
            try await told.acts(by: 4, on: "2021-01-10", ["better"], cost: 1_500)
            try await told.acts(by: 5, on: "2021-01-10", ["better"], cost: 4_000)
            try await told.acts(by: 4, on: "2021-01-10", ["better"], cost: 90_000)
            let january = ["500 1000 10 5", "2000 5000 5 5"]
            #expect(try await told.cost(today: "2021-05-01") == january)
            try await told.acts(by: 5, on: "2021-04-10", ["better"], cost: 1_500)
            try await told.acts(by: 5, on: "2021-04-10", ["better"], cost: 90_000)
            #expect(try await told.cost(today: "2021-05-09") == january, "not before its Monday")
            #expect(
                try await told.cost(today: "2021-05-10") == [
                    "- 0 10 5", "500 1000 10 5", "1000 2000 9 9", "2000 5000 5 5", "5000 - 9 9",
                ]
            )
        }
    }

    @Test(
        "what bands keep back of any months rests on five people on either side, too",
        arguments: [1, 2, 3]
    )
    func rest(seed: UInt64) async throws {
        try await ToldHouse.with { told in
            var seed = seed
            func random(_ bound: Int) -> Int {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(seed >> 33) % bound
            }
            let outcomes = ["delighted", "better", "same", "worse", "lost", nil]
            for month in 1...8 {
                for _ in 0..<18 {
                    try await told.act(
                        by: random(9),
                        on: "2021-0\(month)-1\(random(9))",
                        outcomes[random(6)],
                        cost: Int64([0, 500, 3_000, 12_000][random(4)])
                    )
                }
            }
            var shown = 0
            for months in 1...9 {
                let texts = try await told.house.database.owner.texts(
                    """
                    select concat_ws(' ', s.good, s.asked - s.good, coalesce(c.good, 0),
                        coalesce(c.other, 0))
                    from outcome_sums_at(\(told.house.property), '2021-09-13', \(months)) s
                    cross join (
                        select sum(c.good) as good, sum(c.asked - c.good) as other
                        from outcome_cost_at(\(told.house.property), '2021-09-13', \(months)) c) c
                    """
                )
                let sums = try #require(texts.first).split(separator: " ").compactMap { Int($0) }
                try #require(sums.count == 4)
                shown += sums[2] + sums[3]
                for (all, told) in [(sums[0], sums[2]), (sums[1], sums[3])] {
                    #expect(told <= all && (all - told == 0 || all - told >= 5), "\(months)")
                }
            }
            #expect(shown > 0)
        }
    }

    @Test("causes of two people wait, and the next smallest with them, until there are three")
    func causes() async throws {
        try await ToldHouse.with { told in
            let day = "2021-04-10"
            try await told.acts(by: 5, on: "2021-01-10", ["better"], cause: "mistake")
            try await told.acts(by: 7, on: day, ["better"], cause: "mistake")
            try await told.acts(by: 6, on: day, ["better"], cause: "rework")
            try await told.acts(by: 5, on: day, ["better"], cause: "breakdown")
            try await told.acts(by: 2, on: day, ["better"], cause: "variation")
            let counts = try await told.counts("cause", today: "2021-05-01")
            #expect(
                counts == [
                    "18 13", "breakdown - -", "delight - -", "inefficiency - -", "mistake 12 7",
                    "rework 6 6", "unsaid - -", "variation - -",
                ]
            )
            #expect(try await told.counts("team", today: "2021-05-01") == ["25 20", "FO 25 20"])
            try await told.act(by: 3, on: "2021-04-30", cause: "variation")
            let next = try await told.counts("cause", today: "2021-05-03")
            #expect(next.contains("variation 3 3") && next.contains("breakdown 5 5"))
        }
    }

    @Test("two people in all are told as nothing, not even their number")
    func nothing() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 5, on: "2021-01-10", ["better"], cause: "mistake")
            try await told.acts(by: 2, on: "2021-04-20", ["better"], cause: "mistake")
            let counts = try await told.counts("cause", today: "2021-05-01")
            #expect(counts.first == "5 -")
            #expect(counts.contains("mistake 5 -"))
        }
    }

    @Test("are told to managers alone, of their own property, whatever else the asker is")
    func entitled() async throws {
        try await ToldHouse.with { told in
            let today = Date()
            let day = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
            for ago in [40, 70, 100, 130] {
                let text = today.addingTimeInterval(-Double(ago) * 86_400).formatted(day)
                try await told.acts(by: 6, on: text, ["better", "same"])
            }
            let mia = try await told.house.asker("mia", roles: ["manager"])
            let far = try await told.house.asker(
                "far",
                roles: ["staff", "manager"],
                property: told.other.property,
                costCentre: told.other.costCentre
            )
            let reader = told.house.books.property
            let rows = try await reader.outcomes(for: mia, months: 12)
            #expect(rows.sums.property == "Grand" && rows.sums.acts > 0 && !rows.spans.isEmpty)
            let others = try await reader.outcomes(for: far, months: 12)
            #expect(others.sums.property == "Garden" && others.sums.days == 0)
            #expect(others.spans.isEmpty && others.bands.isEmpty)
            #expect(try await reader.causes(for: far).counts.allSatisfy { ($0.acts ?? 0) == 0 })
            for roles in [["staff"], ["finance"], ["admin"], ["staff", "finance", "admin"]] {
                let asker = try await told.house.asker(roles.joined(separator: "-"), roles: roles)
                await #expect(throws: PostgresError.self) {
                    try await reader.outcomes(for: asker, months: 12)
                }
                await #expect(throws: PostgresError.self) { try await reader.causes(for: asker) }
            }
        }
    }
}
