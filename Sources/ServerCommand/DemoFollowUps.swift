import Foundation
import Latitude
import LatitudeStore

extension DemoYearBuilder {
    /// What comes after an act: money steps, outcomes, a story.
    mutating func follow(_ opening: DemoOpening) throws {
        let request = opening.request
        let first = acts.count
        if request.kind == .hold {
            try end(opening, expiresAt: request.hold?.expiresAt ?? opening.at + 72 * 3_600)
        } else if request.amount?.minor ?? 0 > 0 {
            try correct(opening)
        }
        let outcome = try report(opening)
        if random.chance(12) { try tell(opening, outcome) }
        let undone = acts[first...].first { $0.isReversal }
        if let undone {
            acts.removeAll { act in
                act.at > undone.at && act.isTelling(of: opening.request.id)
            }
        }
    }

    /// Adds a money step, by whoever may do it then.
    mutating func step(
        _ step: FollowUp.Step,
        _ opening: DemoOpening,
        at instant: Date,
        by handle: String? = nil,
        words: String? = nil
    ) throws {
        let text = try words.map { words throws(Refusal) in try Words(words, field: "words") }
        let follow = try FollowUp(
            id: random.identifier(),
            recovery: .id(opening.request.id),
            step: step,
            words: text
        )
        let hand = handle ?? self.hand(opening.actor, at: instant)
        acts.append(DemoAct(at: instant, by: hand, step: .follow(follow)))
    }

    /// Adds a report.
    mutating func report(
        _ outcome: OutcomeKind,
        _ opening: DemoOpening,
        at instant: Date,
        words: String?
    ) throws {
        let text = try words.map { words throws(Refusal) in try Words(words, field: "words") }
        let report = OutcomeReport(
            id: random.identifier(),
            recovery: .id(opening.request.id),
            outcome: outcome,
            words: text
        )
        acts.append(
            DemoAct(at: instant, by: hand(opening.actor, at: instant), step: .report(report))
        )
    }

    /// Adds a telling.
    mutating func tell(
        _ words: String,
        _ share: ShareLevel,
        _ opening: DemoOpening,
        at instant: Date
    ) throws {
        let telling = StoryTelling(
            id: random.identifier(),
            recovery: .id(opening.request.id),
            words: try Words(words, field: "story"),
            share: share
        )
        acts.append(
            DemoAct(at: instant, by: hand(opening.actor, at: instant), step: .tell(telling))
        )
    }

    /// Who answers for somebody's acts then: they themselves, or their heir once they left.
    private func hand(_ actor: DemoActor, at instant: Date) -> String {
        guard case .gone(let heir) = actor.person.kind else { return actor.handle }
        let isThere =
            calendar.now.timeIntervalSince(instant) / 86_400 > Double(DemoPerson.goneDaysAgo + 1)
        return isThere ? actor.handle : heir
    }

    /// A hold is settled, mostly for less; or released; or runs out.
    private mutating func end(_ opening: DemoOpening, expiresAt: Date) throws {
        let language = opening.speech.language
        let time = expiresAt.timeIntervalSince(opening.at)
        let instant = opening.at + (time * (0.05 + 0.85 * random.fraction())).rounded()
        guard let held = opening.request.amount else { return }
        switch random.below(100) {
        case ..<68:
            let part = random.chance(15) ? 1 : 0.45 + 0.5 * random.fraction()
            let coin = opening.actor.property.coin
            let minor = max(coin, Int64(Double(held.minor) * part) / coin * coin)
            let sum = Money(minor: min(held.minor, minor), currency: held.currency)
            let words =
                random.chance(70)
                ? opening.speech.filled(random.pick(language.settled), &random) : nil
            let means: Means? = random.chance(15) ? .card : nil
            try step(.settle(sum, means: means), opening, at: instant, words: words)
        case ..<84: try step(.release, opening, at: instant)
        default: acts.append(DemoAct(at: expiresAt + 4, by: "", step: .expireHolds))
        }
    }

    /// Now and then money comes back, or an act is undone.
    private mutating func correct(_ opening: DemoOpening) throws {
        guard let spent = opening.request.amount else { return }
        let language = opening.speech.language
        switch random.fraction() * 100 {
        case ..<7 where opening.request.kind == .spend:
            let coin = opening.actor.property.coin
            let part = Int64(Double(spent.minor) * random.fraction()) / coin * coin
            let sum = random.chance(55) ? spent.minor : max(min(coin, spent.minor), part)
            let words = opening.speech.filled(random.pick(language.repaid), &random)
            try step(
                .repay(Money(minor: sum, currency: spent.currency), means: nil),
                opening,
                at: opening.at + Double(random.within(7_200...1_700_000)),
                words: words
            )
        case ..<9.2:
            let instant = opening.at + Double(random.within(40...5_400))
            try step(.reverse, opening, at: instant, words: random.pick(language.undone))
        case ..<9.8:
            let property = opening.actor.property
            guard let finance = property.people.first(where: { $0.roles.contains("finance") })
            else { return }
            let instant = opening.at + Double(random.within(86_400...1_900_000))
            let words = random.pick(language.corrected)
            try step(.reverse, opening, at: instant, by: finance.handle, words: words)
        default: break
        }
    }

    /// What became of the guest, known of seven in ten; sometimes again later.
    private mutating func report(_ opening: DemoOpening) throws -> OutcomeKind? {
        guard random.chance(70) else { return nil }
        let isDelight = opening.request.reason == .delight
        var outcome: OutcomeKind = random.pick(
            weighted: isDelight
                ? [(.delighted, 46), (.better, 40), (.same, 13), (.worse, 1)]
                : [(.delighted, 24), (.better, 44), (.same, 17), (.worse, 9), (.lost, 6)]
        )
        var instant = opening.at + Double(random.within(5_400...500_000))
        try report(outcome, opening, at: instant, words: opening.speech.said(outcome, &random))
        if random.chance(14) {
            outcome = random.pick(
                weighted: isDelight
                    ? [(.delighted, 50), (.better, 40), (.same, 10)]
                    : [(.delighted, 34), (.better, 38), (.same, 10), (.worse, 6), (.lost, 12)]
            )
            instant += Double(random.within(200_000...2_600_000))
            try report(outcome, opening, at: instant, words: opening.speech.said(outcome, &random))
        }
        return outcome
    }

    /// The act as told, sometimes told again to more or fewer people.
    private mutating func tell(_ opening: DemoOpening, _ outcome: OutcomeKind?) throws {
        let words = opening.speech.story(
            wrong: opening.request.wrong?.text,
            what: opening.request.what.text,
            outcome: outcome,
            &random
        )
        var share = share()
        var instant = opening.at + Double(random.within(20_000...700_000))
        try tell(words, share, opening, at: instant)
        if random.chance(7) {
            share = self.share()
            instant += Double(random.within(20_000...900_000))
            try tell(words, share, opening, at: instant)
        }
    }

    private mutating func share() -> ShareLevel {
        random.pick(weighted: [(.fund, 42), (.team, 36), (.house, 22)])
    }
}

extension DemoAct {
    fileprivate var isReversal: Bool {
        if case .follow(let follow) = step, case .reverse = follow.step { return true }
        return false
    }

    /// Whether it reports or tells the act of that id.
    fileprivate func isTelling(of act: Identifier) -> Bool {
        switch step {
        case .report(let report): report.recovery == .id(act)
        case .tell(let telling): telling.recovery == .id(act)
        default: false
        }
    }
}
