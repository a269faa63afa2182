public import Foundation
public import Latitude

/// What `GET /api/v1/me` answers.
public struct Me: Codable, Hashable, Sendable {
    /// A house, shop or desk.
    public struct Property: Codable, Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its time zone, an IANA name.
        public let timeZone: String
        /// Its currency; spends are in it.
        public let currency: Currency
        /// Its language, `en` or `pl`.
        public let language: String

        /// Every value, as documented above.
        public init(
            name: String,
            timeZone: String,
            currency: Currency,
            language: String
        ) {
            self.name = name
            self.timeZone = timeZone
            self.currency = currency
            self.language = language
        }
    }

    /// What the month brought for guests; outcomes before money.
    public struct Month: Codable, Hashable, Sendable {
        /// Acts of one's own this month, undone ones left out.
        public let acts: Int
        /// Those after which the guest is better off or delighted.
        public let better: Int
        /// Those nobody has asked about yet.
        public let notAsked: Int

        /// Every value, as documented above.
        public init(
            acts: Int,
            better: Int,
            notAsked: Int
        ) {
            self.acts = acts
            self.better = better
            self.notAsked = notAsked
        }
    }

    /// A hold that still counts.
    public struct Hold: Codable, Hashable, Sendable {
        /// The act's code.
        public let code: String
        /// What it is for.
        public let what: String
        /// How much.
        public let amount: Money
        /// When it runs out.
        public let expiresAt: Date
        /// When the guest needs it; absent when nobody said.
        public let neededBy: Date?

        /// Every value, as documented above.
        public init(
            code: String,
            what: String,
            amount: Money,
            expiresAt: Date,
            neededBy: Date?
        ) {
            self.code = code
            self.what = what
            self.amount = amount
            self.expiresAt = expiresAt
            self.neededBy = neededBy
        }
    }

    /// An act of one's own that finance undid.
    public struct Undone: Codable, Hashable, Sendable {
        /// The act's code.
        public let code: String
        /// The handle of who undid it.
        public let by: String
        /// When.
        public let at: Date
        /// Why; absent where none was given, or it was erased.
        public let reason: String?

        /// Every value, as documented above.
        public init(code: String, by: String, at: Date, reason: String?) {
            self.code = code
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// The name one is known by at the desk.
    public let handle: String
    /// The full name.
    public let name: String
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public let roles: [String]
    /// Where one works.
    public let property: Property
    /// The team, which is the cost centre.
    public let costCentre: String
    /// Last day of the latest certificate; absent without any.
    public let certifiedUntil: Day?
    /// Whether one may spend now; when not, `closed` says why.
    public let isOpen: Bool
    /// The refusal a spend would get now; absent when the fund is open.
    public let closed: RefusalCode?
    /// The policy in force; absent without one.
    public let policy: PolicyBody?
    /// One's own funds as of now, tightest first; empty without a policy.
    public let funds: [FundBody]
    /// Holds that still count, next to run out first; may be empty.
    public let holds: [Hold]
    /// Acts of one's own that finance undid in the last 30 days, latest first.
    ///
    /// Nil from an older server.
    public let undone: [Undone]?
    /// This month so far.
    public let month: Month

    /// Every value, as documented above.
    public init(
        handle: String,
        name: String,
        roles: [String],
        property: Property,
        costCentre: String,
        certifiedUntil: Day?,
        isOpen: Bool,
        closed: RefusalCode?,
        policy: PolicyBody?,
        funds: [FundBody],
        holds: [Hold],
        undone: [Undone],
        month: Month
    ) {
        self.handle = handle
        self.name = name
        self.roles = roles
        self.property = property
        self.costCentre = costCentre
        self.certifiedUntil = certifiedUntil
        self.isOpen = isOpen
        self.closed = closed
        self.policy = policy
        self.funds = funds
        self.holds = holds
        self.undone = undone
        self.month = month
    }
}
