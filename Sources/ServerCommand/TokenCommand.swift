import ArgumentParser
import LatitudeStore

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Give an employee a fresh token, on standard output.",
        discussion: """
            The token is shown once; the database keeps its hash. It ends after 90 days without \
            use. Example: latitude-server token ada | latitude login --url http://127.0.0.1:8080
            """
    )

    @OptionGroup var options: StateOptions
    @Argument(help: "The employee's handle.") var employee: String
    @Option(help: "What the token is for, as its owner will see it.") var label = "command line"

    func run() async throws {
        try await Database.with(try Settings(options)) { database in
            let token = try await database.asOwner { connection in
                try await Fault.refuseLeaver(employee, over: connection)
                return try await OrganisationStore(connection: connection)
                    .issueToken(handle: employee, label: label)
            }
            guard let token else {
                throw Fault("nobody has the handle “\(employee)”", exitCode: 65)
            }
            print(token.text)
        }
    }
}
