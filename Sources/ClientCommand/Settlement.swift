import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

// What earlier processes left behind, settled by the next command that reaches the server.
extension Session {
    /// Sends what is unsettled of this login once more, and says what became of it.
    ///
    /// It stops where the server is away or asks for a pause, as the rest would only wait; an act
    /// that it says nothing certain of keeps no other waiting. Acts of other logins are counted and
    /// left alone. `except` is the file of the act this process is about to send, or nil. What was
    /// booked is kept a while for its own line.
    func settleOthers(except: String? = nil) async throws {
        SettledActs(state).removeOld(now: context.now())
        let unsettled = UnsettledActs(state)
        var foreign: [Act] = []
        var isStopped = false
        for path in unsettled.paths() where path != except {
            switch try unsettled.take(path) {
            case .taken: continue
            case .ofNewerVersion:
                try talk("Left alone: \(path) was written by a newer latitude.")
            case .unreadable(let keptAs):
                try talk("Kept aside: an act's file cannot be understood; it is now \(keptAs).")
                try talk("            See whether the act was booked: latitude list")
            case .act(let claimed):
                if !claimed.act.belongs(to: login) {
                    foreign.append(claimed.act)
                } else if !isStopped {
                    isStopped = try await !settle(claimed)
                }
            }
        }
        try sayForeign(foreign)
    }

    /// Whether an act of this login waits, also one that another process works on.
    func hasUnsettled() throws -> Bool {
        let unsettled = UnsettledActs(state)
        return try unsettled.paths().contains { path in
            switch try unsettled.take(path) {
            case .taken: true
            case .act(let claimed): claimed.act.belongs(to: login)
            case .ofNewerVersion, .unreadable: false
            }
        }
    }

    /// False where the others would only wait.
    private func settle(_ claimed: ClaimedAct) async throws -> Bool {
        let what = ActText.line(claimed.act, clock: clock)
        if let answer = claimed.answer {
            try finish(claimed, answer, what)
            return true
        }
        switch await client.send(claimed.act, mayBeBooked: true, attempts: 1) {
        case .booked(let answer):
            try? claimed.note(answer)
            try finish(claimed, answer, what)
        case .refused(let refused):
            let answer = ActAnswer(isBooked: false, body: Data(refused.json.utf8))
            try? claimed.note(answer)
            try finish(claimed, answer, what)
        case .unsettled(let refused, let isAway):
            let why = refused.problem.detail ?? refused.problem.title
            try talk("Not settled yet: \(what). \(why)")
            return !isAway
        }
        return true
    }

    private func finish(_ claimed: ClaimedAct, _ answer: ActAnswer, _ what: String) throws {
        try say(answer, what)
        try explain(answer, to: claimed.act)
        try putAway(claimed, answer)
    }

    /// What `why` says was not known is known now.
    private func explain(_ answer: ActAnswer, to act: Act) throws {
        guard try LastAnswer.load(from: state)?.kind == .unsettled else { return }
        let body = Data(answer.body.utf8)
        let isReceipt = (try? WireCoding.decoder().decode(Receipt.self, from: body)) != nil
        let kind: LastAnswer.Kind = isReceipt ? .receipt : .acknowledgement
        remember(body, kind: answer.isBooked ? kind : .problem, verb: act.verb)
    }

    /// A booking's answer waits for its own line; after a refusal the line is a new act.
    private func putAway(_ claimed: ClaimedAct, _ answer: ActAnswer) throws {
        guard answer.isBooked else { return try claimed.settle() }
        do throws(Refusal) {
            try claimed.keep(answer.settled(at: context.now(), by: context.verb), in: state)
        } catch {
            // Left unsettled its line still books once: the next command gets the same answer.
            try talk("Kept as it was: \(error.detail ?? "the receipt cannot be written.")")
        }
    }

    private func say(_ answer: ActAnswer, _ what: String) throws {
        let decoder = WireCoding.decoder()
        let body = Data(answer.body.utf8)
        if !answer.isBooked {
            let problem = try? decoder.decode(Problem.self, from: body)
            let why = problem.map { "\($0.detail ?? $0.title) (\($0.code))" } ?? "refused"
            try talk("Not booked: \(what). \(why)")
        } else if let receipt = try? decoder.decode(Receipt.self, from: body) {
            try talk("Settled: \(receipt.code) \(receipt.amount) - \(what)")
        } else if let told = try? decoder.decode(Acknowledgement.self, from: body) {
            try talk("Settled: \(told.code) - \(what)")
        }
    }

    private func sayForeign(_ acts: [Act]) throws {
        guard let first = acts.first else { return }
        let whose = "\(first.login) at \(first.server)"
        let count = acts.count == 1 ? "An act waits" : "\(acts.count) acts wait"
        try talk("\(count), made by \(whose) and sent for nobody else (other_login).")
        try talk("Sign in as that person and run latitude me.")
    }
}

/// An act in a few words, as its own process typed it.
enum ActText {
    /// `spend 120.00 USD “cold dinner”, typed 21 Nov 18:30`.
    static func line(_ act: Act, clock: PropertyClock) -> String {
        let decoder = WireCoding.decoder()
        let body = Data(act.body.utf8)
        var parts = [act.verb]
        if let booking = try? decoder.decode(RecoveryBody.self, from: body) {
            if let amount = try? booking.amount?.money() { parts.append("\(amount)") }
            parts.append("“\(TextWidth.cut(Printable.line(booking.what), to: 30))”")
        } else {
            if let step = try? decoder.decode(AmountStepBody.self, from: body),
                let amount = try? step.amount.money()
            {
                parts.append("\(amount)")
            }
            let address = act.path.split(separator: "/")
            if let at = address.firstIndex(of: "recoveries"), at + 1 < address.endIndex {
                parts.append("on \(address[at + 1])")
            }
        }
        return parts.joined(separator: " ") + ", typed \(clock.text(act.madeAt))"
    }
}
