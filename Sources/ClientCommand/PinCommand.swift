import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude pin`: sets a PIN for shared desks.
struct PinCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Set your PIN for shared desks, or reset somebody's.",
        discussion: """
            The new PIN is asked for twice without echo, or is on two lines of standard input \
            where that is no terminal. An administrator gives somebody a fresh one with --reset; \
            it is shown once.

            Example:
              latitude pin
              latitude pin --reset jnowak
            """
    )
    static let refusalLead = "Not set"

    @Option(help: ArgumentHelp("Give this colleague a fresh PIN.", valueName: "handle"))
    var reset: String?

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            guard let reset else { return try await setOwn(in: session) }
            try await session.settleOthers()
            let handle = reset.lowercased().trimmingCharacters(in: .whitespaces)
            let answer = try await session.client.resetPin(of: handle)
            try session.tell(answer.body, json: global.json) { _ in
                Self.fresh(answer.value)
            }
        }
    }

    private func setOwn(in session: Session) async throws {
        let pin = try Self.ask(in: session.context)
        try await session.settleOthers()
        let answer = try await session.client.setPin(PinBody(pin: pin))
        try session.tell(answer.body, json: global.json) { _ in
            let handle = Printable.line(answer.value.handle)
            return Card(
                tone: .good,
                lead: "Set.",
                text: "\(handle) takes a shared desk with it: latitude as \(handle)"
            )
        }
    }

    private static func ask(in context: Context) throws -> String {
        var typed: [String]
        if context.console.input.isTerminal {
            typed = [try context.ask("New PIN: ", isSecret: true)]
            if typed != [""] { typed.append(try context.ask("Once more: ", isSecret: true)) }
        } else {
            typed = try context.inputLines()
        }
        typed = typed.map { $0.trimmingCharacters(in: .whitespaces) }
        guard let pin = typed.first, !pin.isEmpty else {
            throw Refusal(.pinWeak, detail: "No PIN was typed.")
        }
        guard typed.count >= 2, typed[1] == pin else {
            throw Refusal(
                .valueMalformed,
                detail: typed.count < 2
                    ? "The PIN was given once." : "The two PINs differ; nothing was changed.",
                rule: "A PIN is typed twice, so that no slip is set.",
                youCan: ["type both again: latitude pin"]
            )
        }
        return pin
    }

    private static func fresh(_ set: PinSet) -> Card {
        let handle = Printable.line(set.handle)
        return Card(
            tone: .good,
            lead: "Reset.",
            text: "\(handle) has a fresh PIN; it is shown this once.",
            rows: [
                .fact("PIN", set.pin.map(Printable.line) ?? "not told by the server"),
                .fact("Then", "\(handle) sets another, signed in alone: latitude pin"),
            ]
        )
    }
}
