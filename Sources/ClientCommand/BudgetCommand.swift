import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient
import Messages

/// `latitude budget`: plan and cost of a month.
struct BudgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "See plan and cost of a month, or take a plan over.",
        discussion: """
            For finance. A plan informs: it stops nobody, at 80 % and at 100 % alike.

            Example:
              latitude budget 2026-10
              latitude budget 2026-10 --history
              latitude budget import plan.csv
            """,
        subcommands: [BudgetShowCommand.self, BudgetImportCommand.self],
        defaultSubcommand: BudgetShowCommand.self
    )
}

/// `latitude budget show`: plan, cost and what is left, by property and cost centre.
struct BudgetShowCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "See plan, cost and what is left, by property and cost centre."
    )
    static let name = "budget"
    static let refusalLead = "Not shown"

    @Argument(help: "The month, such as 2026-10 (default: the present one).")
    var month: String?

    @Flag(help: "See how the plans of the month changed, latest first.")
    var history = false

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let month = try month.map { text throws(Refusal) in try MonthText.parse(text) }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let asked = month ?? session.clock.today.map { Month(of: $0) }
            guard let asked else { throw Refusal(.periodUnknown) }
            let answer = try await session.client.budget(asked)
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            guard !history else {
                let lines = BudgetView.changes(
                    answer.value,
                    clock: session.clock,
                    palette: out.palette
                )
                for line in lines { try out.write(line: line) }
                if lines.isEmpty { try session.talk(Messages.of(.en)("budget.noChanges")) }
                return
            }
            for line in BudgetView.lines(answer.value, palette: out.palette) {
                try out.write(line: line)
            }
            if answer.value.lines.isEmpty {
                try session.talk("No plan and no cost in \(MonthText.long(asked)).")
            }
        }
    }
}

/// `latitude budget import`: takes a plan over.
struct BudgetImportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a plan over: all of its lines, or none.",
        discussion: """
            The file has the columns property, cost centre, month and amount, as a spreadsheet \
            saves it; a month is written 2026-10, and the amount is in the property's currency. \
            Run again it changes nothing.

            Example:
              latitude budget import plan.csv
            """
    )
    static let name = "budget import"
    static let refusalLead = "Nothing changed"

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let data = try LocalFile.read(file)
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.setBudget(data)
            try session.tell(answer.body, json: global.json) { _ in
                let counts = answer.value
                return Card(
                    tone: .good,
                    lead: "Taken over:",
                    text: "\(counts.added) added, \(counts.changed) changed, "
                        + "\(counts.unchanged) unchanged."
                )
            }
        }
    }
}

/// Plan and cost below each other.
enum BudgetView {
    /// A line for each property and, indented, for each of its cost centres.
    static func lines(_ budget: BudgetMonth, palette: Palette) -> [String] {
        var table = Table(columns: [.rest, .right, .right, .right, .left])
        if !budget.lines.isEmpty { table.rows = [["", "plan", "cost", "left", ""]] }
        table.rows += budget.lines.map { line in
            let name = line.name.map { "  \($0)" } ?? line.property
            return [
                Printable.line(name), line.plan?.grouped ?? "none",
                line.actual.grouped, line.left?.grouped ?? "",
                "\(line.actual.currency) \(mark(line))",
            ]
        }
        return table.lines(palette: palette)
    }

    /// A line for each change, latest first.
    static func changes(
        _ budget: BudgetMonth,
        clock: PropertyClock,
        palette: Palette
    ) -> [String] {
        let words = Messages.of(.en)
        var table = Table(columns: [.left, .left, .rest, .right, .right, .left])
        table.rows = (budget.changes ?? []).map { change in
            [
                clock.text(change.at), Printable.line(change.by),
                Printable.line("\(change.property), \(change.name)"),
                change.former?.grouped ?? words("budget.none"), change.plan.grouped,
                change.plan.currency.code,
            ]
        }
        guard !table.rows.isEmpty else { return [] }
        let heads = ["when", "who", "centre", "former", "plan"].map { words("budget.\($0)") }
        table.rows.insert(heads + [""], at: 0)
        return table.lines(palette: palette)
    }

    private static func mark(_ line: BudgetMonth.Line) -> String {
        guard let percent = line.percent else { return "" }
        switch line.mark {
        case .full: return percent > 100 ? "\(percent) % · over the plan" : "100 % · all of it"
        case .near: return "\(percent) % · near the plan"
        case .within, .unplanned: return "\(percent) %"
        }
    }
}
