import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient
import Messages

/// `latitude outcomes`: what became of a property's guests.
struct OutcomesCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "For managers: what became of your property’s guests, in sums.",
        discussion: """
            A month is told on the first Monday that comes a week after its end, and stays as \
            told. One that rests on too few people is told together with those after it.

            Example:
              latitude outcomes
              latitude outcomes --months 24
            """
    )
    static let refusalLead = "Not shown"

    @Option(help: ArgumentHelp("How many months, 1 to 24 (default: 12).", valueName: "count"))
    var months: Int?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let months, !(1...24).contains(months) {
            throw ValidationError("--months is 1 to 24.")
        }
    }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.outcomes(months: months)
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            for line in OutcomesView.lines(answer.value, palette: out.palette) {
                try out.write(line: line)
            }
            let words = Messages.of(.en)
            let why = OutcomesView.whyNothing(
                answer.value.judgement,
                days: answer.value.days,
                tooFew: [words("sums.outcomesNone"), words("sums.outcomesMore")]
            )
            if let why { try session.talk(why) }
        }
    }
}
