public import Foundation
import Messages

/// One act with all that followed, as far as whoever asks may see it.
public struct PageAct: Hashable, Sendable {
    /// What kind of act it is.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Money spent.
        case spend
        /// Money reserved.
        case hold
        /// A charge struck off the guest's bill.
        case waiver
        /// Time or things given.
        case gift
    }

    /// What the journal calls an entry.
    public enum EntryKind: String, CaseIterable, Hashable, Sendable {
        /// Spent.
        case spend
        /// Held.
        case hold
        /// What a hold came to.
        case settle
        /// Given back to the fund.
        case release
        /// Come back from whoever had it.
        case repay
        /// Undone.
        case reverse
    }

    /// One entry of the journal.
    public struct Entry: Hashable, Sendable {
        /// What it is.
        public let kind: EntryKind
        /// Its sum.
        public let amount: PageMoney
        /// When it was booked.
        public let bookedAt: Date
        /// What was said with it; nil for nothing.
        public let words: String?

        /// An entry of every value.
        public init(kind: EntryKind, amount: PageMoney, bookedAt: Date, words: String?) {
            self.kind = kind
            self.amount = amount
            self.bookedAt = bookedAt
            self.words = words
        }
    }

    /// One report of what became of the guest.
    public struct Report: Hashable, Sendable {
        /// What became of them.
        public let outcome: PageOutcome
        /// What was said with it; nil for nothing.
        public let words: String?
        /// When it was reported.
        public let reportedAt: Date

        /// A report of every value.
        public init(outcome: PageOutcome, words: String?, reportedAt: Date) {
            self.outcome = outcome
            self.words = words
            self.reportedAt = reportedAt
        }
    }

    /// The act as told last.
    public struct Telling: Hashable, Sendable {
        /// The story; empty once erased.
        public let words: String
        /// Who may read it.
        public let share: PageShare
        /// When it was told.
        public let toldAt: Date
        /// How many words it has; nil where it is not shared, or erased.
        public let length: Int?

        /// A telling of every value.
        public init(words: String, share: PageShare, toldAt: Date, length: Int?) {
            self.words = words
            self.share = share
            self.toldAt = toldAt
            self.length = length
        }
    }

    /// What rules covered it.
    public struct Cover: Hashable, Sendable {
        /// The number of the policy.
        public let policy: Int
        /// Who answers for the policy.
        public let owner: String
        /// The last day of the certificate.
        public let certifiedUntil: CivilDate

        /// The rules that covered an act.
        public init(policy: Int, owner: String, certifiedUntil: CivilDate) {
            self.policy = policy
            self.owner = owner
            self.certifiedUntil = certifiedUntil
        }
    }

    /// Its code.
    public let code: String
    /// What kind of act it is.
    public let kind: Kind
    /// The handle of who did it.
    public let by: String
    /// Whether whoever asks did it, or is heir of who did.
    public let isOwn: Bool
    /// What was done; empty to all but the owner, and once erased.
    public let what: String
    /// Room, guest or place; nil when nobody said, and as `what`.
    public let whom: String?
    /// Where the money or thing came from.
    public let means: PageMeans
    /// Minutes given.
    public let minutes: Int
    /// What was spent so far, before repayments.
    public let spent: PageMoney
    /// What is held.
    public let held: PageMoney
    /// What came back so far.
    public let repaid: PageMoney
    /// Whether it was undone.
    public let isReversed: Bool
    /// The day it happened.
    public let occurredOn: CivilDate
    /// When a hold runs out; nil unless something is held.
    public let expiresAt: Date?
    /// The code of the incident's first act; nil where that is this one.
    public let incident: String?
    /// How it stands with its evidence.
    public let evidence: BillsPage.State
    /// What rules covered it.
    public let cover: Cover
    /// Its entries, oldest first; at least one.
    public let entries: [Entry]
    /// What became of the guest, oldest first.
    public let outcomes: [Report]
    /// The act as told last; nil when it was not told.
    public let telling: Telling?

    /// Every value, as documented above.
    public init(
        code: String,
        kind: Kind,
        by: String,
        isOwn: Bool,
        what: String,
        whom: String?,
        means: PageMeans,
        minutes: Int,
        spent: PageMoney,
        held: PageMoney,
        repaid: PageMoney,
        isReversed: Bool,
        occurredOn: CivilDate,
        expiresAt: Date?,
        incident: String?,
        evidence: BillsPage.State,
        cover: Cover,
        entries: [Entry],
        outcomes: [Report],
        telling: Telling?
    ) {
        self.code = code
        self.kind = kind
        self.by = by
        self.isOwn = isOwn
        self.what = what
        self.whom = whom
        self.means = means
        self.minutes = minutes
        self.spent = spent
        self.held = held
        self.repaid = repaid
        self.isReversed = isReversed
        self.occurredOn = occurredOn
        self.expiresAt = expiresAt
        self.incident = incident
        self.evidence = evidence
        self.cover = cover
        self.entries = entries
        self.outcomes = outcomes
        self.telling = telling
    }
}

extension PageAct {
    /// Who may read it now.
    var share: PageShare { telling?.share ?? .fund }

    /// What it was opened with.
    var opened: PageMoney { entries.first?.amount ?? spent }

    /// What it cost after what came back.
    var cost: PageMoney {
        PageMoney(
            minor: spent.minor - repaid.minor,
            exponent: spent.exponent,
            currency: spent.currency
        )
    }

    /// What can follow, in the order shown; a hold is settled or given back before anything else.
    ///
    /// After an act that was undone there is only its story to be taken back.
    public var steps: [ActStep] {
        var steps: [ActStep] = []
        if isOwn {
            if held.minor > 0 { steps += [.settle, .release] }
            if !isReversed {
                steps += [.outcome, .story]
                if cost.minor > 0 { steps.append(.repay) }
            } else if share != .fund {
                steps.append(.story)
            }
        }
        if !isReversed, kind != .hold || spent.minor > 0 { steps.append(.undo) }
        return steps
    }
}

/// The values of an act's facts, shared by the pages that show it.
struct ActFactsView: Sendable {
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    let facts: [Fact]

    init(_ act: PageAct, frame: Frame) {
        let texts = Texts.of(frame.language)
        let (words, dates) = (texts.recovery, frame.dates)
        var facts = [
            (words.what, act.isOwn ? (act.what.isEmpty ? words.erased : act.what) : words.kept),
            (words.whom, act.whom ?? (act.isOwn ? words.nobodyNamed : words.kept)),
            (words.when, Self.when(act, frame: frame)),
        ]
        if !act.isOwn { facts.append((words.by, act.by)) }
        facts.append((words.means, texts.act.means(act.means)))
        if act.minutes > 0 { facts.append((words.minutes, words.minuteCount(act.minutes))) }
        if !act.isOwn || act.evidence != .notWanted {
            facts.append((texts.finance.evidence, texts.finance.evidenceOf(act.evidence)))
        }
        if let expires = act.expiresAt { facts.append((words.heldUntil, dates.moment(expires))) }
        if let incident = act.incident { facts.append((words.incident, incident)) }
        if act.isOwn { facts.append((texts.act.share, texts.act.reader(act.share))) }
        self.facts = facts.map { Fact(name: $0.0, value: $0.1) }
    }

    /// When it was booked, and the day it happened where that is another.
    private static func when(_ act: PageAct, frame: Frame) -> String {
        let day = frame.dates.day(act.occurredOn)
        guard let booked = act.entries.first.map({ frame.dates.moment($0.bookedAt) }) else {
            return day
        }
        return booked.hasPrefix("\(day),")
            ? booked : Texts.of(frame.language).recovery.happened(day, booked)
    }
}
