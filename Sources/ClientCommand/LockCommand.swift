import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude lock`: gives the shared desk back at once.
struct LockCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Lock the shared desk at once.",
        discussion: """
            You are signed out of the desk. Acts that are unsettled wait until you take it again.

            Example:
              latitude lock
            """
    )
    static let refusalLead = "Not locked"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        guard let login = try CredentialsFile(state).load() else {
            throw try DeskLock.nobody(state)
        }
        guard login.desk != nil else {
            throw Refusal(
                .configuration,
                detail: "\(login.profile.handle) is signed in here without a desk.",
                rule: "A desk is locked; a login of one's own is ended.",
                youCan: ["sign out: latitude logout"]
            )
        }
        try await Self.lock(login, state, context, json: global.json)
    }

    /// Forgets the login of a desk, then has the server end it.
    static func lock(
        _ login: Login,
        _ state: StateDirectory,
        _ context: Context,
        json: Bool
    ) async throws {
        guard let desk = login.desk else { return }
        // First what is certain: without its token the desk is locked, whatever the server says.
        let used = DeskUse(state).last ?? desk.takenAt
        try CredentialsFile(state).remove()
        LastAnswer.remove(from: state)
        let console = context.console
        if !json {
            let card = Card(
                tone: .good,
                lead: "Locked.",
                text: "\(Printable.line(desk.name)) is free: latitude as HANDLE"
            )
            try console.out.write(card.text(console.out.palette))
        }
        let handle = login.profile.handle
        let waiting = try UnsettledActs(state).all(at: login.server).filter { $0.login == handle }
        if !waiting.isEmpty {
            let count = waiting.count == 1 ? "An act waits" : "\(waiting.count) acts wait"
            try console.err.write(line: "\(count) until \(handle) takes the desk again.")
        }
        let signIn = SignIn(context: context, state: state, server: login.server)
        guard await !signIn.end(login.token) else { return }
        let clock = PropertyClock(zoneName: login.profile.timeZone, now: context.now())
        let end = clock.text(used.addingTimeInterval(TimeInterval(desk.idleSeconds)))
        try console.err.write(
            line: "The server did not answer; the sign-in ends at \(end) at the latest."
        )
    }
}
