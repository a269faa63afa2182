import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude evidence`: acts whose bill is missing, for finance.
struct EvidenceCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "List acts whose bill is wanted and not there, for finance.",
        discussion: """
            How each property stands comes first, then the acts, latest first. A bill that is \
            missing stops no spend. Ages: week (0-7 days), month (8-30), two_months (31-60), older.

            Example:
              latitude evidence --age older
              latitude evidence --property 2 --json
            """
    )
    static let refusalLead = "Not shown"

    @Option(help: ArgumentHelp("One property alone, by its number.", valueName: "number"))
    var property: Int64?

    @Option(help: ArgumentHelp("Missing for so long alone.", valueName: "age"))
    var age: EvidenceAge?

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.missingEvidence(
                MissingRequest(
                    property: property,
                    age: age,
                    limit: page.limit,
                    before: page.before
                )
            )
            let (out, list) = (context.console.out, answer.value)
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            for line in MissingView.lines(list, isFirst: page.before == nil, out.palette) {
                try out.write(line: line)
            }
            if list.acts.isEmpty { try session.talk("No bill is missing.") }
            if let next = list.next { try session.talk("More: latitude evidence --before \(next)") }
        }
    }
}

/// Missing bills for people.
enum MissingView {
    /// A line for each property with any on the first page, a blank, and a line for each act.
    static func lines(
        _ list: MissingEvidenceList,
        isFirst: Bool,
        _ palette: Palette
    ) -> [String] {
        let standing = isFirst ? properties(list.properties).lines(palette: palette) : []
        let acts = acts(list.acts).lines(palette: palette)
        return standing + (standing.isEmpty || acts.isEmpty ? [] : [""]) + acts
    }

    private static func properties(_ properties: [MissingByProperty]) -> Table {
        var table = Table(columns: [.right, .rest, .right, .right, .right, .right, .right, .left])
        let missing = properties.filter { $0.ages.contains { $0.acts > 0 } }
        guard !missing.isEmpty else { return table }
        table.rows = [["#", "Property", "0-7", "8-30", "31-60", ">60", "Sum", ""]]
        table.rows += missing.map { property in
            let minor = property.ages.map(\.amount.minor).reduce(0, +)
            let sum = property.ages.first.map { Money(minor: minor, currency: $0.amount.currency) }
            let from = property.receiptsFrom.map { "from \($0.grouped) on" } ?? ""
            return [String(property.number), Printable.line(property.property)]
                + property.ages.map { String($0.acts) }
                + [sum.map { "\($0.grouped) \($0.currency)" } ?? "", from]
        }
        return table
    }

    private static func acts(_ acts: [MissingEvidence]) -> Table {
        var table = Table(columns: [.left, .left, .right, .left, .rest, .left, .right, .left])
        table.rows = acts.map { act in
            [
                act.code, DayText.short(act.occurredOn), "\(act.days) d",
                Printable.line(act.employee), Printable.line(act.property), act.means.rawValue,
                act.amount.grouped, act.amount.currency.code,
            ]
        }
        return table
    }
}
