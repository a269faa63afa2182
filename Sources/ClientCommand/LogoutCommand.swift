import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude logout`: ends the token and forgets the login, once nothing waits under it.
struct LogoutCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Sign out; refused while an act is unsettled.",
        discussion: """
            The token is ended at the server as well. Where the server does not answer, the login \
            is forgotten all the same, and latitude tokens --revoke ends the token later.

            Example:
              latitude logout
            """
    )
    static let refusalLead = "Not signed out"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let kept = context.withoutLogin
        guard try CredentialsFile(state).load() != nil else { throw try DeskLock.nobody(state) }
        try await Session.run(in: kept) { session in
            if try session.hasUnsettled() { try await session.settleOthers() }
            if try session.hasUnsettled() { throw Refusal(.actUnsettled) }
            let login = session.login
            let signIn = SignIn(context: kept, state: state, server: login.server)
            let isEnded = await signIn.end(login.token)
            try CredentialsFile(state).remove()
            LastAnswer.remove(from: state)
            let card = Card(
                tone: .good,
                lead: "Signed out",
                text: "\(login.profile.handle) at \(login.server)."
            )
            if !global.json {
                try context.console.out.write(card.text(context.console.out.palette))
            }
            guard !isEnded else { return }
            try session.talk("The server did not say that the token is ended; it may still work.")
            try session.talk("To end it: latitude login, then latitude tokens --revoke ID")
        }
        if context.variable("LATITUDE_TOKEN") != nil {
            try context.console.err.write(line: "LATITUDE_TOKEN is still set.")
        }
    }
}
