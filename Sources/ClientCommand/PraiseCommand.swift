import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude praise`: writes a letter of praise.
struct PraiseCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "praise",
        abstract: "For managers: write a letter of praise for an act whose story you read.",
        discussion: """
            The letter quotes the story; your words say what was done well, in at least one \
            sentence. They are an argument, or come from standard input. It goes to who did the \
            act, nobody else reads it, and nobody takes it back.

            Example:
              latitude praise 7K2M "You took the flight before anybody asked."
              latitude praise 7K2M < letter.txt
            """
    )
    static let refusalLead = "Not written"

    @Argument(help: "The act's code.")
    var code: String

    @Argument(help: "The letter, in your own words.")
    var words: [String] = []

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        let reference = try CodeText.parse(code)
        let words = try Words(try text(in: context), field: "words")
        try await Session.run(in: context) { session in
            let act = try Act(
                after: reference,
                .letters,
                body: LetterBody(words: words.text),
                verb: Self.name,
                login: session.login,
                madeAt: context.now()
            )
            guard !send.isDryRun else { return try session.showUnsent(act, json: global.json) }
            try await session.deliver(
                act,
                send,
                json: global.json,
                kind: .acknowledgement
            ) { data in
                let told = try WireCoding.decoder().decode(Acknowledgement.self, from: data)
                return Card(
                    tone: .good,
                    lead: "Written.",
                    text: "Who did it reads your letter, and nobody else.",
                    tag: told.code
                )
            }
        }
    }

    private func text(in context: Context) throws(Refusal) -> String {
        guard words.isEmpty else { return WordsText.join(words) }
        let input = context.console.input
        guard !input.isTerminal else { throw Refusal(.letterSentence) }
        guard let text = input.readAll() else { throw Refusal(.textInvalid) }
        return text
    }
}
