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
            Causes name processes, never people. A count that rests on fewer than five people is \
            left out.

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
            if let why = OutcomesView.whyNothing(answer.value.judgement, days: answer.value.days) {
                try session.talk(why)
            }
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
        lines += TextWidth.wrap(sentence(answer), to: TextWidth.screen) + [""]
        lines += table(answer, .cause, palette) + [""] + table(answer, .team, palette)
        let counts = answer.rows.flatMap { [$0.acts, $0.recent] }
        if counts.contains(.suppressed) {
            lines += ["· rests on fewer than five people, or would tell what does"]
        }
        return lines
    }

    private static func sentence(_ answer: CausesAnswer) -> String {
        let repeated = answer.rows.filter(\.isRepeated).map(name)
        let isUntold = answer.rows.contains { row in
            row.part == .cause && Cause(rawValue: row.key) != nil && row.recent == .suppressed
        }
        let key = (repeated.isEmpty ? "none" : "repeated") + (isUntold ? "Untold" : "")
        return Messages.of(.en)(
            "causes.\(key)",
            ["causes": repeated.joined(separator: ", ")]
        )
    }

    private static func table(
        _ answer: CausesAnswer,
        _ part: CausesAnswer.Part,
        _ palette: Palette
    ) -> [String] {
        var table = Table(columns: [.left, .right, .right, .left])
        table.rows = [[part == .cause ? "Cause" : "Team", "acts", "30 days", ""]]
        table.rows += answer.rows.filter { $0.part == part }.map { row in
            [
                name(row), OutcomesView.text(row.acts), OutcomesView.text(row.recent),
                row.isRepeated ? "repeated" : "",
            ]
        }
        if let acts = answer.acts, let recent = answer.recent {
            table.rows.append(["all", OutcomesView.text(acts), OutcomesView.text(recent), ""])
        }
        return table.lines(palette: palette)
    }

    private static func name(_ row: CausesAnswer.Row) -> String {
        switch row.key {
        case "unsaid" where row.part == .cause: "not said"
        case "delight" where row.part == .cause: "nothing, a delight"
        default: row.name.map { TextWidth.cut(Printable.line($0), to: 40) } ?? row.key
        }
    }
}
