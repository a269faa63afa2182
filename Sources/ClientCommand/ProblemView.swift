import Latitude
import LatitudeAPI

/// A refusal for people: what happened, ways on, the rule, its owner.
enum ProblemView {
    /// How the card of something starts that may be done all the same.
    static let unsettled = "Unsettled"

    /// A card that starts with `lead`, such as “Not booked”.
    static func card(_ problem: Problem, lead: String) -> Card {
        let title = Printable.line(problem.title)
        var card = Card(
            tone: .bad,
            lead: "\(lead):",
            text: title.prefix(1).lowercased() + title.dropFirst(),
            tag: problem.code
        )
        card.rows = rows(problem)
        return card
    }

    static func rows(_ problem: Problem) -> [Card.Row] {
        var rows: [Card.Row] = []
        // What is wrong with a file is told a line each.
        for line in problem.detail?.split(separator: "\n") ?? [] {
            rows.append(.note(Printable.line(String(line))))
        }
        for (index, way) in problem.youCan.enumerated() {
            rows.append(.fact(index == 0 ? "You can" : "", Printable.line(way)))
        }
        rows.append(.fact("Rule", Printable.line(problem.rule)))
        rows.append(.fact("Owner", Printable.line(problem.owner)))
        return rows
    }
}
