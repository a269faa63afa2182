import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude show`: one act whole.
struct ShowCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one act: its entries, what became of the guest, its story.",
        discussion: """
            Example:
              latitude show 7K2M
            """
    )
    static let refusalLead = "Not shown"

    @Argument(help: "The act's code or id.")
    var code: String

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let reference = try CodeText.parse(code)
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.recovery(reference)
            try session.tell(answer.body, json: global.json) { _ in
                RecoveryView.card(answer.value, clock: session.clock)
            }
        }
    }
}
