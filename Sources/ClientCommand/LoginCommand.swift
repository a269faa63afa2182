import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude login`: signs this machine in and keeps the login.
struct LoginCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Sign in: confirm a code in your browser, or give a token.",
        discussion: """
            On a terminal a code is shown. Open the page named with it, on any device where you \
            are signed in, and confirm it there; nothing is opened by itself.

            A token is read from standard input where that is no terminal, and asked for without \
            echo with --token-stdin; it is never an argument, which others on the machine could \
            see. Without --url the first line of standard input is the server's address. What is \
            kept is for you alone: $XDG_STATE_HOME/latitude/credentials.json.

            Example:
              latitude login --url https://latitude.example.com
              latitude-server token jnowak | latitude login --url http://localhost:8080
            """
    )
    static let refusalLead = "Not signed in"

    @Option(help: ArgumentHelp("The server's address.", valueName: "url"))
    var url: String?

    @Flag(help: "Take a token from standard input, also from a terminal.")
    var tokenStdin = false

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let (server, given) = try credentials(in: context)
        try context.warnIfReadable(server, what: "your token")
        if let enrolled = try? DeskFile(state).load() {
            let name = Printable.line(enrolled.desk.name)
            let line = "Warning: this is the shared desk \(name), and a login never locks itself."
            try context.console.err.write(line: line)
            try context.console.err.write(line: "To take the desk: latitude as HANDLE")
        }
        let signIn = SignIn(context: context, state: state, server: server)
        let token: Token
        if let given {
            token = given
        } else {
            token = try await signIn.withClient(nil) { client in
                try Token(try await DeviceSignIn(client: client, context: context).token().token)
            }
        }
        let before = try? CredentialsFile(state).load()
        try tell(try await signIn.keep(token), server: server, in: context)
        if let before, before.desk != nil {
            let desk = SignIn(context: context, state: state, server: before.server)
            _ = await desk.end(before.token)
        }
        try signIn.warnOfEnvironment()
        await signIn.keepKeys()
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
    }

    /// The server, and the token given; nil where the device is to be confirmed.
    private func credentials(in context: Context) throws -> (ServerAddress, Token?) {
        let known = try context.namedServer(url)
        guard context.console.input.isTerminal else {
            var lines = try context.inputLines()
            if let known { return (known, try Token(lines.first ?? "")) }
            guard lines.count > 1 else { throw Refusal.noServer(Self.name) }
            return (try ServerAddress(lines.removeFirst()), try Token(lines[0]))
        }
        let server = try known ?? ServerAddress(context.ask("Server: ", isSecret: false))
        guard tokenStdin else { return (server, nil) }
        return (server, try Token(try context.ask("Token for \(server): ", isSecret: true)))
    }
}
