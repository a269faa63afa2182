import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude logout`: forgets the login, once nothing waits under it.
struct LogoutCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Sign out; refused while an act is unsettled.",
        discussion: """
            The token itself stays valid until it is withdrawn at the server.

            Example:
              latitude logout
            """
    )
    static let refusalLead = "Not signed out"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let kept = context.withoutLogin
        guard try CredentialsFile(state).load() != nil else { throw Refusal(.notSignedIn) }
        try await Session.run(in: kept) { session in
            if try session.hasUnsettled() { try await session.settleOthers() }
            if try session.hasUnsettled() { throw Refusal(.actUnsettled) }
            try CredentialsFile(state).remove()
            LastAnswer.remove(from: state)
            let card = Card(
                tone: .good,
                lead: "Signed out",
                text: "\(session.login.profile.handle) at \(session.login.server)."
            )
            if !global.json {
                try context.console.out.write(card.text(context.console.out.palette))
            }
        }
        if context.environment["LATITUDE_TOKEN"]?.isEmpty == false {
            try context.console.err.write(line: "LATITUDE_TOKEN is still set.")
        }
    }
}

extension Context {
    /// The same without a login in the environment, so that the one kept counts.
    var withoutLogin: Context {
        var environment = environment
        environment["LATITUDE_URL"] = nil
        environment["LATITUDE_TOKEN"] = nil
        return Context(environment: environment, console: console, now: now, verb: verb)
    }
}
