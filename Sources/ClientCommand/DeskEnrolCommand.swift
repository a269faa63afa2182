import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude desk enrol`: makes this machine a shared desk.
struct DeskEnrolCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "enrol",
        abstract: "Make this machine a shared desk, with the desk's token.",
        discussion: """
            The desk's token comes from an administrator. It is asked for without echo, or read \
            from standard input where that is no terminal. It signs nobody in by itself. Kept for \
            this user alone: $XDG_STATE_HOME/latitude/desk.json.

            Example:
              latitude desk enrol --url https://latitude.example.com
            """
    )
    static let name = "desk enrol"
    static let refusalLead = "Not enrolled"

    @Option(help: ArgumentHelp("The server's address.", valueName: "url"))
    var url: String?

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        guard let server = try context.namedServer(url) else { throw Refusal.noServer(Self.name) }
        // A file that cannot be understood is replaced.
        if let before = try? DeskFile(state).load(), before.server != server {
            throw Refusal(
                .configuration,
                detail: "This machine is \(Printable.line(before.desk.name)) of \(before.server).",
                youCan: ["leave that desk first: latitude desk leave"]
            )
        }
        try context.warnIfReadable(server, what: "the desk's token")
        let token = try Token(try context.secret("Token of the desk: "))
        let signIn = SignIn(context: context, state: state, server: server)
        let answer = try await signIn.withClient(token) { client in try await client.desk() }
        try DeskFile(state).store(EnrolledDesk(server: server, token: token, desk: answer.value))
        await signIn.keepKeys()
        let out = context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        let desk = answer.value
        let name = "\(Printable.line(desk.name)), \(Printable.line(desk.property))"
        let idle = DurationText.words(seconds: desk.idleSeconds)
        let card = Card(
            tone: .good,
            lead: "Enrolled",
            text: "as \(name), at \(server).",
            rows: [
                .fact("Take it", "latitude as HANDLE, with a PIN"),
                .fact("Locks", "after \(idle) without use, or with latitude lock"),
            ]
        )
        try out.write(card.text(out.palette))
    }
}
