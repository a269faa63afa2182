import Latitude
import LatitudeAPI
import Messages

/// A booking for people: what was done, what is left where, why one may, and what comes later.
enum ReceiptView {
    static func card(_ receipt: Receipt, clock: PropertyClock) -> Card {
        let (lead, text) = headline(receipt, clock: clock)
        var card = Card(tone: .good, lead: lead, text: text, tag: receipt.code)
        let today = clock.today
        card.rows = receipt.funds.map { .fund(FundLine($0, today: today)) }
        if receipt.entry == .spend || receipt.entry == .hold {
            card.rows += remarks(on: receipt.funds)
        }
        card.rows += steps(of: receipt.funds)
        if receipt.occurredOn != today, receipt.entry == .spend {
            card.rows.append(.fact("Counts for", DayText.long(receipt.occurredOn)))
        }
        // Under whose certificate a colleague acted is theirs to show.
        if !receipt.funds.contains(where: { $0.isColleagues }) {
            card.rows.append(
                .fact("You may because", cover(receipt.policy, receipt.certifiedUntil))
            )
        }
        card.rows.append(.fact("Later", later(receipt)))
        return card
    }

    /// `policy 3 (Jan Nowak, ext 210), your certificate to 31 Mar 2027`.
    static func cover(_ policy: PolicyBody, _ certifiedUntil: Day) -> String {
        let certificate = "your certificate to \(DayText.long(certifiedUntil))"
        return "policy \(policy.number) (\(Printable.line(policy.owner))), "
            + certificate.replacing(" ", with: String(TextWidth.firmBlank))
    }

    /// What the funds do not say by their numbers: no guest limit, or a limit that only advises.
    static func remarks(on funds: [FundBody]) -> [Card.Row] {
        var rows: [Card.Row] = []
        if !funds.contains(where: { $0.scope == .guestDay }) {
            rows.append(.fact("Guest", "no room or guest named, so no guest limit applies"))
        }
        if funds.contains(where: { !$0.hard && $0.left.minor < 0 }) {
            rows.append(.fact("Advice", "a limit that only advises is passed; nothing is refused"))
        }
        return rows
    }

    /// How it is told what others gave, where anybody shares one of some funds.
    static func steps(of funds: [FundBody]) -> [Card.Row] {
        let steps = funds.compactMap { $0.others?.step.grouped }
        guard !steps.isEmpty else { return [] }
        let words = Messages.of(.en)
        return [
            .fact(
                words("fund.others"),
                words("fund.steps", ["step": steps.joined(separator: ", ")])
            )
        ]
    }

    private static func headline(_ receipt: Receipt, clock: PropertyClock) -> (String, String) {
        let sum = "\(receipt.amount.grouped) \(receipt.amount.currency)"
        switch (receipt.entry, receipt.kind) {
        case (.spend, .gift) where receipt.amount.minor == 0: return ("Done.", "It cost nothing.")
        case (.spend, .waiver):
            return ("Done.", "\(sum) is struck off - nobody has to approve it.")
        case (.spend, _): return ("Done.", "\(sum) is yours to give - nobody has to approve it.")
        case (.hold, _):
            let until = receipt.expiresAt.map { " until \(clock.text($0))" } ?? ""
            return ("Held.", "\(sum) is yours\(until) - nobody has to approve it.")
        case (.settle, _): return ("Settled.", "\(sum) is spent; the rest is back in the fund.")
        case (.release, _): return ("Released.", "\(sum) is back in the fund.")
        case (.repay, _): return ("Repaid.", "\(sum) is back in the fund\(net(receipt)).")
        case (.reverse, _): return ("Undone.", "\(sum) is back in the fund; both stay visible.")
        }
    }

    private static func net(_ receipt: Receipt) -> String {
        guard receipt.spent.currency == receipt.repaid.currency else { return "" }
        return "; net cost \((receipt.spent - receipt.repaid).grouped)"
    }

    private static func later(_ receipt: Receipt) -> String {
        switch receipt.entry {
        case .spend, .settle, .repay: "latitude report \(receipt.code) better \"…\""
        case .hold: "latitude settle \(receipt.code) AMOUNT, or latitude release \(receipt.code)"
        case .release, .reverse: "latitude show \(receipt.code)"
        }
    }
}

extension FundBody {
    /// Whether it is the fund of an employee who is not whoever asks.
    fileprivate var isColleagues: Bool {
        switch scope {
        case .employeeDay, .employeeMonth: subject != nil
        case .guestDay, .incident: false
        }
    }
}

/// A yes to `can`, for people.
enum CheckView {
    static func card(_ answer: CheckAnswer, isDryRun: Bool, clock: PropertyClock) -> Card {
        let sum = "\(answer.amount.grouped) \(answer.amount.currency)"
        var card = Card(
            tone: .good,
            lead: "Yes.",
            text: "\(sum) can be given now\(isDryRun ? "; a dry run books nothing" : "")."
        )
        if answer.mayNotFit == true {
            let words = Messages.of(.en)
            card = Card(lead: words("check.perhaps"), text: words("check.mayNotFit", ["sum": sum]))
        }
        let today = clock.today
        card.rows = answer.funds.map { .fund(FundLine($0, today: today)) }
        card.rows += ReceiptView.remarks(on: answer.funds)
        card.rows += ReceiptView.steps(of: answer.funds)
        card.rows.append(
            .fact("You may because", ReceiptView.cover(answer.policy, answer.certifiedUntil))
        )
        if !isDryRun {
            let hold = "latitude hold \(answer.amount.plain) \"…\""
            card.rows.append(.fact("Nothing is kept", "to keep it: \(hold)"))
        }
        return card
    }
}
