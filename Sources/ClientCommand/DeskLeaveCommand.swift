import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude desk leave`: makes this machine nobody's desk, once nothing waits on it.
struct DeskLeaveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "leave",
        abstract: "Make this machine a desk no longer; refused while an act is unsettled.",
        discussion: """
            Whoever has the desk is signed out of it. The desk's own token works until an \
            administrator ends it.

            Example:
              latitude desk leave
            """
    )
    static let name = "desk leave"
    static let refusalLead = "Not left"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let enrolled = try DeskFile(state).enrolled()
        let login = try CredentialsFile(state).load()
        let unsettled = UnsettledActs(state)
        if try !unsettled.all(at: enrolled.server).isEmpty, let login, login.desk != nil {
            // Who sits here settles their own; a locked desk settles nothing.
            try? await Session.run(in: context.withoutLogin) { try await $0.settleOthers() }
        }
        let left = try unsettled.all(at: enrolled.server)
        guard left.isEmpty else { throw Self.refusal(left) }
        if let login, login.desk != nil {
            try await LockCommand.lock(login, state, context, json: true)
        }
        try DeskFile(state).remove()
        guard !global.json else { return }
        let card = Card(
            tone: .good,
            lead: "Left.",
            text: "This machine is \(Printable.line(enrolled.desk.name)) no longer."
        )
        try context.console.out.write(card.text(context.console.out.palette))
    }

    private static func refusal(_ acts: [Act]) -> Refusal {
        let makers = Set(acts.map(\.login)).sorted()
        let count = acts.count == 1 ? "An act waits" : "\(acts.count) acts wait"
        return Refusal(
            .actUnsettled,
            detail: "\(count), made by \(makers.joined(separator: ", ")).",
            youCan: makers.map { "settle what \($0) made: latitude as \($0), then latitude me" }
        )
    }
}
