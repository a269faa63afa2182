import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude me`: the month's outcomes, and what is left.
struct MeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "me",
        abstract: "Show your month: guests first, then what is left.",
        discussion: """
            Example:
              latitude me
            """
    )
    static let refusalLead = "Not shown"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.me()
            try session.tell(answer.body, json: global.json) { _ in
                MeView.card(answer.value, clock: session.clock)
            }
        }
    }
}
