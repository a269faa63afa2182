public import Foundation
public import Latitude

/// Booking an act: `PUT /api/v1/recoveries/{id}`, or asking first: `POST /api/v1/checks`.
///
/// `amount` and `what` suffice. Repeating the same request is harmless and gives the same answer.
public struct RecoveryBody: Codable, Hashable, Sendable {
    /// See `RecoveryRequest.kind`; `spend` when absent.
    public var kind: RecoveryKind?
    /// The cost; may be absent for a gift.
    public var amount: AmountBody?
    /// What was done, 1 to 2,000 characters.
    public var what: String
    /// What went wrong, 1 to 2,000 characters.
    public var wrong: String?
    /// `recovery` when absent.
    public var reason: RecoveryReason?
    /// The property's default when absent.
    public var means: Means?
    /// A room number; not together with `guest`.
    public var room: String?
    /// A guest's name; not together with `room`.
    public var guest: String?
    /// True when the label means a guest who has just arrived.
    public var newGuest: Bool?
    /// Where it happened.
    public var place: String?
    /// Id or code of the act whose incident this one joins.
    public var `for`: String?
    /// What in the process fell short.
    public var cause: Cause?
    /// Minutes given.
    public var minutes: Int?
    /// When it happened; now when absent.
    public var at: Date?
    /// For a hold: when the guest needs it.
    public var neededBy: Date?
    /// For a hold: until when the employee is away.
    public var awayUntil: Date?
    /// For a hold: when it runs out; 72 hours from booking when absent.
    public var until: Date?

    /// A body of the two values that suffice.
    public init(kind: RecoveryKind? = nil, amount: AmountBody?, what: String) {
        self.kind = kind
        self.amount = amount
        self.what = what
    }

    /// The request this body makes; throws the first refusal of its form.
    public func request(id: Identifier) throws(Refusal) -> RecoveryRequest {
        var draft = RecoveryDraft(
            id: id,
            kind: kind ?? .spend,
            amount: amount.map { ($0.minor, $0.currency) },
            what: what
        )
        draft.wrong = wrong
        draft.reason = reason ?? .recovery
        draft.means = means
        draft.room = room
        draft.guest = guest
        draft.isNewGuest = newGuest ?? false
        draft.place = place
        draft.cause = cause
        draft.minutes = minutes ?? 0
        draft.occurredAt = at
        draft.hold = HoldTimes(neededBy: neededBy, awayUntil: awayUntil, expiresAt: until)
        if let reference = `for` {
            guard let read = RecoveryReference(reference) else {
                throw Refusal(.unknownCode, detail: "“\(reference.prefix(40))” names no act.")
            }
            draft.incident = read
        }
        return try RecoveryRequest(draft)
    }
}

/// What is left in one scope, on the wire.
public struct FundBody: Codable, Hashable, Sendable {
    /// What the limit is per.
    public let scope: Scope
    /// Room, guest, incident or a colleague's handle; absent for one's own fund, and for the guest
    /// of a colleague's act.
    public let subject: String?
    /// First day of the window; absent for an incident.
    public let from: Day?
    /// Last day of the window; absent for an incident.
    public let until: Day?
    /// False where the limit is advice.
    public let hard: Bool
    /// What may be spent in the window.
    public let limit: Money
    /// What was spent; in a shared fund with `others`.
    public let used: Money
    /// What is reserved; in a shared fund one's own.
    public let held: Money
    /// What is left, in a shared fund at most; below zero only where the limit is advice.
    public let left: Money
    /// What others gave and hold, in steps; absent where nobody shares the fund.
    public let others: Fund.Others?

    /// The wire form of a fund.
    public init(_ fund: Fund) {
        (scope, subject, from, until) = (fund.scope, fund.subject, fund.from, fund.until)
        (hard, limit, used, held) = (fund.isHard, fund.limit, fund.used, fund.held)
        (left, others) = (fund.left, fund.others)
    }
}

/// A version of the rules, on the wire.
public struct PolicyBody: Codable, Hashable, Sendable {
    /// 1, 2, 3… per property.
    public let number: Int
    /// Who answers for it.
    public let owner: String

    /// The wire form of a policy reference.
    public init(_ policy: PolicyReference) {
        number = policy.number
        owner = policy.owner
    }
}

/// What booking an act, or what follows it, answers.
public struct Receipt: Codable, Hashable, Sendable {
    /// The recovery's id.
    public let id: Identifier
    /// The recovery's speakable code.
    public let code: String
    /// What kind of act the recovery is.
    public let kind: RecoveryKind
    /// What was booked now.
    public let entry: EntryKind
    /// The sum booked now.
    public let amount: Money
    /// When.
    public let bookedAt: Date
    /// The day it happened, in the property's time zone.
    public let occurredOn: Day
    /// The day the journal carries it under.
    public let bookedOn: Day
    /// When a hold runs out; absent otherwise.
    public let expiresAt: Date?
    /// Spent on the recovery so far, before repayments.
    public let spent: Money
    /// Still held for the recovery.
    public let held: Money
    /// Repaid on the recovery so far.
    public let repaid: Money
    /// The policy that covered the act.
    public let policy: PolicyBody
    /// Last day of the certificate that covered it.
    public let certifiedUntil: Day
    /// Every fund touched, tightest first.
    public let funds: [FundBody]

    /// The wire form of a booking.
    public init(_ booking: Booking) {
        (id, code, kind, entry) = (booking.id, booking.code, booking.kind, booking.entry)
        (amount, bookedAt) = (booking.amount, booking.bookedAt)
        (occurredOn, bookedOn) = (booking.occurredOn, booking.bookedOn)
        (spent, held, repaid) = (booking.spent, booking.held, booking.repaid)
        expiresAt = booking.expiresAt
        policy = PolicyBody(booking.policy)
        certifiedUntil = booking.certifiedUntil
        funds = booking.funds.map(FundBody.init)
    }
}

/// What `POST /api/v1/checks` answers when the act could be booked now.
public struct CheckAnswer: Codable, Hashable, Sendable {
    /// What was asked about.
    public let amount: Money
    /// Every fund the act would touch, as it is now, tightest first.
    public let funds: [FundBody]
    /// The policy that would cover it.
    public let policy: PolicyBody
    /// Last day of the certificate that would cover it.
    public let certifiedUntil: Day
    /// True where it may be too much for a shared fund, as what others gave is told in steps; else
    /// absent.
    public let mayNotFit: Bool?

    /// An answer that says yes.
    public init(
        amount: Money,
        funds: [FundBody],
        policy: PolicyBody,
        certifiedUntil: Day,
        mayNotFit: Bool
    ) {
        self.amount = amount
        self.mayNotFit = mayNotFit ? true : nil
        self.funds = funds
        self.policy = policy
        self.certifiedUntil = certifiedUntil
    }
}
