import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude why`: explains the last answer.
struct WhyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Explain the last answer: rule, owner, ways on, or the sums behind a yes.",
        discussion: """
            It is read from what was kept on this machine; the server is not asked.

            Example:
              latitude why
            """
    )
    static let refusalLead = "Not known"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let state = try StateDirectory(environment: context.environment)
        let login = try? CredentialsFile(state).load()
        // What the one before was told is nobody else's to read.
        if let login { try DeskLock.check(login, state, now: context.now()) }
        guard let answer = try LastAnswer.load(from: state) else {
            throw Refusal(
                .unknownCode,
                detail: "No answer to an act is kept here yet.",
                youCan: ["ask one: latitude can AMOUNT", "see your fund: latitude me"]
            )
        }
        let out = context.console.out
        guard !global.json else { return try out.write(line: answer.body) }
        let zone = answer.timeZone ?? login?.profile.timeZone
        let clock = PropertyClock(
            zoneName: zone ?? TimeZone.current.identifier,
            now: context.now()
        )
        try out.write(try WhyView.card(answer, clock: clock).text(out.palette))
    }
}
