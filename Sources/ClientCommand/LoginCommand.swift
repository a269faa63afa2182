import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude login`: keeps a server's address and a token.
struct LoginCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Sign in with a token.",
        discussion: """
            The token is asked for without echo, or read from standard input when that is no \
            terminal; it is never an argument, which others on the machine could see. Without \
            --url the first line of standard input is the server's address. What is kept is for \
            you alone: $XDG_STATE_HOME/latitude/credentials.json.

            Example:
              latitude login --url https://latitude.example.com
              latitude-server token jnowak | latitude login --url http://localhost:8080
            """
    )
    static let refusalLead = "Not signed in"

    @Option(help: ArgumentHelp("The server's address.", valueName: "url"))
    var url: String?

    @Flag(help: "Read the token from standard input, also from a terminal.")
    var tokenStdin = false

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let (server, token) = try credentials(in: context)
        if server.isReadableOnTheWay {
            try context.console.err.write(
                line: "Warning: \(server) is not encrypted; others on the way can read your token."
            )
        }
        let client = LatitudeClient(server: server, token: token, userAgent: Session.userAgent)
        do {
            let answer = try await client.me()
            let profile = Profile(answer.value)
            let login = Login(server: server, token: token, profile: profile)
            try CredentialsFile(state).store(login)
            try tell(answer, server: server, in: context)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
        try await Session.run(in: context.withoutLogin) { try await $0.settleOthers() }
    }

    private func tell(
        _ answer: LatitudeClient.Answer<Me>,
        server: ServerAddress,
        in context: Context
    ) throws {
        let out = context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        let me = answer.value
        let card = Card(
            tone: .good,
            lead: "Signed in",
            text: "as \(me.handle) (\(Printable.line(me.name))) at \(server)."
        )
        try out.write(card.text(out.palette))
        if context.environment["LATITUDE_TOKEN"]?.isEmpty == false {
            try context.console.err.write(line: "LATITUDE_TOKEN is set and goes first.")
        }
    }

    private func credentials(in context: Context) throws -> (ServerAddress, Token) {
        let input = context.console.input
        let known = url ?? context.environment["LATITUDE_URL"].flatMap { $0.isEmpty ? nil : $0 }
        guard input.isTerminal, !tokenStdin else {
            guard let text = input.readAll() else { throw Refusal(.textInvalid) }
            var lines = text.split(whereSeparator: \.isNewline).map { String($0) }
            guard let address = known ?? (lines.count > 1 ? lines.removeFirst() : nil) else {
                throw Refusal(
                    .configuration,
                    detail: "No server is named.",
                    youCan: ["name it: latitude login --url https://…"]
                )
            }
            return (try ServerAddress(address), try Token(lines.first ?? ""))
        }
        let address = try known ?? ask("Server: ", isSecret: false, in: context)
        let server = try ServerAddress(address)
        return (server, try Token(try ask("Token for \(server): ", isSecret: true, in: context)))
    }

    private func ask(_ prompt: String, isSecret: Bool, in context: Context) throws -> String {
        try context.console.err.write(prompt)
        let line = context.console.input.readLine(isSecret)
        // The line break typed was not echoed either.
        if isSecret || line == nil { try context.console.err.write(line: "") }
        return line ?? ""
    }
}
