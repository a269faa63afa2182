import Foundation
import Latitude
import LatitudeStore
import TestSupport
import Testing

@Suite("The books refuse")
struct RefusalTests {
    private let noon = "2026-05-20T16:00:00Z"

    @Test("a token nobody holds, before anything else")
    func notSignedIn() async throws {
        try await TestHouse.with { house in
            await refuses(.notSignedIn) {
                try await house.recoveries.book(.of(.dollars(9_999)), by: Token().hash)
            }
            await refuses(.notSignedIn) {
                try await house.recoveries.check(.of(.dollars(1)), by: Token().hash)
            }
        }
    }

    @Test("who was never certified, whose certificate ran out and who left")
    func closedFund() async throws {
        try await PastHouse.with { past in
            let new = try await past.house.employee("new", certified: false)
            await refuses(.notCertified) {
                try await past.book(.of(.dollars(1)), at: noon, by: new)
            }
            try await past.house.organisation.certify(
                employee: new.id,
                course: "basics",
                from: "2025-01-01",
                until: "2026-05-19"
            )
            let refusal = await refuses(.certificateExpired) {
                try await past.book(.of(.dollars(1)), at: noon, by: new)
            }
            #expect(refusal?.detail == "It was valid to 2026-05-19.")
            try await past.house.organisation.certify(
                employee: new.id,
                course: "basics",
                from: "2026-05-20",
                until: "2027-05-19"
            )
            let spend = try await past.book(.of(.dollars(1)), at: noon, by: new)
            let heir = try await past.house.employee("heir")
            try await past.house.organisation.leave(
                employee: new.id,
                lastDay: "2026-05-20",
                heir: heir.id
            )
            _ = try await past.book(.of(.dollars(1)), at: noon, by: new)
            let morning = "2026-05-21T13:00:00Z"
            await refuses(.employeeLeft) {
                try await past.book(.of(.dollars(1)), at: morning, by: new)
            }
            await refuses(.employeeLeft) {
                try await past.book(followUp(spend, .reverse), at: morning, by: new)
            }
            await refuses(.textEmpty) {
                try await past.book(followUp(spend, .reverse), at: morning, by: heir)
            }
            await refuses(.reasonTooShort) {
                try await past.book(
                    followUp(spend, .reverse, words: "too short"),
                    at: morning,
                    by: heir
                )
            }
            _ = try await past.book(
                followUp(spend, .reverse, words: "wrong room"),
                at: morning,
                by: heir
            )
            #expect(try await past.house.findings().isEmpty)
        }
    }

    @Test("a new spend alone once the certificate ran out; what follows goes on")
    func expiredFollows() async throws {
        try await PastHouse.with { past in
            let new = try await past.house.employee("new", certified: false)
            try await past.house.organisation.certify(
                employee: new.id,
                course: "basics",
                from: "2026-05-01",
                until: "2026-05-20"
            )
            let hold = try await past.book(
                .of(.dollars(10), kind: .hold),
                at: noon,
                by: new
            )
            let later = "2026-05-21T16:00:00Z"
            await refuses(.certificateExpired) {
                try await past.book(.of(.dollars(1)), at: later, by: new)
            }
            let settle = try followUp(hold, .settle(.dollars(9), means: nil))
            _ = try await past.book(settle, at: later, by: new)
        }
    }

    @Test("another currency, an unknown act, a policy without limits")
    func values() async throws {
        try await PastHouse.with { past in
            let euro = try #require(Currency("EUR"))
            let refusal = await refuses(.currencyOfFund) {
                try await past.book(.of(Money(minor: 100, currency: euro)), at: noon)
            }
            #expect(refusal?.detail == "This fund is in USD.")
            let code = try #require(RecoveryReference("ZZZZ"))
            await refuses(.unknownCode) {
                try await past.book(.of(.dollars(1)) { $0.incident = code }, at: noon)
            }
            await refuses(.unknownCode) {
                try await past.book(
                    FollowUp(id: Identifier(), recovery: code, step: .release, words: nil),
                    at: noon
                )
            }
        }
        try await PastHouse.with(limits: []) { past in
            await refuses(.noPolicy) { try await past.book(.of(.dollars(1)), at: noon) }
        }
        try await PastHouse.with { past in
            try await past.setPolicy(from: "2026-01-01", [])
            await refuses(.noPolicy) { try await past.book(.of(.dollars(1)), at: noon) }
        }
    }

    @Test("holds that are over, settled for more, or none; and times that do not fit")
    func holds() async throws {
        try await PastHouse.with { past in
            let hold = try await past.book(.of(.dollars(100), kind: .hold), at: noon)
            #expect(hold.expiresAt == (try instant("2026-05-23T16:00:00Z")))
            await refuses(.overHold) {
                try await past.book(
                    followUp(hold, .settle(.dollars(100, cents: 1), means: nil)),
                    at: noon
                )
            }
            await refuses(.holdOpen) { try await past.book(followUp(hold, .reverse), at: noon) }
            await refuses(.holdExpired) {
                try await past.book(
                    followUp(hold, .settle(.dollars(1), means: nil)),
                    at: "2026-05-23T16:00:00Z"
                )
            }
            let released = try await past.book(.of(.dollars(100), kind: .hold), at: noon)
            _ = try await past.book(followUp(released, .release), at: noon)
            await refuses(.alreadyReleased) {
                try await past.book(followUp(released, .release), at: noon)
            }
            let spend = try await past.book(.of(.dollars(1)), at: noon)
            await refuses(.notAHold) { try await past.book(followUp(spend, .release), at: noon) }
            for until in ["2026-05-20T15:59:00Z", "2026-06-21T16:00:00Z"] {
                await refuses(.holdTime) {
                    try await past.book(
                        .of(.dollars(1), kind: .hold) { draft in
                            draft.hold = HoldTimes(expiresAt: try? instant(until))
                        },
                        at: noon
                    )
                }
            }
        }
    }

    @Test("finance, who may undo and must say why; a colleague is told of no act at all")
    func notYours() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            let eve = try await house.employee("eve", roles: ["finance"])
            let spend = try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
            for step in [FollowUp.Step.reverse, .repay(.dollars(1), means: nil)] {
                await refuses(.unknownCode) {
                    try await house.recoveries.book(followUp(spend, step), by: bob.hash)
                }
            }
            await refuses(.notYours) {
                try await house.recoveries.book(
                    followUp(spend, .repay(.dollars(1), means: nil)),
                    by: eve.hash
                )
            }
            await refuses(.textEmpty) {
                try await house.recoveries.book(followUp(spend, .reverse), by: eve.hash)
            }
            _ = try await house.recoveries.book(
                followUp(spend, .reverse, words: "booked twice"),
                by: eve.hash
            )
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("a hold that ran out no more than a sweep: it is given back before saying no")
    func sweeps() async throws {
        try await TestHouse.with(isDemo: true) { house in
            let past = PastHouse(house: house, ada: try await house.employee("ada"))
            let recent = Date.now.addingTimeInterval(-100 * 3_600).ISO8601Format()
            _ = try await past.book(.of(.dollars(2_000), kind: .hold, room: "7"), at: recent)
            // Where the month has changed since, its fund is full anyway.
            let booking = try await house.recoveries.book(
                .of(.dollars(2_000), room: "7"),
                by: past.ada.hash
            )
            #expect(booking.funds.allSatisfy { $0.held == .dollars(0) })
            // In the first days of a month nothing was in the way, so nothing was given back yet.
            try await house.recoveries.expireHolds()
            #expect(try await house.findings().isEmpty)
        }
    }
}
