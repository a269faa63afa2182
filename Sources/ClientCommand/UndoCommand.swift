import ArgumentParser
import Latitude
import LatitudeAPI

/// `latitude undo`: takes a slip back.
struct UndoCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take a slip back; both entries stay visible.",
        discussion: """
            An act is undone once. A hold is given back with latitude release.

            Example:
              latitude undo 7K2M "wrong room"
            """
    )
    static let refusalLead = "Not undone"

    @Argument(help: "The act's code.")
    var code: String

    @Argument(help: "Why.")
    var words: [String] = []

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        let step = PlainStep(code: code, words: words)
        try await Session.run(in: context) { session in
            let act = try step.act(.reversal, verb: Self.name, in: session)
            try await session.follow(act, send, json: global.json)
        }
    }
}
