import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI

/// How an act is sent.
struct SendOptions: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Book nothing; say what would happen.")
    var isDryRun = false

    @Flag(
        help: """
            The same line again means a second act, also while the first is unsettled or was just \
            settled by another command.
            """
    )
    var again = false
}

/// What may be said of an act beside its amount and words.
struct ActOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The guest's room.", valueName: "number"))
    var room: String?

    @Option(help: ArgumentHelp("The guest's name.", valueName: "name"))
    var guest: String?

    @Flag(help: "The room or name means a guest who has just arrived.")
    var newGuest = false

    @Option(help: ArgumentHelp("Where it happened.", valueName: "words"))
    var place: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The act whose incident this joins.", valueName: "code")
    )
    var incident: String?

    @Option(
        help: ArgumentHelp(
            "Where the money came from (default: the property's).",
            valueName: "means"
        )
    )
    var means: Means?

    @Option(
        help: ArgumentHelp(
            "When it happened: 18:30, yesterday 18:30, 2026-11-20 18:30, 2h ago.",
            valueName: "instant"
        )
    )
    var at: String?

    @Option(help: ArgumentHelp("What in the process fell short.", valueName: "cause"))
    var cause: Cause?

    @Option(help: ArgumentHelp("What went wrong.", valueName: "words"))
    var wrong: String?

    @Option(help: ArgumentHelp("Time given: 20, 20min, 1h30.", valueName: "time"))
    var minutes: String?

    @Flag(help: "Nothing fell short; it is a kindness.")
    var delight = false

    /// The body of the act; `times` are noted as typed.
    func body(
        kind: RecoveryKind,
        amount: Money?,
        words: String,
        clock: @autoclosure () -> PropertyClock
    ) throws(Refusal) -> RecoveryBody {
        var body = RecoveryBody(kind: kind, amount: amount.map(AmountBody.init), what: words)
        (body.room, body.guest, body.place) = (room, guest, place)
        (body.wrong, body.cause, body.means) = (wrong, cause, means)
        body.newGuest = newGuest ? true : nil
        body.reason = delight ? .delight : nil
        body.minutes = try minutes.map { text throws(Refusal) in try Self.minutes(text) }
        if let incident {
            body.for = try CodeText.parse(incident).description
        }
        body.at = try at.map { text throws(Refusal) in
            try InstantText.parse(text, option: "--at", side: .behind, clock: clock())
        }
        return body
    }

    /// `20`, `20min` or `1h30`; throws `minutes_out_of_range` for anything else.
    static func minutes(_ text: String) throws(Refusal) -> Int {
        let trimmed = text.filter { $0 != " " }
        guard
            let minutes = Int(trimmed) ?? DurationText.minutes(trimmed),
            (0...RecoveryRequest.mostMinutes).contains(minutes)
        else {
            throw Refusal(.minutesOutOfRange, detail: "“\(text.prefix(40))” is not a time given.")
        }
        return minutes
    }
}

/// Reads codes and ids of acts as typed.
enum CodeText {
    /// Throws `unknown_code` where no act can have such a code.
    static func parse(_ text: String) throws(Refusal) -> RecoveryReference {
        guard let reference = RecoveryReference(text) else {
            throw Refusal(.unknownCode, detail: "“\(text.prefix(40))” names no act.")
        }
        return reference
    }
}

/// Reads words typed with or without quotes.
enum WordsText {
    /// The words with one blank between them; empty when there are none.
    static func join(_ words: [String]) -> String {
        words.map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " ")
    }

    /// The words checked; nil when there are none.
    static func optional(_ words: [String]) throws(Refusal) -> String? {
        words.isEmpty ? nil : try Words(join(words), field: "words").text
    }
}
