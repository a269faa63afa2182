import Foundation
import Latitude
import LatitudeAPI
import Messages

/// Acts in a list, and one act whole.
enum RecoveryView {
    /// A line for each act, newest first.
    static func lines(_ recoveries: [RecoverySummary], palette: Palette) -> [String] {
        var table = Table(columns: [.left, .left, .left, .right, .left, .rest, .left])
        table.rows = recoveries.map { recovery in
            [
                recovery.code, DayText.short(recovery.occurredOn), recovery.kind.rawValue,
                sum(recovery).grouped, sum(recovery).currency.code, what(recovery),
                state(recovery),
            ]
        }
        return table.lines(palette: palette)
    }

    static func card(_ detail: RecoveryDetail, clock: PropertyClock) -> Card {
        let recovery = detail.recovery
        let sum = sum(recovery)
        let act = "\(recovery.kind.rawValue.capitalized) \(sum.grouped) \(sum.currency)"
        var card = Card(
            lead: recovery.isReversed ? Messages.of(.en)("undone.title", ["act": act]) : act,
            text: recovery.isReversed ? "" : "· \(state(recovery))",
            tag: recovery.code
        )
        card.rows = [.fact("What", Printable.line(recovery.what))]
        if let wrong = detail.wrong { card.rows.append(.fact("Wrong", Printable.line(wrong))) }
        if let whom = recovery.whom { card.rows.append(.fact("For", Printable.line(whom))) }
        card.rows.append(.fact("When", when(recovery, clock: clock)))
        card.rows.append(.fact("By", Printable.line(recovery.employee)))
        card.rows += circumstances(detail, clock: clock)
        card.rows.append(.lines("Entries", entries(detail, clock: clock)))
        for (index, report) in detail.outcomes.enumerated() {
            let words = report.words.map { ": \(Printable.line($0))" } ?? ""
            let told = "\(report.outcome.rawValue), \(clock.text(report.reportedAt))\(words)"
            card.rows.append(.fact(index == 0 ? "Outcome" : "", told))
        }
        if let story = detail.story {
            card.rows.append(.fact("Story", StoryView.head(story, clock: clock)))
            for paragraph in Printable.paragraphs(story.words) {
                card.rows.append(.fact("", paragraph))
            }
        }
        let cover = ReceiptView.cover(detail.policy, detail.certifiedUntil)
        card.rows.append(.fact("Covered by", cover))
        return card
    }

    private static func when(_ recovery: RecoverySummary, clock: PropertyClock) -> String {
        "\(DayText.long(recovery.occurredOn)), booked \(clock.text(recovery.bookedAt))"
    }

    private static func circumstances(
        _ detail: RecoveryDetail,
        clock: PropertyClock
    ) -> [Card.Row] {
        var rows: [Card.Row] = []
        if detail.reason == .delight { rows.append(.fact("Reason", "a kindness")) }
        if let cause = detail.cause { rows.append(.fact("Cause", cause.rawValue)) }
        rows.append(.fact("Means", detail.means.rawValue))
        if let bill = bill(detail) { rows.append(.fact("Bill", bill)) }
        if detail.recovery.minutes > 0 {
            rows.append(.fact("Time given", "\(detail.recovery.minutes) min"))
        }
        if detail.incident != detail.recovery.code {
            rows.append(.fact("Incident", detail.incident))
        }
        if let needed = detail.neededBy { rows.append(.fact("Needed by", clock.text(needed))) }
        if let away = detail.awayUntil { rows.append(.fact("Away until", clock.text(away))) }
        if let expires = detail.recovery.expiresAt {
            rows.append(.fact("Held until", clock.text(expires)))
        }
        return rows
    }

    /// How it stands with the bill; nil where none is wanted.
    private static func bill(_ detail: RecoveryDetail) -> String? {
        let code = detail.recovery.code
        switch detail.evidence {
        case .there: return "kept: latitude receipts \(code)"
        case .missingTold: return "none, and why is told: latitude receipts \(code)"
        case .missing:
            let from = "\(detail.receiptsFrom.grouped) \(detail.receiptsFrom.currency)"
            return "wanted from \(from) on: latitude add \(code) --receipt FILE"
        case .notWanted: return nil
        }
    }

    private static func entries(_ detail: RecoveryDetail, clock: PropertyClock) -> [String] {
        var table = Table(columns: [.left, .right, .left, .left])
        table.rows = detail.entries.map { entry in
            [
                entry.kind.rawValue, entry.amount.grouped, clock.text(entry.bookedAt),
                entry.words.map { TextWidth.cut(Printable.line($0), to: 40) } ?? "",
            ]
        }
        return table.lines(palette: Palette(isOn: false))
    }

    /// What it cost after repayments; what is held while it is a hold.
    private static func sum(_ recovery: RecoverySummary) -> Money {
        guard recovery.held.minor == 0 else { return recovery.held }
        guard recovery.spent.currency == recovery.repaid.currency else { return recovery.spent }
        return recovery.spent - recovery.repaid
    }

    private static func what(_ recovery: RecoverySummary) -> String {
        let what = Printable.line(recovery.what)
        return recovery.whom.map { "\(TextWidth.cut(Printable.line($0), to: 16)): \(what)" } ?? what
    }

    private static func state(_ recovery: RecoverySummary) -> String {
        if recovery.isReversed { return "undone" }
        if recovery.held.minor > 0 { return "held" }
        return recovery.outcome?.rawValue ?? "not asked"
    }
}

/// Stories as told.
enum StoryView {
    /// `Jan Nowak, 21 Nov 18:30, house, delighted`.
    static func head(_ story: Story, clock: PropertyClock) -> String {
        let outcome = story.outcome.map { ", \($0.rawValue)" } ?? ""
        let teller = Printable.line(story.teller)
        return "\(teller), \(clock.text(story.toldAt)), \(story.share.rawValue)\(outcome)"
    }

    static func card(_ story: Story, clock: PropertyClock) -> Card {
        Card(
            lead: head(story, clock: clock),
            tag: story.code,
            rows: Printable.paragraphs(story.words).map { .fact("", $0) }
        )
    }
}
