import ArgumentParser
import Latitude
import LatitudeAPI

/// `latitude repaid`: books money that came back.
struct RepaidCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "repaid",
        abstract: "Book money that came back, as often as it does.",
        discussion: """
            Repayments together reach at most what was spent.

            Example:
              latitude repaid 7K2M 95 "the supplier took it back"
            """
    )
    static let refusalLead = "Not booked"

    @Argument(help: "The act's code.")
    var code: String

    @Argument(help: "What came back.")
    var amount: String

    @Argument(help: "Who paid, or why.")
    var words: [String] = []

    @Option(help: ArgumentHelp("Where the money went.", valueName: "means"))
    var means: Means?

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        let step = AmountStep(code: code, amount: amount, words: words, means: means)
        try await Session.run(in: context) { session in
            try await session.follow(
                step,
                .repayments,
                verb: Self.name,
                send,
                json: global.json
            )
        }
    }
}
