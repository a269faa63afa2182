import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Messages

/// The last answer explained.
enum WhyView {
    static func card(_ answer: LastAnswer, clock: PropertyClock) throws -> Card {
        let decoder = WireCoding.decoder()
        let body = Data(answer.body.utf8)
        let when = "latitude \(answer.verb), \(clock.text(answer.cameAt))"
        switch answer.kind {
        case .problem:
            let problem = try decoder.decode(Problem.self, from: body)
            return refusal(problem, lead: "Refused", when: when)
        case .unsettled:
            let problem = try decoder.decode(Problem.self, from: body)
            return refusal(problem, lead: ProblemView.unsettled, when: when)
        case .receipt:
            return booking(try decoder.decode(Receipt.self, from: body), when: when, clock: clock)
        case .check:
            let check = try decoder.decode(CheckAnswer.self, from: body)
            let sum = "\(check.amount.grouped) \(check.amount.currency)"
            var card = Card(tone: .good, lead: "Yes,", text: "\(sum) could be given.")
            if check.mayNotFit == true {
                let words = Messages.of(.en)
                card = Card(
                    lead: words("check.perhaps"),
                    text: words("check.mayNotFit", ["sum": sum])
                )
            }
            card.rows = [.fact("Answer to", when)]
            card.rows += cover(check.policy, check.certifiedUntil)
            card.rows += arithmetic(check.funds, clock: clock)
            return card
        case .acknowledgement:
            let told = try decoder.decode(Acknowledgement.self, from: body)
            return Card(
                tone: .good,
                lead: "Recorded.",
                tag: told.code,
                rows: [
                    .fact("Answer to", when),
                    .fact("Rule", "Who did an act reports it and tells it; no limit applies."),
                ]
            )
        }
    }

    private static func refusal(_ problem: Problem, lead: String, when: String) -> Card {
        var card = ProblemView.card(problem, lead: lead)
        card.rows.insert(.fact("Answer to", when), at: problem.detail == nil ? 0 : 1)
        return card
    }

    private static func booking(_ receipt: Receipt, when: String, clock: PropertyClock) -> Card {
        let sum = "\(receipt.amount.grouped) \(receipt.amount.currency)"
        var card = Card(
            tone: .good,
            lead: "Booked:",
            text: "\(receipt.entry.rawValue) \(sum).",
            tag: receipt.code
        )
        card.rows = [
            .fact("Answer to", when),
            .fact("Happened", DayText.long(receipt.occurredOn)),
            .fact("Booked for", DayText.long(receipt.bookedOn)),
            .fact("Booked at", clock.text(receipt.bookedAt)),
        ]
        card.rows += cover(receipt.policy, receipt.certifiedUntil)
        card.rows += arithmetic(receipt.funds, clock: clock)
        return card
    }

    private static func cover(_ policy: PolicyBody, _ certifiedUntil: Day) -> [Card.Row] {
        [
            .fact("Policy", "\(policy.number), owner \(Printable.line(policy.owner))"),
            .fact("Certificate", "yours, valid to \(DayText.long(certifiedUntil))"),
        ]
    }

    /// `2,000.00 limit - 120.00 used - 0.00 held = 1,880.00 left`.
    private static func arithmetic(_ funds: [FundBody], clock: PropertyClock) -> [Card.Row] {
        let today = clock.today
        return funds.map { fund in
            .fact(
                FundLine.label(fund, today: today),
                "\(fund.limit.grouped) limit - \(fund.used.grouped) used - "
                    + "\(fund.held.grouped) held = \(fund.left.grouped) left"
                    + (fund.hard ? "" : " (advice only)")
            )
        } + ReceiptView.remarks(on: funds) + ReceiptView.steps(of: funds)
    }
}
