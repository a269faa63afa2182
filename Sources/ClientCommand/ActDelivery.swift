import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// An act whose answer is told before its file goes away.
struct RefusedAct: Error {
    let refused: Refused
    let claimed: ClaimedAct
}

/// An act nobody knows the outcome of; its file stays.
struct UnsettledAct: Error {
    let refused: Refused
}

// Sending acts so that none is booked twice and none is forgotten, whenever a process ends.
extension Session {
    /// Writes the act to disk, settles what is left of others, sends it and tells the answer.
    ///
    /// `show` makes of the answer's JSON what is printed for people.
    func deliver(
        _ act: Act,
        _ send: SendOptions,
        json: Bool,
        kind: LastAnswer.Kind,
        show: (Data) throws -> Card
    ) async throws {
        let claimed = try await UnsettledActs(state).claim(act, isAnother: send.again)
        if let answer = claimed.answer, let settled = answer.settled {
            let (verb, at) = (settled.verb, clock.text(settled.at))
            let again = "to book it once more: --again"
            try talk("Booked already: \"latitude \(verb)\" settled it at \(at); \(again)")
            try await settleOthers(except: claimed.path)
            return try end(claimed, answer, verb: act.verb, json: json, kind: kind, show: show)
        }
        if claimed.isResumed {
            let typed = clock.text(claimed.act.madeAt)
            try talk("Taken up: this line was typed at \(typed) and is not settled yet.")
            try talk("          For a second act type it with --again.")
        }
        try await settleOthers(except: claimed.path)
        // A refusal noted by a killed process proves that nothing was booked up to then.
        let mayBeBooked = claimed.isResumed && claimed.answer?.isBooked != false
        try claimed.forgetAnswer()
        let outcome = await client.send(claimed.act, mayBeBooked: mayBeBooked, attempts: 2)
        switch outcome {
        case .booked(let answer):
            // Not being able to note it costs a replay of the same id, which is harmless.
            try? claimed.note(answer)
            try end(claimed, answer, verb: act.verb, json: json, kind: kind, show: show)
        case .refused(let refused):
            try? claimed.note(ActAnswer(isBooked: false, body: Data(refused.json.utf8)))
            try await relearnCurrency(refused)
            throw RefusedAct(refused: refused, claimed: claimed)
        case .unsettled(let refused, _):
            throw UnsettledAct(refused: refused)
        }
    }

    /// Tells a booking's answer and then forgets the act.
    private func end(
        _ claimed: ClaimedAct,
        _ answer: ActAnswer,
        verb: String,
        json: Bool,
        kind: LastAnswer.Kind,
        show: (Data) throws -> Card
    ) throws {
        let body = Data(answer.body.utf8)
        try tell(body, json: json, show: show)
        remember(body, kind: kind, verb: verb)
        do throws(Refusal) {
            try claimed.settle()
        } catch {
            // It is booked and told; the next command gets the same answer again.
            try talk("Kept as it was: \(error.detail ?? "the receipt cannot be written.")")
        }
    }

    /// Prints an answer: the server's JSON unchanged, or a card for people.
    func tell(_ body: Data, json: Bool, show: (Data) throws -> Card) throws {
        let out = context.console.out
        if json {
            try out.write(line: String(decoding: body, as: UTF8.self))
        } else {
            try out.write(try show(body).text(out.palette))
        }
    }

    /// Keeps an answer for `why`; a full disk makes nothing undone.
    func remember(_ body: Data, kind: LastAnswer.Kind, verb: String) {
        let answer = LastAnswer(
            verb: verb,
            kind: kind,
            body: body,
            cameAt: context.now(),
            timeZone: login.profile.timeZone
        )
        try? answer.store(in: state)
    }

    /// Somebody who moved to another property spends in its currency from then on.
    private func relearnCurrency(_ refused: Refused) async throws {
        guard refused.problem.refusalCode == .currencyOfFund else { return }
        guard let currency = try? await me().value.property.currency else { return }
        guard currency != login.profile.currency else { return }
        try talk("Amounts without a code are in \(currency) from now on: type the line again.")
    }

    /// Says something beside the answer.
    func talk(_ line: String) throws { try context.console.err.write(line: line) }
}
