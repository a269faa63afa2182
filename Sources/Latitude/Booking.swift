public import Foundation

/// What a limit is per.
public enum Scope: String, CaseIterable, Codable, Sendable {
    /// One employee and calendar day of the property.
    case employeeDay = "employee_day"
    /// One employee and calendar month of the property.
    case employeeMonth = "employee_month"
    /// One guest and calendar day of the property.
    case guestDay = "guest_day"
    /// One incident, however long it lasts.
    case incident
}

/// What is left in one scope, at one moment.
public struct Fund: Hashable, Sendable {
    /// What the limit is per.
    public let scope: Scope
    /// Who or what it belongs to, in words: `412` for a room, a guest's name, an incident's code, a
    /// colleague's handle; nil for one's own, and for a guest of somebody else's.
    public let subject: String?
    /// First day of the window; nil for an incident.
    public let from: Day?
    /// Last day of the window; nil for an incident.
    public let until: Day?
    /// A hard limit refuses; any other only says so.
    public let isHard: Bool
    /// What may be spent in the window.
    public let limit: Money
    /// What was spent, repayments and reversals taken off; in a shared fund with what `others`
    /// says.
    public let used: Money
    /// What is reserved; in a shared fund one's own.
    public let held: Money
    /// What others gave and hold, as far as it is told; nil where nobody shares the fund.
    public let others: Others?
    /// Limit less used less held; below zero only where the limit is advice.
    ///
    /// In a shared fund it is what is left at most.
    public var left: Money {
        Money(minor: limit.minor - used.minor - held.minor, currency: limit.currency)
    }
    /// What is surely left; zero where nothing is.
    public var surelyLeft: Money {
        guard let others, others.step.minor > 1 else { return left }
        return Money(minor: max(0, left.minor - others.step.minor), currency: left.currency)
    }

    /// What others gave a guest or an incident, in steps of 5 % of the limit, so that nobody learns
    /// what a colleague gave.
    public struct Others: Codable, Hashable, Sendable {
        /// Their sum, rounded down to a whole number of steps.
        public let atLeast: Money
        /// How much more it may be, all but.
        public let step: Money

        /// A sum that was rounded down.
        public init(atLeast: Money, step: Money) {
            (self.atLeast, self.step) = (atLeast, step)
        }
    }

    /// A fund as the books have it.
    public init(
        scope: Scope,
        subject: String?,
        from: Day?,
        until: Day?,
        isHard: Bool,
        limit: Money,
        used: Money,
        held: Money,
        others: Others? = nil
    ) {
        self.others = others
        self.scope = scope
        self.subject = subject
        self.from = from
        self.until = until
        self.isHard = isHard
        self.limit = limit
        self.used = used
        self.held = held
    }
}

/// A version of the rules, as an answer names it.
public struct PolicyReference: Hashable, Sendable {
    /// 1, 2, 3… per property.
    public let number: Int
    /// Who answers for it, with how to reach them.
    public let owner: String

    /// A reference as the books have it.
    public init(number: Int, owner: String) {
        self.number = number
        self.owner = owner
    }
}

/// One entry as booked, and what every fund it touched looked like right after it.
///
/// The same request again gives an equal booking, whatever was booked since.
public struct Booking: Hashable, Sendable {
    /// The recovery's id.
    public let id: Identifier
    /// The recovery's speakable code.
    public let code: String
    /// What kind of act the recovery is.
    public let kind: RecoveryKind
    /// What this entry is.
    public let entry: EntryKind
    /// The sum of this entry.
    public let amount: Money
    /// When the database booked it.
    public let bookedAt: Date
    /// The day it happened, in the property's time zone.
    public let occurredOn: Day
    /// The day the journal carries it under.
    public let bookedOn: Day
    /// When the hold runs out; nil for every other kind.
    public let expiresAt: Date?
    /// Spent on the recovery after this entry, before repayments.
    public let spent: Money
    /// Held for the recovery after this entry.
    public let held: Money
    /// Repaid on the recovery after this entry.
    public let repaid: Money
    /// The policy that covered the act.
    public let policy: PolicyReference
    /// Last day of the certificate that covered the act.
    public let certifiedUntil: Day
    /// Every fund it touched, tightest first; never empty.
    public let funds: [Fund]

    /// A booking as the books have it.
    public init(
        id: Identifier,
        code: String,
        kind: RecoveryKind,
        entry: EntryKind,
        amount: Money,
        bookedAt: Date,
        occurredOn: Day,
        bookedOn: Day,
        expiresAt: Date?,
        spent: Money,
        held: Money,
        repaid: Money,
        policy: PolicyReference,
        certifiedUntil: Day,
        funds: [Fund]
    ) {
        self.id = id
        self.code = code
        self.kind = kind
        self.entry = entry
        self.amount = amount
        self.bookedAt = bookedAt
        self.occurredOn = occurredOn
        self.bookedOn = bookedOn
        self.expiresAt = expiresAt
        self.spent = spent
        self.held = held
        self.repaid = repaid
        self.policy = policy
        self.certifiedUntil = certifiedUntil
        self.funds = funds
    }
}
