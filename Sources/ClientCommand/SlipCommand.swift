import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude slip`: what went out of a till on a day.
struct SlipCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "slip",
        abstract: "Print the till's slip for the end of a shift; for finance.",
        discussion: """
            What went out of a property's till on a day and what came back, by the day the journal
            carries it under. Today's at your own property unless you say otherwise.

            Example:
              latitude slip
              latitude slip 2026-10-31 --property Kraków
            """
    )
    static let refusalLead = "Not shown"

    @Argument(help: "The day, such as 2026-10-31 (default: today).")
    var day: String?

    @Option(help: ArgumentHelp("A property: its number, name, or part of it.", valueName: "name"))
    var property: String?

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.slip(day: day, property: property)
            let (out, slip) = (context.console.out, answer.value)
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            for line in SlipView.lines(slip, clock: session.clock, palette: out.palette) {
                try out.write(line: line)
            }
            if slip.lines.isEmpty {
                try session.talk("Nothing went through the till that day.")
            }
        }
    }
}

/// A till's slip for people.
enum SlipView {
    static func lines(_ slip: Slip, clock: PropertyClock, palette: Palette) -> [String] {
        var table = Table(columns: [.right, .left, .left, .rest, .left, .right, .right])
        if !slip.lines.isEmpty { table.rows = [["", "", "", "", "", "out", "back"]] }
        table.rows += slip.lines.map { line in
            [
                String(line.number), line.code, line.kind.rawValue,
                Printable.line(line.costCentre), Printable.line(line.employee),
                line.out.minor == 0 ? "" : line.out.grouped,
                line.back.minor == 0 ? "" : line.back.grouped,
            ]
        }
        let head = "Till of \(Printable.line(slip.property)), \(DayText.long(slip.day))"
        let sums = """
            Out \(slip.out.grouped), back \(slip.back.grouped), net \(slip.net.grouped) \
            \(slip.net.currency)
            """
        return [palette.strong(head)] + table.lines(palette: palette) + [sums]
    }
}
