public import Latitude

/// What `GET /api/v1/evidence/missing` answers.
public struct MissingEvidenceList: Codable, Hashable, Sendable {
    /// Acts whose bill is wanted and is not there, latest first; may be empty.
    public let acts: [MissingEvidence]
    /// How every property stands, by name, whatever page and filter.
    public let properties: [MissingByProperty]
    /// What to send as `before` for the next page; absent on the last.
    public let next: String?

    /// One page.
    public init(acts: [MissingEvidence], properties: [MissingByProperty], next: String?) {
        self.acts = acts
        self.properties = properties
        self.next = next
    }
}

/// An act whose bill is wanted and is not there.
public struct MissingEvidence: Codable, Hashable, Sendable {
    /// The act's code.
    public let code: String
    /// The property's name.
    public let property: String
    /// The cost centre's name.
    public let costCentre: String
    /// The handle of who did it.
    public let employee: String
    /// Where the money came from.
    public let means: Means
    /// The day it happened.
    public let occurredOn: Day
    /// How many days ago that is, at the property.
    public let days: Int
    /// What was spent, before repayments.
    public let amount: Money

    /// Every value, as documented above.
    public init(
        code: String,
        property: String,
        costCentre: String,
        employee: String,
        means: Means,
        occurredOn: Day,
        days: Int,
        amount: Money
    ) {
        self.code = code
        self.property = property
        self.costCentre = costCentre
        self.employee = employee
        self.means = means
        self.occurredOn = occurredOn
        self.days = days
        self.amount = amount
    }
}

/// How one property stands with its bills.
public struct MissingByProperty: Codable, Hashable, Sendable {
    /// Acts whose bill has been missing for about as long.
    public struct Age: Codable, Hashable, Sendable {
        /// How long.
        public let age: EvidenceAge
        /// How many acts.
        public let acts: Int
        /// What was spent on them.
        public let amount: Money

        /// Every value, as documented above.
        public init(age: EvidenceAge, acts: Int, amount: Money) {
            self.age = age
            self.acts = acts
            self.amount = amount
        }
    }

    /// The property's number, to filter by.
    public let number: Int64
    /// Its name.
    public let property: String
    /// From which sum on a bill is wanted today; absent without a policy.
    public let receiptsFrom: Money?
    /// In the order of `EvidenceAge`, every one.
    public let ages: [Age]

    /// Every value, as documented above.
    public init(number: Int64, property: String, receiptsFrom: Money?, ages: [Age]) {
        self.number = number
        self.property = property
        self.receiptsFrom = receiptsFrom
        self.ages = ages
    }
}
