import ArgumentParser
import Latitude
import LatitudeAPI

/// `latitude can`: asks whether an amount could be spent now.
struct CanCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "can",
        abstract: "Ask whether an amount could be spent now; books nothing.",
        discussion: """
            The answer is as of now and keeps nothing; latitude hold keeps an amount.

            Example:
              latitude can 1500 --room 412
            """
    )
    static let refusalLead = "No"

    @Argument(help: "The amount.")
    var amount: String

    @Argument(help: "What for.")
    var words: [String] = []

    @OptionGroup var options: ActOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            let line = BookingLine(
                kind: .spend,
                amount: amount,
                words: words.isEmpty ? "asked first" : WordsText.join(words),
                options: options,
                verb: Self.name
            )
            let body = try line.body(in: session)
            _ = try body.request(id: Identifier())
            try await session.settleOthers()
            try await session.check(body, verb: Self.name, json: global.json, isDryRun: false)
        }
    }
}
