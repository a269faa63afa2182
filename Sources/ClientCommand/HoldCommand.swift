import ArgumentParser
import Latitude

/// `latitude hold`: keeps an amount until it is settled, released or runs out.
struct HoldCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Keep an amount for a guest until its actual cost is known.",
        discussion: """
            A hold counts against the limits until it is settled or released, or runs out after \
            72 hours or at --until.

            Example:
              latitude hold 1500 laptop --by "10:00 Pacific/Honolulu" --away 2d
            """
    )
    static let refusalLead = "Not held"

    @Argument(help: "How much at most.")
    var amount: String

    @Argument(help: "What for.")
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "When the guest needs it: 10:00, tomorrow 10:00 Pacific/Honolulu, 3h.",
            valueName: "instant"
        )
    )
    var by: String?

    @Option(help: ArgumentHelp("How long you are away: 2d, 36h.", valueName: "period"))
    var away: String?

    @Option(help: ArgumentHelp("When the hold runs out.", valueName: "instant"))
    var until: String?

    @OptionGroup var options: ActOptions
    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            var line = BookingLine(
                kind: .hold,
                amount: amount,
                words: WordsText.join(words),
                options: options,
                verb: Self.name
            )
            line.hold = HoldText(by: by, away: away, until: until)
            try await session.book(line, send, json: global.json)
        }
    }
}
