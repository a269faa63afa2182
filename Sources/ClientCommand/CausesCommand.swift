import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient
import Messages

/// `latitude causes`: what went wrong how often at a property.
struct CausesCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "causes",
        abstract: "For managers: what went wrong how often at your property.",
        discussion: """
            Causes name processes, never people. A count says at least so many: it grows on \
            Mondays, by three recoveries or more of three people or more; a team’s by five people.

            Example:
              latitude causes
            """
    )
    static let refusalLead = "Not shown"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.causes()
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            for line in CausesView.lines(answer.value, palette: out.palette) {
                try out.write(line: line)
            }
            let words = Messages.of(.en)
            let why = OutcomesView.whyNothing(
                answer.value.judgement,
                days: answer.value.days,
                tooFew: [words("sums.causesNone"), words("sums.causesNoneDetail")]
            )
            if let why { try session.talk(why) }
        }
    }
}

/// What went wrong how often, for people: a sentence first, then the numbers.
enum CausesView {
    static func lines(_ answer: CausesAnswer, palette: Palette) -> [String] {
        guard let from = answer.from, let until = answer.until else { return [] }
        let place = Printable.line(answer.property)
        let period = "\(DayText.long(from)) to \(DayText.long(until))"
        var lines = [palette.strong("\(place), \(period)"), ""]
        lines += TextWidth.wrap(sentence(answer), to: TextWidth.screen)
        lines += TextWidth.wrap(Messages.of(.en)("sums.atLeast"), to: TextWidth.screen) + [""]
        lines += table(answer, .cause, palette) + [""] + table(answer, .team, palette)
        let counts = answer.rows.flatMap { [$0.acts, $0.recent] }
        if counts.contains(.suppressed) {
            lines.append(Messages.of(.en)("sums.mark"))
        }
        return lines
    }

    private static func sentence(_ answer: CausesAnswer) -> String {
        let repeated = answer.rows.filter(\.isRepeated).map(name)
        let isUntold = answer.rows.contains { row in
            row.part == .cause && Cause(rawValue: row.key) != nil && row.recent == .suppressed
        }
        let words = Messages.of(.en)
        guard !repeated.isEmpty else { return words("causes.noneUntold") }
        let list = ["causes": repeated.joined(separator: ", ")]
        return isUntold ? words("causes.repeatedUntold", list) : words("causes.repeated", list)
    }

    private static func table(
        _ answer: CausesAnswer,
        _ part: CausesAnswer.Part,
        _ palette: Palette
    ) -> [String] {
        var table = Table(columns: [.left, .right, .right, .left])
        table.rows = [[part == .cause ? "Cause" : "Team", "acts", "30 days", ""]]
        let rows = answer.rows.filter { $0.part == part }
        table.rows += rows.map { row in
            [
                name(row), OutcomesView.text(row.acts), OutcomesView.text(row.recent),
                row.isRepeated ? "repeated" : "",
            ]
        }
        table.rows.append(["all", all(rows.map(\.acts)), all(rows.map(\.recent)), ""])
        return table.lines(palette: palette)
    }

    /// What is told in all; the mark where nothing is.
    private static func all(_ counts: [ToldCount]) -> String {
        let told = counts.compactMap(\.number)
        return OutcomesView.text(ToldCount(told.isEmpty ? nil : told.reduce(0, +)))
    }

    private static func name(_ row: CausesAnswer.Row) -> String {
        switch row.key {
        case "unsaid" where row.part == .cause: "not said"
        case "delight" where row.part == .cause: "nothing, a delight"
        default: row.name.map { TextWidth.cut(Printable.line($0), to: 40) } ?? row.key
        }
    }
}
