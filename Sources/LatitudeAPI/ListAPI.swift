public import Foundation
public import Latitude

/// One act in a list, and the head of `RecoveryDetail`.
public struct RecoverySummary: Codable, Hashable, Sendable {
    /// The recovery's id.
    public let id: Identifier
    /// Its speakable code.
    public let code: String
    /// What kind of act it is.
    public let kind: RecoveryKind
    /// The handle of who did it.
    public let employee: String
    /// What was done.
    public let what: String
    /// Room, guest or place as typed; absent when nobody said.
    public let whom: String?
    /// What it cost so far, before repayments.
    public let spent: Money
    /// Still held.
    public let held: Money
    /// Repaid so far.
    public let repaid: Money
    /// Minutes given.
    public let minutes: Int
    /// Whether it was undone.
    public let isReversed: Bool
    /// The day it happened.
    public let occurredOn: Day
    /// When it was booked.
    public let bookedAt: Date
    /// When a hold runs out; absent unless something is held.
    public let expiresAt: Date?
    /// The latest outcome; absent when nobody asked yet.
    public let outcome: OutcomeKind?

    /// Every value, as documented above.
    public init(
        id: Identifier,
        code: String,
        kind: RecoveryKind,
        employee: String,
        what: String,
        whom: String?,
        spent: Money,
        held: Money,
        repaid: Money,
        minutes: Int,
        isReversed: Bool,
        occurredOn: Day,
        bookedAt: Date,
        expiresAt: Date?,
        outcome: OutcomeKind?
    ) {
        self.id = id
        self.code = code
        self.kind = kind
        self.employee = employee
        self.what = what
        self.whom = whom
        self.spent = spent
        self.held = held
        self.repaid = repaid
        self.minutes = minutes
        self.isReversed = isReversed
        self.occurredOn = occurredOn
        self.bookedAt = bookedAt
        self.expiresAt = expiresAt
        self.outcome = outcome
    }
}

/// What `GET /api/v1/recoveries` answers.
public struct RecoveryList: Codable, Hashable, Sendable {
    /// Newest first; may be empty.
    public let recoveries: [RecoverySummary]
    /// What to send as `before` for the next page; absent on the last.
    public let next: String?

    /// One page.
    public init(recoveries: [RecoverySummary], next: String?) {
        self.recoveries = recoveries
        self.next = next
    }
}

/// What `GET /api/v1/recoveries/{id or code}` answers.
public struct RecoveryDetail: Codable, Hashable, Sendable {
    /// One entry of the journal.
    public struct Entry: Codable, Hashable, Sendable {
        /// The entry's number in the journal; to finance alone, as it counts the house's entries.
        public let number: Int64?
        /// What it is.
        public let kind: EntryKind
        /// Its sum.
        public let amount: Money
        /// When it was booked.
        public let bookedAt: Date
        /// The day the journal carries it under.
        public let bookedOn: Day
        /// What was said with it; absent when nothing was.
        public let words: String?

        /// Every value, as documented above.
        public init(
            number: Int64?,
            kind: EntryKind,
            amount: Money,
            bookedAt: Date,
            bookedOn: Day,
            words: String?
        ) {
            self.number = number
            self.kind = kind
            self.amount = amount
            self.bookedAt = bookedAt
            self.bookedOn = bookedOn
            self.words = words
        }
    }

    /// One report of what became of the guest.
    public struct Report: Codable, Hashable, Sendable {
        /// What became of the guest.
        public let outcome: OutcomeKind
        /// What was said with it; absent when nothing was.
        public let words: String?
        /// When it was reported.
        public let reportedAt: Date

        /// Every value, as documented above.
        public init(
            outcome: OutcomeKind,
            words: String?,
            reportedAt: Date
        ) {
            self.outcome = outcome
            self.words = words
            self.reportedAt = reportedAt
        }
    }

    /// The act.
    public let recovery: RecoverySummary
    /// What went wrong; absent when nobody said.
    public let wrong: String?
    /// Why it was done.
    public let reason: RecoveryReason
    /// What in the process fell short; absent when nobody said.
    public let cause: Cause?
    /// Where the money came from.
    public let means: Means
    /// How it stands with its bill.
    public let evidence: EvidenceState
    /// From which sum on a bill is wanted, as the policy that covered it says.
    public let receiptsFrom: Money
    /// The code of the incident's first act.
    public let incident: String
    /// When the guest needs what is held; absent when nobody said.
    public let neededBy: Date?
    /// Until when the employee is away; absent when they stay.
    public let awayUntil: Date?
    /// The policy that covered it.
    public let policy: PolicyBody
    /// Last day of the certificate that covered it.
    public let certifiedUntil: Day
    /// Its entries, oldest first; at least one.
    public let entries: [Entry]
    /// Reports of what became of the guest, oldest first; may be empty.
    public let outcomes: [Report]
    /// The story as told last; absent when none was.
    public let story: Story?

    /// Every value, as documented above.
    public init(
        recovery: RecoverySummary,
        wrong: String?,
        reason: RecoveryReason,
        cause: Cause?,
        means: Means,
        evidence: EvidenceState,
        receiptsFrom: Money,
        incident: String,
        neededBy: Date?,
        awayUntil: Date?,
        policy: PolicyBody,
        certifiedUntil: Day,
        entries: [Entry],
        outcomes: [Report],
        story: Story?
    ) {
        self.recovery = recovery
        self.wrong = wrong
        self.reason = reason
        self.cause = cause
        self.means = means
        self.evidence = evidence
        self.receiptsFrom = receiptsFrom
        self.incident = incident
        self.neededBy = neededBy
        self.awayUntil = awayUntil
        self.policy = policy
        self.certifiedUntil = certifiedUntil
        self.entries = entries
        self.outcomes = outcomes
        self.story = story
    }
}

/// An act as told.
public struct Story: Codable, Hashable, Sendable {
    /// The act's code.
    public let code: String
    /// Who told it, by name.
    public let teller: String
    /// The story.
    public let words: String
    /// Who may read it.
    public let share: ShareLevel
    /// When it was told.
    public let toldAt: Date
    /// The latest outcome; absent when nobody asked yet.
    public let outcome: OutcomeKind?

    /// Every value, as documented above.
    public init(
        code: String,
        teller: String,
        words: String,
        share: ShareLevel,
        toldAt: Date,
        outcome: OutcomeKind?
    ) {
        self.code = code
        self.teller = teller
        self.words = words
        self.share = share
        self.toldAt = toldAt
        self.outcome = outcome
    }
}

/// What `GET /api/v1/stories` answers.
public struct StoryList: Codable, Hashable, Sendable {
    /// Newest first; may be empty.
    public let stories: [Story]
    /// What to send as `before` for the next page; absent on the last.
    public let next: String?

    /// One page.
    public init(stories: [Story], next: String?) {
        self.stories = stories
        self.next = next
    }
}
