import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Many at once")
struct RaceTests {
    @Test("50 racing for the last of one fund get exactly what fits, in 20 rounds")
    func lastOfTheFund() async throws {
        try await TestHouse.with(
            limits: [.init(.employeeMonth, 9_000_000), .init(.incident, 100_000)]
        ) { house in
            let ada = try await house.employee("ada")
            for round in 1...20 {
                let first = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
                let amount = Money.dollars(Int64(20 + round * 7))
                let accepted = await race(50) {
                    try await house.recoveries.book(
                        .of(amount) { $0.incident = .id(first.id) },
                        by: ada.hash
                    )
                }
                #expect(accepted.count == Int(99_900 / amount.minor), "round \(round)")
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("50 parallel repeats of one id have one effect and 50 equal answers")
    func oneID() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let request = try RecoveryRequest.of(.dollars(120), room: "412")
            let answers = await race(50) {
                try await house.recoveries.book(request, by: ada.hash)
            }
            #expect(answers.count == 50)
            #expect(Set(answers).count == 1)
            let entries = try await house.database.owner.texts("select count(*)::text from entry")
            #expect(entries == ["1"])
        }
    }

    @Test("two servers with the same id and the same fund agree")
    func twoServers() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            try await house.secondServer { other in
                let request = try RecoveryRequest.of(.dollars(120), room: "412")
                let stores = [house.recoveries, other]
                let answers = await race(40) { index in
                    try await stores[index % 2].book(request, by: ada.hash)
                }
                #expect(answers.count == 40)
                #expect(Set(answers).count == 1)
                let booked = await race(60) { index in
                    try await stores[index % 2].book(
                        .of(.dollars(50), room: "\(index % 5)"),
                        by: ada.hash
                    )
                }
                #expect(booked.count == 37)
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("a hold is settled or released, never both; an act is undone once")
    func oneEnding() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let hold = try await house.recoveries.book(
                .of(.dollars(500), kind: .hold),
                by: ada.hash
            )
            let endings = await race(20) { index in
                try await house.recoveries.book(
                    followUp(
                        hold,
                        index.isMultiple(of: 2)
                            ? .settle(.dollars(400), means: nil) : .release
                    ),
                    by: ada.hash
                )
            }
            #expect(endings.count == 1)
            let spend = try await house.recoveries.book(.of(.dollars(100)), by: ada.hash)
            let repaid = await race(50) {
                try await house.recoveries.book(
                    followUp(spend, .repay(.dollars(10), means: nil)),
                    by: ada.hash
                )
            }
            #expect(repaid.count == 10)
            let undone = await race(50) {
                try await house.recoveries.book(followUp(spend, .reverse), by: ada.hash)
            }
            #expect(undone.count == 1)
            #expect(try await house.findings().isEmpty)
        }
    }
}

/// Runs `body` that many times at once; returns what succeeded, in no order.
func race<R: Sendable>(
    _ count: Int,
    _ body: @Sendable @escaping (Int) async throws -> R
) async -> [R] {
    await withTaskGroup(of: R?.self) { group in
        for index in 0..<count { group.addTask { try? await body(index) } }
        return await group.reduce(into: []) { results, result in
            if let result { results.append(result) }
        }
    }
}

/// Runs `body` that many times at once; returns what succeeded, in no order.
func race<R: Sendable>(
    _ count: Int,
    _ body: @Sendable @escaping () async throws -> R
) async -> [R] {
    await race(count) { _ in try await body() }
}
