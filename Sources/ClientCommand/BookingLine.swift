import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// One line that books an act: spend, waive, give or hold.
struct BookingLine {
    var kind: RecoveryKind
    /// Nil where no amount is meant.
    var amount: String?
    var words: String
    var options: ActOptions
    /// Minutes given before the words; nil for those of the options.
    var minutes: Int?
    /// The times of a hold, as typed.
    var hold = HoldText()
    var verb: String

    /// The body to send; throws the first refusal of its form.
    func body(in session: Session) throws -> RecoveryBody {
        let amount = try amount.map { try session.amount($0) }
        var body = try options.body(
            kind: kind,
            amount: amount,
            words: words,
            clock: session.clock
        )
        if let minutes { body.minutes = minutes }
        try hold.fill(&body, clock: session.clock)
        return body
    }

    /// Every time as typed, by its option.
    var typedTimes: [String: String] {
        var times = hold.typed
        times["--at"] = options.at
        return times
    }
}

/// The times of a hold as typed.
struct HoldText {
    var by: String?
    var away: String?
    var until: String?

    var typed: [String: String] {
        var times: [String: String] = [:]
        (times["--by"], times["--away"], times["--until"]) = (by, away, until)
        return times
    }

    func fill(_ body: inout RecoveryBody, clock: PropertyClock) throws(Refusal) {
        if let by {
            body.neededBy = try InstantText.parse(by, option: "--by", side: .ahead, clock: clock)
        }
        if let away {
            body.awayUntil = try InstantText.end(ofPeriod: away, option: "--away", clock: clock)
        }
        if let until {
            body.until = try InstantText.parse(
                until,
                option: "--until",
                side: .ahead,
                clock: clock
            )
        }
    }
}

extension Session {
    /// Books the line, or with `--dry-run` asks whether it could be booked.
    func book(_ line: BookingLine, _ send: SendOptions, json: Bool) async throws {
        let body = try line.body(in: self)
        guard !send.isDryRun else {
            _ = try body.request(id: Identifier())
            try await settleOthers()
            return try await check(body, verb: line.verb, json: json, isDryRun: true)
        }
        let act = try Act(
            booking: body,
            typedTimes: line.typedTimes,
            verb: line.verb,
            login: login,
            madeAt: context.now()
        )
        try await deliver(act, send, json: json, kind: .receipt) { data in
            let receipt = try WireCoding.decoder().decode(Receipt.self, from: data)
            return ReceiptView.card(receipt, clock: clock)
        }
    }

    /// Asks whether an act could be booked now.
    func check(_ body: RecoveryBody, verb: String, json: Bool, isDryRun: Bool) async throws {
        let answer = try await client.check(body)
        try tell(answer.body, json: json) { _ in
            CheckView.card(answer.value, isDryRun: isDryRun, clock: clock)
        }
        remember(answer.body, kind: .check, verb: verb)
    }

    /// Sends what comes after an act, or with `--dry-run` shows what would be sent.
    func follow(_ act: Act, _ send: SendOptions, json: Bool) async throws {
        guard !send.isDryRun else { return try showUnsent(act, json: json) }
        try await deliver(act, send, json: json, kind: .receipt) { data in
            let receipt = try WireCoding.decoder().decode(Receipt.self, from: data)
            return ReceiptView.card(receipt, clock: clock)
        }
    }

    /// Shows a request instead of sending it.
    func showUnsent(_ act: Act, json: Bool) throws {
        try tell(Data(act.body.utf8), json: json) { _ in
            Card(
                lead: "Dry run.",
                text: "Nothing was sent or booked.",
                rows: [
                    .fact("Would send", "\(act.method) \(act.resource)/…"),
                    .fact("With", Printable.line(act.body)),
                ]
            )
        }
    }
}
