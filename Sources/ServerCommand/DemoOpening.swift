import Foundation
import Latitude
import LatitudeStore

extension DemoYearBuilder {
    /// A new act of the usual mix.
    mutating func opening(by actor: DemoActor, at instant: Date) throws -> DemoOpening {
        let property = actor.property
        let speech = DemoSpeech(.of(property.language), &random)
        let isDelight = random.chance(15)
        let theme = self.theme(speech.language, isDelight: isDelight, centre: actor.person.centre)
        let kind = self.kind(isDelight: isDelight)
        var draft = RecoveryDraft(id: random.identifier(), kind: kind, amount: nil, what: "")
        draft.reason = isDelight ? .delight : .recovery
        if !isDelight {
            draft.wrong = speech.wrong(theme, &random)
            draft.cause = random.chance(78) ? random.pick(theme.causes) : nil
        }
        address(&draft, at: property, speech)
        if kind != .hold, random.chance(5) {
            let earlier = instant.addingTimeInterval(-Double(random.within(3_600...200_000)))
            draft.occurredAt = earlier
        }
        let day = draft.occurredAt ?? instant
        price(&draft, theme, by: actor, on: day)
        if draft.kind == .hold {
            let hold = random.pick(speech.language.holds)
            draft.wrong = speech.filled(hold.wrong, &random)
            draft.what = speech.filled(hold.what, &random)
            draft.hold = times(instant)
        } else {
            let (texts, more) = texts(theme, speech.language, draft.kind)
            draft.what = speech.what(texts, more, &random)
        }
        return DemoOpening(
            request: try RecoveryRequest(draft),
            at: instant,
            actor: actor,
            speech: speech
        )
    }

    private mutating func kind(isDelight: Bool) -> RecoveryKind {
        isDelight
            ? random.pick(weighted: [(.spend, 50), (.gift, 46), (.waiver, 4)])
            : random.pick(weighted: [(.spend, 53), (.waiver, 15), (.gift, 24), (.hold, 8)])
    }

    private mutating func theme(
        _ language: DemoLanguage,
        isDelight: Bool,
        centre: String
    ) -> DemoTheme {
        let all = isDelight ? language.delights : language.themes
        let own = all.filter { $0.centres.contains(centre) || $0.centres.isEmpty }
        return random.pick(own.isEmpty || random.chance(8) ? all : own)
    }

    private func texts(
        _ theme: DemoTheme,
        _ language: DemoLanguage,
        _ kind: RecoveryKind
    ) -> (what: [String], more: [String]) {
        switch kind {
        case .spend: (theme.spend, language.touches)
        case .waiver: (theme.waive, language.excuses)
        case .gift, .hold: (theme.give, language.touches)
        }
    }

    /// For whom: mostly a room, sometimes a guest by name or a place, sometimes nobody said.
    private mutating func address(
        _ draft: inout RecoveryDraft,
        at property: DemoProperty,
        _ speech: DemoSpeech
    ) {
        switch random.below(100) {
        case ..<58:
            // Some rooms are heard of more often than others.
            let door = random.chance(30) ? random.within(1...4) : random.within(1...24)
            draft.room = "\(random.within(2...9))\(door < 10 ? "0" : "")\(door)"
            draft.isNewGuest = random.chance(6)
        case ..<77: draft.guest = random.pick(property.guests)
        case ..<86: draft.place = random.pick(speech.language.places)
        default: break
        }
    }

    /// Sum, minutes and means; a gift of time where the month has little left.
    private mutating func price(
        _ draft: inout RecoveryDraft,
        _ theme: DemoTheme,
        by actor: DemoActor,
        on day: Date
    ) {
        let isFree = draft.kind == .gift && random.chance(60)
        let sum = isFree ? 0 : self.sum(draft.kind, theme, at: actor.property)
        let label = draft.room ?? draft.guest
        if sum > 0, take(sum, by: actor, label: label, on: day) {
            draft.amount = (sum, actor.property.currency.code)
            draft.means = draft.kind == .spend || draft.kind == .hold ? means() : nil
        } else {
            draft.kind = .gift
        }
        if draft.amount == nil {
            draft.minutes = random.pick([5, 10, 10, 15, 15, 20, 20, 25, 30, 40, 60, 90])
        } else if random.chance(35) {
            draft.minutes = random.within(2...45)
        }
    }

    /// Mostly small, with a heavy tail.
    private mutating func sum(
        _ kind: RecoveryKind,
        _ theme: DemoTheme,
        at property: DemoProperty
    ) -> Int64 {
        var dollars =
            switch kind {
            case .hold: random.around(210, spread: 0.7)
            case .gift: random.around(9, spread: 0.7)
            case .waiver: random.around(theme.dollars * 1.2, spread: 0.8)
            case .spend: random.around(theme.dollars, spread: 0.85)
            }
        if kind == .spend, random.chance(1.5) { dollars *= 7 }
        dollars = min(max(dollars, 2), 1_500)
        let coin = random.chance(30) ? max(1, property.coin / 10) : property.coin
        let coins = (dollars * property.minorPerDollar / Double(coin)).rounded()
        return max(1, Int64(coins)) * coin
    }

    private mutating func means() -> Means? {
        random.pick(weighted: [
            (nil, 52), (.till, 12), (.card, 20), (.own, 9), (.folio, 4), (.inKind, 3),
        ])
    }

    private mutating func times(_ instant: Date) -> HoldTimes {
        let needed = random.chance(70) ? Double(random.within(4...44)) * 3_600 : nil
        return HoldTimes(
            neededBy: needed.map { instant.addingTimeInterval($0) },
            awayUntil: random.chance(25)
                ? instant.addingTimeInterval(Double(random.within(6...30)) * 3_600) : nil,
            expiresAt: random.chance(30)
                ? instant.addingTimeInterval(Double(random.within(4...14)) * 86_400) : nil
        )
    }
}
