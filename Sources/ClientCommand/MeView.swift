import Latitude
import LatitudeAPI
import Messages

/// One's own month: outcomes before money.
enum MeView {
    static func card(_ me: Me, clock: PropertyClock) -> Card {
        var card = Card(
            lead: Printable.line(me.name),
            text: "· \(Printable.line(me.costCentre)) · \(Printable.line(me.property.name))",
            tag: me.handle
        )
        card.rows.append(.fact("This month", month(me.month)))
        let today = clock.today
        card.rows += me.funds.map { .fund(FundLine($0, today: today)) }
        card.rows += me.holds.enumerated().map { index, hold in
            .lines(index == 0 ? "Held" : "", [line(hold, clock: clock)])
        }
        card.rows += (me.undone ?? []).enumerated().map { index, undone in
            .lines(index == 0 ? "Undone" : "", [line(undone, clock: clock)])
        }
        card.rows += cover(me)
        return card
    }

    private static func month(_ month: Me.Month) -> String {
        let acts = month.acts == 1 ? "1 act" : "\(month.acts) acts"
        let better = month.better == 1 ? "1 guest" : "\(month.better) guests"
        return "\(acts) · \(better) better or delighted · \(month.notAsked) not yet asked"
    }

    private static func line(_ undone: Me.Undone, clock: PropertyClock) -> String {
        Messages.of(.en)(
            "me.undone",
            [
                "by": undone.by, "code": undone.code, "day": clock.text(undone.at),
                "reason": Printable.line(undone.reason ?? "—"),
            ]
        )
    }

    private static func line(_ hold: Me.Hold, clock: PropertyClock) -> String {
        let until = "until \(clock.text(hold.expiresAt))"
        let what = TextWidth.cut(Printable.line(hold.what), to: 24)
        return "\(hold.code)  \(hold.amount.grouped)  \(what)  \(until)"
    }

    private static func cover(_ me: Me) -> [Card.Row] {
        var rows: [Card.Row] = []
        if let closed = me.closed {
            rows.append(.fact("Fund closed", "\(closed.entry.title) (\(closed.rawValue))"))
            for (index, way) in closed.entry.youCan.enumerated() {
                rows.append(.fact(index == 0 ? "You can" : "", way))
            }
        } else if let policy = me.policy, let certifiedUntil = me.certifiedUntil {
            rows.append(.fact("You may because", ReceiptView.cover(policy, certifiedUntil)))
        }
        rows.append(.fact("Amounts in", me.property.currency.code))
        return rows
    }
}
