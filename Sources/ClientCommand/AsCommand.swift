import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude as`: takes the shared desk.
struct AsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "as",
        abstract: "Take the shared desk, with your PIN.",
        discussion: """
            The PIN is asked for without echo, or is the first line of standard input where that \
            is no terminal. Whoever had the desk is signed out of it; their unsettled acts wait \
            for them and are sent for nobody else. You set your PIN with latitude pin, signed in \
            on a device of your own.

            Example:
              latitude as jnowak
            """
    )
    static let refusalLead = "Not taken"

    @Argument(help: "Your handle.")
    var handle: String

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let enrolled = try DeskFile(state).enrolled()
        let before = try CredentialsFile(state).load()
        if let before, before.desk == nil { throw Self.notADesk(before) }
        let handle = handle.lowercased().trimmingCharacters(in: .whitespaces)
        let pin = try context.secret("PIN of \(Printable.line(handle)): ")
            .trimmingCharacters(in: .whitespaces)
        guard !pin.isEmpty else {
            throw Refusal(.signInFailed, detail: "No PIN was typed, and nothing was sent.")
        }
        let signIn = SignIn(context: context, state: state, server: enrolled.server)
        let granted = try await signIn.withClient(enrolled.token) { client in
            try await client.takeDesk(DeskSessionBody(handle: handle, pin: pin)).value
        }
        let session = DeskSession(
            name: enrolled.desk.name,
            idleSeconds: granted.idleSeconds ?? enrolled.desk.idleSeconds,
            takenAt: context.now(),
            expiresAt: granted.expiresAt
        )
        let answer = try await signIn.keep(try Token(granted.token), desk: session)
        try tell(answer, session, in: context)
        try signIn.warnOfEnvironment()
        if let before {
            let gone = SignIn(context: context, state: state, server: before.server)
            // Where the server cannot be told, it ends the session itself: nobody uses it now.
            _ = await gone.end(before.token)
        }
        try await Session.run(in: context.withoutLogin) { try await $0.settleOthers() }
    }

    private func tell(
        _ answer: LatitudeClient.Answer<Me>,
        _ session: DeskSession,
        in context: Context
    ) throws {
        let out = context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        let me = answer.value
        let clock = PropertyClock(zoneName: me.property.timeZone, now: session.takenAt)
        let end = session.takenAt.addingTimeInterval(TimeInterval(session.idleSeconds))
        var card = Card(
            tone: .good,
            lead: Printable.line(me.name),
            text: "has \(Printable.line(session.name)) until \(clock.text(end)) without use.",
            tag: me.handle
        )
        if let expiresAt = session.expiresAt {
            card.rows.append(.fact("At the latest", "until \(clock.text(expiresAt))"))
        }
        try out.write(card.text(out.palette))
    }

    private static func notADesk(_ login: Login) -> Refusal {
        Refusal(
            .configuration,
            detail: "\(login.profile.handle) is signed in here with a login that never locks.",
            rule: "At a desk one is signed in by PIN, or not at all.",
            youCan: ["end that login first: latitude logout"]
        )
    }
}
