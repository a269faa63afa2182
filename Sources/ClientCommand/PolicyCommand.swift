import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude policy`: the rules in force.
struct PolicyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Read the rules in force: limits, all that refuses, and who answers for them.",
        discussion: """
            Example:
              latitude policy
            """
    )
    static let refusalLead = "Not shown"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.policy()
            try session.tell(answer.body, json: global.json) { _ in
                PolicyView.card(answer.value, language: session.login.profile.language)
            }
        }
    }
}

/// A policy for people: its words first, then what refuses, then what only advises.
enum PolicyView {
    /// The wording is in `language`, else in English, else in the first there is.
    static func card(_ policy: PolicyDetail, language: String) -> Card {
        var card = Card(
            lead: "Policy \(policy.number)",
            text: "· \(Printable.line(policy.property)) · from \(DayText.long(policy.from))"
        )
        let words = policy.wording
        let wording = words[language] ?? words["en"] ?? words.min { $0.key < $1.key }?.value ?? ""
        card.rows = Printable.paragraphs(wording).filter { !$0.isEmpty }.map { .note($0) }
        card.rows += facts("Limits", policy.limits.filter(\.isHard).map(text))
        let rules = policy.hardRules.enumerated().map { "\($0 + 1). \(Printable.line($1))" }
        card.rows += facts("Refused", rules)
        card.rows += facts("Advice", policy.limits.filter { !$0.isHard }.map(text))
        let receiptsFrom = "\(policy.receiptsFrom.grouped) \(policy.receiptsFrom.currency)"
        card.rows.append(.fact("Bills", "wanted from \(receiptsFrom) on; none stops a spend"))
        card.rows.append(.fact("Owner", Printable.line(policy.owner)))
        return card
    }

    private static func facts(_ label: String, _ texts: [String]) -> [Card.Row] {
        texts.enumerated().map { .fact($0 == 0 ? label : "", $1) }
    }

    /// `2,000.00 USD per guest and day`.
    private static func text(_ limit: PolicyDetail.Limit) -> String {
        let sum = "\(limit.amount.grouped) \(limit.amount.currency)"
        switch limit.scope {
        case .employeeDay: return "\(sum) per employee and day"
        case .employeeMonth: return "\(sum) per employee and month"
        case .guestDay: return "\(sum) per guest and day"
        case .incident: return "\(sum) per incident"
        }
    }
}
