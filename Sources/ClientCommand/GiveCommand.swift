import ArgumentParser
import Latitude

/// `latitude give`: logs time or things given.
struct GiveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "give",
        abstract: "Give time or something of the house; it may cost nothing.",
        discussion: """
            A first word such as 20min, 2h, 1h30 or 90m is the time given.

            Example:
              latitude give 20min "walked her to the terminal" --room 412
              latitude give "two shoes of different size" --cost 0
              latitude give "perfume from the shop" --cost 95 --means in-kind
            """
    )
    static let refusalLead = "Not booked"

    @Argument(
        help: ArgumentHelp("Perhaps a time, and what was given.", valueName: "time-and-words")
    )
    var words: [String] = []

    @Option(help: ArgumentHelp("What it cost the house.", valueName: "amount"))
    var cost: String?

    @OptionGroup var options: ActOptions
    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func validate() throws {
        if leadingMinutes != nil, options.minutes != nil {
            throw ValidationError("The time stands before the words or in --minutes, not in both.")
        }
    }

    func run(in context: Context) async throws {
        if let first = words.first, first.hasPrefix(" -"),
            DurationText.minutes(first.dropFirst(2)) != nil
        {
            throw Refusal(.minutesOutOfRange)
        }
        let minutes = try leadingMinutes.map { _ in try ActOptions.minutes(words[0]) }
        try await Session.run(in: context) { session in
            let line = BookingLine(
                kind: .gift,
                amount: cost,
                words: WordsText.join(minutes == nil ? words : Array(words.dropFirst())),
                options: options,
                minutes: minutes,
                verb: Self.name
            )
            try await session.book(line, send, json: global.json)
        }
    }

    /// The time in front of the words; nil where the first word is none.
    private var leadingMinutes: Int? { words.first.flatMap { DurationText.minutes($0) } }
}
