import Foundation
import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("The recovery store")
struct RecoveryStoreTests {
    @Test("books a spend and tells what is left in every fund, tightest first")
    func spends() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let booking = try await house.recoveries.book(
                .of(.dollars(120), room: "412"),
                by: ada.hash
            )
            #expect(booking.code.count == 4)
            #expect(booking.entry == .spend)
            #expect(booking.amount == .dollars(120))
            #expect(booking.policy.owner == "Jan Nowak, ext 210")
            #expect(Set(booking.funds.map(\.scope)) == [.employeeMonth, .guestDay])
            #expect(booking.funds.allSatisfy { $0.left == .dollars(1_880) })
            #expect(booking.funds.first { $0.scope == .guestDay }?.subject == "412")
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("answers a repeat with the first result, whatever was booked since")
    func repeats() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let request = try RecoveryRequest.of(.dollars(120))
            let first = try await house.recoveries.book(request, by: ada.hash)
            _ = try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
            let second = try await house.recoveries.book(request, by: ada.hash)
            #expect(first == second)
        }
    }

    @Test("refuses an id reused with other content")
    func idReused() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let id = Identifier()
            _ = try await house.recoveries.book(.of(.dollars(120), id: id), by: ada.hash)
            await refuses(.idReused) {
                try await house.recoveries.book(.of(.dollars(121), id: id), by: ada.hash)
            }
        }
    }

    @Test("refuses what is more than left, with rule, owner and ways on")
    func overLimit() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let refusal = await refuses(.overLimit) {
                try await house.recoveries.book(
                    .of(.dollars(2_600), room: "118"),
                    by: ada.hash
                )
            }
            #expect(refusal?.rule?.contains("2,000.00 USD per") == true)
            #expect(refusal?.owner?.contains("Jan Nowak") == true)
            #expect(refusal?.detail?.hasPrefix("600.00 USD more than the 2,000.00 left") == true)
            #expect(refusal?.youCan.isEmpty == false)
        }
    }

    @Test("settles a hold for less and gives the rest back")
    func settles() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let hold = try await house.recoveries.book(
                .of(.dollars(1_500), "laptop to Hawaii", kind: .hold),
                by: ada.hash
            )
            #expect(hold.funds.first?.left == .dollars(500))
            let settled = try await house.recoveries.book(
                try followUp(hold, .settle(.dollars(1_312, cents: 40), means: nil)),
                by: ada.hash
            )
            #expect(settled.funds.first?.left == .dollars(687, cents: 60))
            #expect(settled.held == .dollars(0))
            await refuses(.alreadySettled) {
                try await house.recoveries.book(
                    try followUp(hold, .settle(.dollars(1), means: nil)),
                    by: ada.hash
                )
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("books repayments up to what was spent, and then no more")
    func repays() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let spend = try await house.recoveries.book(.of(.dollars(95)), by: ada.hash)
            let repaid = try await house.recoveries.book(
                try followUp(spend, .repay(.dollars(95), means: nil)),
                by: ada.hash
            )
            #expect(repaid.funds.first?.used == .dollars(0))
            await refuses(.overRepayable) {
                try await house.recoveries.book(
                    try followUp(spend, .repay(.dollars(0, cents: 1), means: nil)),
                    by: ada.hash
                )
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("undoes an act once")
    func reverses() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let spend = try await house.recoveries.book(.of(.dollars(95)), by: ada.hash)
            _ = try await house.recoveries.book(
                try followUp(spend, .repay(.dollars(20), means: .card)),
                by: ada.hash
            )
            let undone = try await house.recoveries.book(
                try followUp(spend, .reverse),
                by: ada.hash
            )
            #expect(undone.amount == .dollars(75))
            #expect(undone.funds.first?.used == .dollars(0))
            await refuses(.alreadyReversed) {
                try await house.recoveries.book(try followUp(spend, .reverse), by: ada.hash)
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("a check books nothing and says what a spend would")
    func checks() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.check(
                .of(.dollars(120), room: "412"),
                by: ada.hash
            )
            #expect(act.funds.count == 2)
            #expect(act.funds.allSatisfy { $0.left == .dollars(2_000) })
            await refuses(.overLimit) {
                try await house.recoveries.check(.of(.dollars(2_001)), by: ada.hash)
            }
            let funds = try await house.database.owner.texts("select count(*)::text from fund")
            #expect(funds == ["0"])
        }
    }
}

/// What comes after a booked act, with a fresh id.
func followUp(
    _ booking: Booking,
    _ step: FollowUp.Step,
    words: String? = nil
) throws -> FollowUp {
    try FollowUp(
        id: Identifier(),
        recovery: .id(booking.id),
        step: step,
        words: try words.map { try Words($0, field: "words") }
    )
}

/// Records an issue unless `body` is refused with `code`; returns the refusal.
@discardableResult
func refuses<R>(
    _ code: RefusalCode,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> R
) async -> Refusal? {
    do {
        _ = try await body()
        Issue.record("was not refused", sourceLocation: sourceLocation)
    } catch let refusal as Refusal {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
        return refusal
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
    return nil
}

extension TestHouse {
    /// What the checks find; empty when the books are in order.
    func findings() async throws -> [BookCheck.Finding] {
        try await BookCheck(connection: database.owner).run()
    }
}
