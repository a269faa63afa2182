public import Latitude

/// What `GET /api/v1/policy` answers: the rules in force at one's property.
public struct PolicyDetail: Codable, Hashable, Sendable {
    /// One limit.
    public struct Limit: Codable, Hashable, Sendable {
        /// What it is per.
        public let scope: Scope
        /// How much.
        public let amount: Money
        /// Whether it refuses; false makes it advice.
        public let isHard: Bool

        /// Every value, as documented above.
        public init(scope: Scope, amount: Money, isHard: Bool) {
            self.scope = scope
            self.amount = amount
            self.isHard = isHard
        }
    }

    /// The property's name.
    public let property: String
    /// 1, 2, 3… per property.
    public let number: Int
    /// Its first day.
    public let from: Day
    /// Who answers for it, and how to reach them.
    public let owner: String
    /// The rule in words, by language (`en`, `pl`); at least one.
    public let wording: [String: String]
    /// Its limits, in the order of `Scope`; at least one.
    public let limits: [Limit]
    /// From which sum on finance want to see a bill; one that is missing stops nothing.
    public let receiptsFrom: Money
    /// All that refuses a spend, in words; at most five.
    ///
    /// Everything else advises.
    public let hardRules: [String]

    /// Every value, as documented above.
    public init(
        property: String,
        number: Int,
        from: Day,
        owner: String,
        wording: [String: String],
        limits: [Limit],
        receiptsFrom: Money,
        hardRules: [String]
    ) {
        self.property = property
        self.number = number
        self.from = from
        self.owner = owner
        self.wording = wording
        self.limits = limits
        self.receiptsFrom = receiptsFrom
        self.hardRules = hardRules
    }
}
