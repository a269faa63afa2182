import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude release`: gives a whole hold back.
struct ReleaseCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Give a whole hold back.",
        discussion: """
            Example:
              latitude release 7K2M "the courier was free"
            """
    )
    static let refusalLead = "Not released"

    @Argument(help: "The hold's code.")
    var code: String

    @Argument(help: "Why.")
    var words: [String] = []

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        let step = PlainStep(code: code, words: words)
        try await Session.run(in: context) { session in
            let act = try step.act(.release, verb: Self.name, in: session)
            try await session.follow(act, send, json: global.json)
        }
    }
}

/// A step after an act that has no amount.
struct PlainStep {
    let code: String
    let words: [String]

    /// The act to send; throws the first refusal of its form.
    func act(
        _ resource: Routes.Resource,
        verb: String,
        in session: Session
    ) throws(Refusal) -> Act {
        try Act(
            after: try CodeText.parse(code),
            resource,
            body: PlainStepBody(words: try WordsText.optional(words)),
            verb: verb,
            login: session.login,
            madeAt: session.context.now()
        )
    }
}
