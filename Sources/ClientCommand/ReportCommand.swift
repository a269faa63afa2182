import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude report`: says what became of the guest.
struct ReportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Say what became of the guest.",
        discussion: """
            Report as often as there is news: the latest counts, none is overwritten.

            Example:
              latitude report 7K2M delighted "she hugged me"
            """
    )
    static let refusalLead = "Not recorded"

    @Argument(help: "The act's code.")
    var code: String

    @Argument(help: "lost, worse, same, better or delighted.")
    var outcome: OutcomeKind

    @Argument(help: "How it is known, or what the guest said.")
    var words: [String] = []

    @OptionGroup var send: SendOptions
    @OptionGroup var global: GlobalOptions

    var isRemembered: Bool { true }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            let act = try Act(
                after: try CodeText.parse(code),
                .outcomes,
                body: OutcomeBody(outcome: outcome, words: try WordsText.optional(words)),
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
                    lead: "Recorded.",
                    text: "The guest is \(outcome.sentence).",
                    tag: told.code,
                    rows: [.fact("Later", "latitude story \(told.code) \"…\" --share house")]
                )
            }
        }
    }
}

extension OutcomeKind {
    /// What follows “the guest is”.
    fileprivate var sentence: String {
        switch self {
        case .lost: "lost to us"
        case .worse: "worse off than before"
        case .same: "where they were"
        case .better: "better off"
        case .delighted: "delighted"
        }
    }
}
