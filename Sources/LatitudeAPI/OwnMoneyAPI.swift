public import Foundation
public import Latitude

/// What one employee is owed for own money in one currency.
public struct Owed: Codable, Hashable, Sendable {
    /// The handle.
    public let employee: String
    /// The full name.
    public let name: String
    /// The property's name.
    public let property: String
    /// The sum; below zero where money came back to them after they had been paid.
    public let amount: Money
    /// For how many acts not wholly paid back, the oldest counted as paid first.
    public let acts: Int64
    /// The day of the oldest of them; nil without one.
    public let since: Day?

    /// Every value, as documented above.
    public init(
        employee: String,
        name: String,
        property: String,
        amount: Money,
        acts: Int64,
        since: Day?
    ) {
        self.employee = employee
        self.name = name
        self.property = property
        self.amount = amount
        self.acts = acts
        self.since = since
    }
}

/// What `GET /api/v1/owed` answers.
public struct OwedList: Codable, Hashable, Sendable {
    /// By name; may be empty.
    public let owed: [Owed]
    /// What was paid back, latest first, at most 200; may be empty.
    public let reimbursements: [Reimbursement]

    /// What employees are owed, and what they were paid back.
    public init(owed: [Owed], reimbursements: [Reimbursement]) {
        self.owed = owed
        self.reimbursements = reimbursements
    }
}

/// Own money that was paid back to an employee, as noted.
public struct Reimbursement: Codable, Hashable, Sendable {
    /// Its id.
    public let id: Identifier
    /// The handle of who was paid.
    public let employee: String
    /// Their full name.
    public let name: String
    /// How much.
    public let amount: Money
    /// The day it was paid.
    public let paidOn: Day
    /// The handle of who noted it; `(operator)` where the server’s operator did.
    public let by: String
    /// When it was noted.
    public let notedAt: Date
    /// The handle of who took the note back, or `(operator)`; nil while it stands.
    public let withdrawnBy: String?
    /// When the note was taken back; nil while it stands.
    public let withdrawnAt: Date?
    /// Why the note was taken back; nil while it stands, or where nobody had to say.
    public let withdrawalReason: String?

    /// Every value, as documented above.
    public init(
        id: Identifier,
        employee: String,
        name: String,
        amount: Money,
        paidOn: Day,
        by: String,
        notedAt: Date,
        withdrawnBy: String?,
        withdrawnAt: Date?,
        withdrawalReason: String? = nil
    ) {
        self.id = id
        self.employee = employee
        self.name = name
        self.amount = amount
        self.paidOn = paidOn
        self.by = by
        self.notedAt = notedAt
        self.withdrawnBy = withdrawnBy
        self.withdrawnAt = withdrawnAt
        self.withdrawalReason = withdrawalReason
    }
}

/// What `PUT /api/v1/reimbursements/{id}` takes.
public struct ReimbursementBody: Codable, Hashable, Sendable {
    /// The handle of who was paid.
    public let employee: String
    /// How much; more than nothing.
    public let amount: Money
    /// The day it was paid; nil is today at one's own property.
    public let paidOn: Day?

    /// Every value, as documented above.
    public init(employee: String, amount: Money, paidOn: Day? = nil) {
        self.employee = employee
        self.amount = amount
        self.paidOn = paidOn
    }
}

/// What `PUT /api/v1/reimbursements/{id}/withdrawal` takes.
public struct WithdrawalBody: Codable, Hashable, Sendable {
    /// Why the note was wrong, in ten characters or more.
    public var reason: String

    /// A body.
    public init(reason: String) { self.reason = reason }
}
