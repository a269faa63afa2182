import Foundation
import Latitude
import LatitudeStore

extension DemoYearBuilder {
    /// Adds what the rules refuse, and what somebody who left had still open.
    mutating func addAttempts() throws {
        try attempt("leroy", 260_000, "USD", "a week in the suite, on us", daysAgo: 66, 22)
        try attempt("kenta", 320_000, "JPY", "the banquet for the whole group", daysAgo: 51, 20)
        try attempt("ren", 4_200, "JPY", "express laundry for the singer", daysAgo: 20, 7)
        try attempt("abdullah", 14_500, "KWD", "seats for the evening boat", daysAgo: 10, 17)

        try addLeft()
        try addOpenHolds()
    }

    /// Somebody leaves with a hold open, and the heir settles it.
    private mutating func addLeft() throws {
        let (zone, days) = ("Europe/Berlin", DemoPerson.goneDaysAgo)
        var draft = hold(
            (18_000, "EUR"),
            "repair of the musical clock, until the clockmaker knows more"
        )
        draft.wrong = "the clock fell off the shelf while the room was cleaned"
        draft.cause = .mistake
        draft.guest = "Frau Dr. Vogel"
        draft.hold = HoldTimes(expiresAt: calendar.time(daysAgo: days - 8, 12, 0, zone: zone))
        let opening = try book(
            draft,
            by: "nadja",
            at: calendar.time(daysAgo: days + 2, 10, 20, zone: zone)
        )
        try step(
            .settle(Money(minor: 14_350, currency: opening.actor.property.currency), means: nil),
            opening,
            at: calendar.time(daysAgo: days - 3, 9, 40, zone: zone),
            words: "Nadja had promised it; the clock plays again"
        )
        try report(
            .delighted,
            opening,
            at: calendar.time(daysAgo: days - 5, 18, 0, zone: zone),
            words: "let us hear it down the telephone"
        )
    }

    /// Two that are open still.
    private mutating func addOpenHolds() throws {
        var seat = hold((32_000, "USD"), "a seat to Hilo for the forgotten medicine")
        seat.wrong = "the grandmother flew on without the medicine in the bathroom"
        seat.guest = "the Pereira family"
        seat.hold = HoldTimes(
            neededBy: calendar.now + 20 * 3_600,
            awayUntil: calendar.now + 26 * 3_600
        )
        _ = try book(seat, by: "hina", at: calendar.now - 5 * 3_600)
        var coat = hold((64_000, "PLN"), "nowy płaszcz, zanim pralnia odpowie")
        coat.wrong = "w pralni zginął płaszcz, a jadą w góry"
        coat.cause = .mistake
        coat.guest = "państwo Szczęśni"
        coat.hold = HoldTimes(neededBy: calendar.now + 30 * 3_600)
        _ = try book(coat, by: "ewa", at: calendar.now - 9 * 3_600)
    }

    private mutating func hold(
        _ amount: (minor: Int64, currency: String),
        _ what: String
    ) -> RecoveryDraft {
        RecoveryDraft(id: random.identifier(), kind: .hold, amount: amount, what: what)
    }

    /// Adds an act whose words and sum are given, and takes it from the month.
    mutating func book(
        _ draft: RecoveryDraft,
        by handle: String,
        at instant: Date
    ) throws -> DemoOpening {
        let actor = try actor(handle)
        let opening = DemoOpening(
            request: try RecoveryRequest(draft),
            at: instant,
            actor: actor,
            speech: DemoSpeech(.of(actor.property.language), &random)
        )
        open(opening.request, by: actor, at: instant)
        let label = draft.room ?? draft.guest
        _ = take(draft.amount?.minor ?? 0, by: actor, label: label, on: instant)
        return opening
    }

    /// An act somebody tries and the books refuse; it does not count.
    private mutating func attempt(
        _ handle: String,
        _ minor: Int64,
        _ currency: String,
        _ what: String,
        daysAgo: Int,
        _ hour: Int
    ) throws {
        let draft = RecoveryDraft(
            id: random.identifier(),
            kind: .spend,
            amount: (minor, currency),
            what: what
        )
        let actor = try actor(handle)
        let instant = calendar.time(daysAgo: daysAgo, hour, 12, zone: actor.property.timeZone)
        let step = DemoAct.Step.open(try RecoveryRequest(draft))
        acts.append(DemoAct(at: instant, by: handle, step: step))
    }

    private func actor(_ handle: String) throws -> DemoActor {
        for property in DemoPlan.properties {
            if let person = property.people.first(where: { $0.handle == handle }) {
                return DemoActor(property: property, person: person)
            }
        }
        throw Fault("nobody in the demonstration is called “\(handle)”", exitCode: 70)
    }
}
