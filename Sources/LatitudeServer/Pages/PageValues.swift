import Foundation
import Latitude
import LatitudePages
import LatitudeStore
import Messages

// Values of the books as pages show them. A value a page does not know is a fault of ours.
extension PageMoney {
    init(_ money: Money) { self.init(minor: money.minor, money.currency) }
}

extension CivilDate {
    init(_ day: Day) { self.init(year: day.year, month: day.month, day: day.day) }
}

extension PageFund {
    init(_ fund: Fund) throws(Refusal) {
        self.init(
            scope: try .known(fund.scope.rawValue),
            isHard: fund.isHard,
            limit: PageMoney(fund.limit),
            used: PageMoney(fund.used),
            held: PageMoney(fund.held),
            step: fund.others.map { PageMoney($0.step) }
        )
    }

    /// A fund as an act left it.
    init(_ row: CoverFunds.Row, currency: Currency) throws(Refusal) {
        self.init(
            scope: try .known(row.scope),
            isHard: row.isHard,
            limit: PageMoney(minor: row.limit, currency),
            used: PageMoney(minor: row.usedAfter, currency),
            held: PageMoney(minor: row.heldAfter, currency),
            step: row.step.map { PageMoney(minor: $0, currency) }
        )
    }
}

extension PagePolicy {
    /// The policy with its wording in a language, or else in English.
    init(_ row: PolicyRow, in language: Language) throws {
        let currency = try Currency.known(row.currency)
        let texts = try row.texts()
        self.init(
            number: row.number,
            owner: row.owner,
            wording: texts[language.rawValue] ?? texts[Language.en.rawValue],
            limits: try row.scopes().map { scope, limit, isHard in
                Limit(
                    scope: try .known(scope.rawValue),
                    amount: PageMoney(minor: limit, currency),
                    isHard: isHard
                )
            }
        )
    }
}

extension PageStanding {
    /// How somebody stands, with the rules in force and their last acts.
    init(
        _ standing: Standing,
        policy: PolicyRow?,
        recent: [ActRow],
        language: Language
    ) throws {
        var funds: [PageFund] = []
        for fund in standing.funds { funds.append(try PageFund(fund)) }
        // Where limits are per guest alone, what names no guest has no fund; one that does, has.
        let isOpen = standing.closed == .noPolicy && policy != nil
        self.init(
            currency: standing.currency.code,
            closed: isOpen ? nil : standing.closed.map { Closed($0, standing.certifiedUntil) },
            certifiedUntil: standing.certifiedUntil.map { CivilDate($0) },
            policy: try policy.map { try PagePolicy($0, in: language) },
            funds: funds,
            acts: standing.acts,
            better: standing.better,
            notAsked: standing.notAsked,
            recent: try recent.map(RecoveriesPage.Row.init),
            undone: standing.undone.map { undone in
                Undone(
                    code: undone.code,
                    by: undone.by,
                    at: Date(timeIntervalSince1970: undone.at),
                    reason: undone.reason
                )
            }
        )
    }
}

extension PageStanding.Closed {
    fileprivate init(_ code: RefusalCode, _ certifiedUntil: Day?) {
        switch (code, certifiedUntil) {
        case (.employeeLeft, _): self = .left
        case (.certificateExpired, let day?): self = .certificateEnded(CivilDate(day))
        case (.notCertified, _), (.certificateExpired, nil): self = .notCertified
        default: self = .noPolicy
        }
    }
}

extension PageAct {
    init(_ act: ActDetail) throws(Refusal) {
        let (head, row) = (act.head, act.head.row)
        let currency = try Currency.known(row.currency)
        guard let occurredOn = Day(row.occurredOn), let certifiedUntil = Day(head.certifiedUntil)
        else { throw Refusal(.internalFault) }
        var entries: [Entry] = []
        for entry in act.entries { entries.append(try Entry(entry, currency)) }
        var outcomes: [Report] = []
        for outcome in act.outcomes { outcomes.append(try Report(outcome)) }
        self.init(
            code: row.code,
            kind: try .known(row.kind),
            by: row.employee,
            isOwn: head.isOwn,
            what: row.wrong.map { "\($0): \(row.what)" } ?? row.what,
            whom: row.whom,
            means: try .known(head.means),
            minutes: row.minutes,
            spent: PageMoney(minor: row.spent, currency),
            held: PageMoney(minor: row.held, currency),
            repaid: PageMoney(minor: row.repaid, currency),
            isReversed: row.isReversed,
            occurredOn: CivilDate(occurredOn),
            expiresAt: row.expiresAt.map { Date(timeIntervalSince1970: $0) },
            incident: head.incident == row.code ? nil : head.incident,
            evidence: BillsPage.State(head.evidence),
            cover: Cover(
                policy: head.policyNumber,
                owner: head.policyOwner,
                certifiedUntil: CivilDate(certifiedUntil)
            ),
            entries: entries,
            outcomes: outcomes,
            telling: try act.story.map { story throws(Refusal) in try Telling(story) }
        )
    }
}

extension PageAct.Entry {
    fileprivate init(_ row: EntryRow, _ currency: Currency) throws(Refusal) {
        self.init(
            kind: try .known(row.kind),
            amount: PageMoney(minor: row.amount, currency),
            bookedAt: Date(timeIntervalSince1970: row.bookedAt),
            words: row.words
        )
    }
}

extension PageAct.Report {
    fileprivate init(_ row: OutcomeRow) throws(Refusal) {
        self.init(
            outcome: try .known(row.outcome),
            words: row.words,
            reportedAt: Date(timeIntervalSince1970: row.reportedAt)
        )
    }
}

extension PageAct.Telling {
    fileprivate init(_ row: StoryRow) throws(Refusal) {
        self.init(
            words: row.words,
            share: try .known(row.share),
            toldAt: Date(timeIntervalSince1970: row.toldAt),
            length: row.length
        )
    }
}

extension RawRepresentable<String> {
    /// The value of a word of the books; `internal` for one this binary does not know.
    static func known(_ word: String) throws(Refusal) -> Self {
        guard let value = Self(rawValue: word) else { throw Refusal(.internalFault) }
        return value
    }
}
