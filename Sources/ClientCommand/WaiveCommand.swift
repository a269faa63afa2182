import ArgumentParser
import Latitude

/// `latitude waive`: strikes a charge off the guest's bill.
struct WaiveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Strike a charge off the guest's bill.",
        discussion: """
            A waived charge counts against the limits like money spent.

            Example:
              latitude waive 75 "drop-off fee" --guest "Mr Ellis"
            """
    )
    static let refusalLead = "Not booked"

    @Argument(help: "The charge.")
    var amount: String

    @Argument(help: "What was waived.")
    var words: [String] = []

    @OptionGroup var options: ActOptions
    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            let line = BookingLine(
                kind: .waiver,
                amount: amount,
                words: WordsText.join(words),
                options: options,
                verb: Self.name
            )
            try await session.book(line, send, json: global.json)
        }
    }
}
