import ArgumentParser
import Latitude

/// `latitude spend`: books money spent on a guest.
struct SpendCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "spend",
        abstract: "Spend on a guest; within the limits nobody is asked.",
        discussion: """
            Amounts are written 120, 120.50, 1250,50 or 120usd; without a code they are in the \
            property's currency. Words need no quotes.

            Example:
              latitude spend 120 "cold dinner: fresh meal and wine" --room 412
              latitude spend 35 taxi --guest "Ms Ito" --at "2h ago"
            """
    )
    static let refusalLead = "Not booked"

    @Argument(help: "What it cost.")
    var amount: String

    @Argument(help: "What was done.")
    var words: [String] = []

    @OptionGroup var options: ActOptions
    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            let line = BookingLine(
                kind: .spend,
                amount: amount,
                words: WordsText.join(words),
                options: options,
                verb: Self.name
            )
            try await session.book(line, send, json: global.json)
        }
    }
}
