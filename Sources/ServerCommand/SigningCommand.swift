import ArgumentParser
import Messages
import Vault

struct SigningCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signing",
        abstract: "Keep the key that signs checkpoints and cover notes.",
        subcommands: [Renew.self]
    )

    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign with a new key from now on.",
            discussion: """
                For a key that others may have seen. The public half of every key this house has \
                signed with stays in the books, so that checkpoints from before still verify. Give \
                the new file to every server of the house and start them again.
                """
        )

        @OptionGroup var options: StateOptions

        func run() async throws {
            let settings = try Settings(options)
            let key = try await Database.with(settings) { database in
                try await database.asOwner { connection in
                    try await Keys.renewSigning(settings, over: connection)
                }
            }
            print(key.text)
            Talk.say(Messages.of(.en)("operator.signingKeyRenewed"))
        }
    }
}
