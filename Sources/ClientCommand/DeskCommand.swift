import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude desk`: the shared desk this machine is.
struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Show, enrol or leave the shared desk this machine is.",
        discussion: """
            A shared desk is taken with latitude as HANDLE and a PIN, and locks itself.

            Example:
              latitude desk
              latitude desk enrol --url https://latitude.example.com
              latitude desk leave
            """,
        subcommands: [DeskShowCommand.self, DeskEnrolCommand.self, DeskLeaveCommand.self],
        defaultSubcommand: DeskShowCommand.self
    )
}

/// `latitude desk show`: which desk it is, and who has it.
struct DeskShowCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the desk, and who has it now."
    )
    static let name = "desk"
    static let refusalLead = "Not shown"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let enrolled = try DeskFile(state).enrolled()
        let signIn = SignIn(context: context, state: state, server: enrolled.server)
        let answer = try await signIn.withClient(enrolled.token) { client in
            try await client.desk()
        }
        let desk = answer.value
        if desk != enrolled.desk {
            let renewed = EnrolledDesk(server: enrolled.server, token: enrolled.token, desk: desk)
            try DeskFile(state).store(renewed)
        }
        let out = context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        let login = try CredentialsFile(state).load()
        let idle = DurationText.words(seconds: desk.idleSeconds)
        let card = Card(
            lead: Printable.line(desk.name),
            text: "· \(Printable.line(desk.property)) · \(enrolled.server)",
            rows: [
                .fact("Now", holder(login, state, now: context.now())),
                .fact("Locks", "after \(idle) without use"),
            ]
        )
        try out.write(card.text(out.palette))
    }

    private func holder(_ login: Login?, _ state: StateDirectory, now: Date) -> String {
        guard let login else { return "nobody: latitude as HANDLE" }
        let handle = login.profile.handle
        guard let desk = login.desk else { return "\(handle), signed in without a desk" }
        let used = DeskUse(state).last ?? desk.takenAt
        guard !desk.isOver(now: now), !desk.isIdle(now: now, usedAt: used) else {
            return "locked; \(handle) had it: latitude as HANDLE"
        }
        let clock = PropertyClock(zoneName: login.profile.timeZone, now: now)
        return "\(handle), since \(clock.text(desk.takenAt))"
    }
}

extension DeskFile {
    /// The desk; throws `configuration` where this machine is enrolled as none.
    func enrolled() throws(Refusal) -> EnrolledDesk {
        guard let enrolled = try load() else {
            throw Refusal(
                .configuration,
                detail: "This machine is not enrolled as a shared desk.",
                rule: "A desk is enrolled once, with the token an administrator makes for it.",
                youCan: [
                    "enrol it: latitude desk enrol --url https://…",
                    "sign in for yourself: latitude login",
                ]
            )
        }
        return enrolled
    }
}
