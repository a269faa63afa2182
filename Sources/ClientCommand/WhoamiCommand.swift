import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude whoami`: who is signed in where.
struct WhoamiCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: "Show who is signed in, and where.",
        discussion: """
            Example:
              latitude whoami
            """
    )
    static let refusalLead = "Not known"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.me()
            try session.tell(answer.body, json: global.json) { _ in
                let me = answer.value
                var card = Card(
                    lead: me.handle,
                    text: "· \(Printable.line(me.name)) · \(me.roles.joined(separator: ", "))",
                    rows: [
                        .fact("Property", Printable.line(me.property.name)),
                        .fact("Clock", "\(me.property.timeZone), now \(session.clock.nowText)"),
                        .fact("Amounts in", me.property.currency.code),
                        .fact("Server", session.login.server.description),
                    ]
                )
                if let desk = session.login.desk {
                    let idle = DurationText.words(seconds: desk.idleSeconds)
                    let text = "\(Printable.line(desk.name)), locks after \(idle) without use"
                    card.rows.append(.fact("Desk", text))
                }
                return card
            }
        }
    }
}
