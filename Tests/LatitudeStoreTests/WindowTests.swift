import Foundation
import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("A window")
struct WindowTests {
    @Test("is a day of the property's, also on the days the clocks change")
    func daylightSaving() async throws {
        try await PastHouse.with(limits: [.init(.employeeDay, 10_000)]) { past in
            // 8 March 2026 has 23 hours in New York: 05:00 UTC to 04:00 UTC of the next day.
            for (at, day) in [
                ("2026-03-08T04:59:59Z", "2026-03-07"), ("2026-03-08T05:00:00Z", "2026-03-08"),
                ("2026-03-09T03:59:59Z", "2026-03-08"), ("2026-03-09T04:00:00Z", "2026-03-09"),
                ("2026-11-01T03:59:59Z", "2026-10-31"), ("2026-11-01T04:00:00Z", "2026-11-01"),
                ("2026-11-02T04:59:59Z", "2026-11-01"), ("2026-11-02T05:00:00Z", "2026-11-02"),
            ] {
                let booking = try await past.book(.of(.dollars(1)), at: at)
                #expect(booking.fund(.employeeDay)?.from == Day(day), "\(at)")
            }
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("of a month ends with the month, and the next one starts full")
    func month() async throws {
        try await PastHouse.with { past in
            _ = try await past.book(.of(.dollars(2_000)), at: "2026-02-28T20:00:00Z")
            await refuses(.overLimit) {
                try await past.book(.of(.dollars(1)), at: "2026-03-01T04:59:00Z")
            }
            let next = try await past.book(.of(.dollars(1)), at: "2026-03-01T05:01:00Z")
            #expect(next.fund(.employeeMonth)?.left == .dollars(1_999))
            #expect(next.fund(.employeeMonth)?.until == Day("2026-03-31"))
        }
    }

    @Test("takes a raised limit at once, as a link of its chain")
    func raised() async throws {
        try await PastHouse.with { past in
            _ = try await past.book(.of(.dollars(1_900)), at: "2026-05-10T12:00:00Z")
            try await past.setPolicy(from: "2026-05-11", [.init(.employeeMonth, 300_000)])
            let after = try await past.book(.of(.dollars(500)), at: "2026-05-11T12:00:00Z")
            #expect(after.fund(.employeeMonth)?.limit == .dollars(3_000))
            #expect(after.policy.number == 2)
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("keeps its limit when a policy lowers it; the next window has the lower one")
    func lowered() async throws {
        try await PastHouse.with { past in
            try await past.setPolicy(from: "2026-05-11", [.init(.employeeMonth, 50_000)])
            let same = try await past.book(.of(.dollars(1_500)), at: "2026-05-20T12:00:00Z")
            #expect(same.fund(.employeeMonth)?.limit == .dollars(2_000))
            let next = try await past.book(.of(.dollars(1)), at: "2026-06-01T12:00:00Z")
            #expect(next.fund(.employeeMonth)?.limit == .dollars(500))
        }
    }

    @Test("of a scope that a policy adds begins with the next window")
    func added() async throws {
        try await PastHouse.with(limits: [.init(.guestDay, 200_000), .init(.incident, 500_000)]) {
            past in
            try await past.setPolicy(
                from: "2026-05-11",
                [
                    .init(.guestDay, 200_000), .init(.incident, 500_000),
                    .init(.employeeMonth, 10_000),
                ]
            )
            let same = try await past.book(.of(.dollars(900)), at: "2026-05-20T12:00:00Z")
            #expect(same.fund(.employeeMonth) == nil)
            await refuses(.overLimit) {
                try await past.book(.of(.dollars(900)), at: "2026-06-01T12:00:00Z")
            }
        }
    }

    @Test("of advice is exceeded with a word, not a refusal")
    func advice() async throws {
        let limits: [PolicyPlan.Limit] = [
            .init(.employeeMonth, 200_000), .init(.employeeDay, 5_000, hard: false),
        ]
        try await PastHouse.with(limits: limits) { past in
            let booking = try await past.book(.of(.dollars(80)), at: "2026-05-20T12:00:00Z")
            #expect(booking.fund(.employeeDay)?.left == .dollars(-30))
            #expect(booking.fund(.employeeDay)?.isHard == false)
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("follows the day it happened, at most seven days back and not in the future")
    func backdated() async throws {
        try await PastHouse.with(limits: [.init(.employeeDay, 10_000)]) { past in
            let now = "2026-05-20T12:00:00Z"
            let booking = try await past.book(
                .of(.dollars(1)) { $0.occurredAt = try? instant("2026-05-14T12:00:00Z") },
                at: now
            )
            #expect(booking.fund(.employeeDay)?.from == Day("2026-05-14"))
            #expect(booking.bookedOn == Day("2026-05-14"))
            await refuses(.dateTooOld) {
                try await past.book(
                    .of(.dollars(1)) { $0.occurredAt = try? instant("2026-05-12T12:00:00Z") },
                    at: now
                )
            }
            await refuses(.dateInFuture) {
                try await past.book(
                    .of(.dollars(1)) { $0.occurredAt = try? instant("2026-05-20T13:00:00Z") },
                    at: now
                )
            }
        }
    }

    @Test("never reaches into a closed period: the act keeps its day and books in the open one")
    func closedPeriod() async throws {
        try await PastHouse.with(limits: [.init(.employeeMonth, 10_000)]) { past in
            try await past.house.database.owner.run(
                script: "insert into period values ('2026-04-01', now())"
            )
            let booking = try await past.book(
                .of(.dollars(1)) { $0.occurredAt = try? instant("2026-04-30T12:00:00Z") },
                at: "2026-05-02T12:00:00Z"
            )
            #expect(booking.occurredOn == Day("2026-04-30"))
            #expect(booking.bookedOn == Day("2026-05-01"))
            #expect(booking.fund(.employeeMonth)?.from == Day("2026-05-01"))
        }
    }

    @Test("of a guest is the room's; a new guest in the same room starts full")
    func newGuest() async throws {
        try await PastHouse.with(limits: [.init(.guestDay, 10_000), .init(.incident, 90_000)]) {
            past in
            let at = "2026-05-20T12:00:00Z"
            _ = try await past.book(.of(.dollars(100), room: "412"), at: at)
            let refusal = await refuses(.overLimit) {
                try await past.book(.of(.dollars(1), room: " 412 "), at: at)
            }
            #expect(refusal?.youCan.contains { $0.contains("--new-guest") } == true)
            let request = try RecoveryRequest.of(.dollars(30), room: "412") { $0.isNewGuest = true }
            let fresh = try await past.book(request, at: at)
            #expect(fresh.fund(.guestDay)?.left == .dollars(70))
            let again = try await past.book(request, at: at)
            #expect(again == fresh)
            let known = try await past.book(.of(.dollars(1), room: "412"), at: at)
            #expect(known.fund(.guestDay)?.left == .dollars(69))
            #expect(try await past.house.findings().isEmpty)
        }
    }
}
