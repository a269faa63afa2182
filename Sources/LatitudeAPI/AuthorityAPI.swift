public import Foundation
public import Latitude

/// The funds of one property and scope whose windows begin in one month.
public struct FundMonth: Codable, Hashable, Sendable {
    /// The month, `2026-10`; absent for funds without a window, as an incident's.
    public let month: String?
    /// The property's name.
    public let property: String
    /// What they are per.
    public let scope: Scope
    /// Whether they refuse; otherwise they only advise.
    public let isHard: Bool
    /// How many were opened.
    public let funds: Int64
    /// How many people could have drawn; absent for what is not per employee.
    public let people: Int64?
    /// What everybody certified could have drawn; for what is not per employee, what the opened
    /// funds grant.
    public let granted: Money
    /// What was used by the month's end, after all that came back.
    public let used: Money
    /// What was held at the month's end.
    public let held: Money
    /// What came back by repayment.
    public let repaid: Money
    /// What came back from holds: released, run out, or not needed when they were settled.
    public let released: Money
    /// What came back as acts were undone.
    public let reversed: Money

    /// Every value, as documented above.
    public init(
        month: String?,
        property: String,
        scope: Scope,
        isHard: Bool,
        funds: Int64,
        people: Int64?,
        granted: Money,
        used: Money,
        held: Money,
        repaid: Money,
        released: Money,
        reversed: Money
    ) {
        self.month = month
        self.property = property
        self.scope = scope
        self.isHard = isHard
        self.funds = funds
        self.people = people
        self.granted = granted
        self.used = used
        self.held = held
        self.repaid = repaid
        self.released = released
        self.reversed = reversed
    }
}

/// One hold that is open.
public struct OpenHold: Codable, Hashable, Sendable {
    /// The act's code.
    public let code: String
    /// The handle of who holds it.
    public let employee: String
    /// The property's name.
    public let property: String
    /// The cost centre's name.
    public let costCentre: String
    /// What is held.
    public let amount: Money
    /// When it was booked.
    public let since: Date
    /// When it runs out.
    public let expiresAt: Date
    /// Whole days since it was booked.
    public let days: Int

    /// Every value, as documented above.
    public init(
        code: String,
        employee: String,
        property: String,
        costCentre: String,
        amount: Money,
        since: Date,
        expiresAt: Date,
        days: Int
    ) {
        self.code = code
        self.employee = employee
        self.property = property
        self.costCentre = costCentre
        self.amount = amount
        self.since = since
        self.expiresAt = expiresAt
        self.days = days
    }
}

/// All that is held in one currency.
public struct HeldTotal: Codable, Hashable, Sendable {
    /// The sum.
    public let amount: Money
    /// How many holds.
    public let holds: Int64

    /// Every value, as documented above.
    public init(amount: Money, holds: Int64) {
        self.amount = amount
        self.holds = holds
    }
}

/// What `GET /api/v1/funds` answers.
public struct FundList: Codable, Hashable, Sendable {
    /// Newest month first, then by property and scope; may be empty.
    public let funds: [FundMonth]
    /// Open holds, oldest first, at most 200.
    public let holds: [OpenHold]
    /// All that is held, by currency.
    public let held: [HeldTotal]
    /// What to send as `before` for the next page; absent on the last.
    public let next: String?

    /// One page.
    public init(funds: [FundMonth], holds: [OpenHold], held: [HeldTotal], next: String?) {
        self.funds = funds
        self.holds = holds
        self.held = held
        self.next = next
    }
}
