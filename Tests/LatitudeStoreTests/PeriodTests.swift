import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("A period")
struct PeriodTests {
    @Test("is closed by finance; later acts book on the first open day and keep their own")
    func close() async throws {
        try await PastHouse.with { past in
            let fin = try await past.house.employee("fin", roles: ["finance"])
            let april = try month("2026-04")
            let act = try await past.book(.of(.dollars(20)), at: "2026-04-29T12:00:00Z")
            await refuses(.notEntitled) {
                try await past.house.books.periods.close(april, by: past.ada.hash)
            }
            try await past.house.books.periods.close(april, by: fin.hash)
            let late = try await past.book(
                .of(.dollars(1)) { $0.occurredAt = try? instant("2026-04-30T12:00:00Z") },
                at: "2026-05-02T12:00:00Z"
            )
            #expect(late.occurredOn == Day("2026-04-30"))
            #expect(late.bookedOn == Day("2026-05-01"))
            let undone = try await past.book(
                FollowUp(id: Identifier(), recovery: .id(act.id), step: .reverse, words: nil),
                at: "2026-05-02T12:00:00Z"
            )
            #expect(undone.bookedOn == Day("2026-05-02"))
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("is not closed while it runs, twice, or over an older open one; reopened latest first")
    func order() async throws {
        try await PastHouse.with { past in
            let fin = try await past.house.employee("fin", roles: ["finance"])
            let periods = past.house.books.periods
            let (april, may) = (try month("2026-04"), try month("2026-05"))
            _ = try await past.book(.of(.dollars(20)), at: "2026-04-29T12:00:00Z")
            _ = try await past.book(.of(.dollars(20)), at: "2026-05-29T12:00:00Z")
            let why = try Reason("a late bill", field: "reason")
            await refuses(.periodOpen) { try await periods.reopen(april, for: why, by: fin.hash) }
            await refuses(.periodNotOver) {
                try await periods.close(try month("2199-01"), by: fin.hash)
            }
            let older = await refuses(.periodOlderOpen) {
                try await periods.close(may, by: fin.hash)
            }
            #expect(older?.detail == "2026-04 is open and has bookings.")
            try await periods.close(april, by: fin.hash)
            await refuses(.periodClosed) { try await periods.close(april, by: fin.hash) }
            await refuses(.periodClosed) {
                try await periods.close(try month("2026-03"), by: fin.hash)
            }
            try await periods.close(may, by: fin.hash)
            let later = await refuses(.periodLaterClosed) {
                try await periods.reopen(april, for: why, by: fin.hash)
            }
            #expect(later?.detail == "2026-05 is closed.")
            try await periods.reopen(may, for: why, by: fin.hash)
            await refuses(.periodOpen) { try await periods.reopen(may, for: why, by: fin.hash) }
            let asker = try #require(try await past.house.books.employees.signedIn(fin.hash))
            let rows = try await periods.list(for: asker)
            #expect(rows.last?.month == "2026-04")
            #expect(rows.last?.isClosed == true)
            let reopened = try #require(rows.first { $0.month == "2026-05" })
            #expect(!reopened.isClosed && reopened.isOver)
            #expect(reopened.changes.map(\.isClosing) == [false, true])
            #expect(reopened.changes.map(\.reason) == ["a late bill", nil])
            #expect(reopened.changes.map(\.by) == ["fin", "fin"])
            #expect(rows.first?.isOver == false)
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("has no entry after its close, however many are booked meanwhile")
    func race() async throws {
        try await PastHouse.with(limits: [.init(.employeeMonth, 9_000_000)]) { past in
            let fin = try await past.house.employee("fin", roles: ["finance"])
            let april = try month("2026-04")
            let vault = try await PersonalVault.open(
                TestHouse.keys,
                over: past.house.database.owner
            )
            let counted = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        let owner = try await Connection.open(
                            past.house.database.configuration(.owner)
                        )
                        for _ in 0..<25 {
                            let line = try RequestLine(
                                .of(.dollars(1)),
                                by: past.ada.hash,
                                vault: vault
                            )
                            let at = try instant("2026-04-30T12:00:00Z")
                            let dated = DatedLine(place: 1, at: at, request: line)
                            let codes = try await owner.run(PostRequestsAt([dated])).map(
                                \.line.code
                            )
                            #expect(Set(codes) == ["booked"])
                        }
                        await owner.close()
                        return nil
                    }
                }
                group.addTask {
                    try await Task.sleep(for: .milliseconds(60))
                    try await past.house.books.periods.close(april, by: fin.hash)
                    return try await Self.aprilEntries(past)
                }
                return try await group.reduce(0) { $0 + ($1 ?? 0) }
            }
            #expect(try await Self.aprilEntries(past) == counted)
            let all = try await past.house.database.owner.texts("select count(*)::text from entry")
            #expect(all == ["150"])
            #expect(counted < 150, "the closing came when all was booked")
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("is asked of the books: one booked behind the functions' back is found")
    func found() async throws {
        try await PastHouse.with { past in
            let fin = try await past.house.employee("fin", roles: ["finance"])
            try await past.house.books.periods.close(try month("2026-04"), by: fin.hash)
            _ = try await past.house.recoveries.book(.of(.dollars(1)), by: past.ada.hash)
            let superuser = try await Connection.open(
                past.house.database.configuration(.superuser)
            )
            try await superuser.tamper("update entry set booked_on = '2026-04-30'")
            await superuser.close()
            let findings = try await past.house.findings().map { "\($0)" }
            #expect(findings.contains { $0.contains("after it was closed") })
        }
    }

    private static func aprilEntries(_ past: PastHouse) async throws -> Int {
        let owner = try await Connection.open(past.house.database.configuration(.owner))
        let count = try await owner.texts(
            "select count(*)::text from entry where booked_on < '2026-05-01'"
        )
        await owner.close()
        return Int(count.first ?? "") ?? -1
    }
}

/// A month as the tests write it.
func month(_ text: String) throws -> Month { try #require(Month(text)) }
