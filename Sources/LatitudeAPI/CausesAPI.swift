public import Latitude

/// What `GET /api/v1/causes` answers: what went wrong how often at one's property.
public struct CausesAnswer: Codable, Hashable, Sendable {
    /// What acts are counted by.
    public enum Part: String, Codable, Sendable, CaseIterable {
        /// What in the process fell short; `unsaid` where nobody said, `delight` where nothing did.
        case cause
        /// The cost centre of whoever acted. Places are told in words, which are sealed.
        case team
    }

    /// One cause or team.
    public struct Row: Codable, Hashable, Sendable {
        /// Cause or team.
        public let part: Part
        /// The cause, or the cost centre's code.
        public let key: String
        /// The cost centre's name; absent for a cause.
        public let name: String?
        /// Acts of the year, at least; suppressed where there are none, or too few to tell.
        public let acts: ToldCount
        /// As `acts`, of the 30 days to last Sunday.
        public let recent: ToldCount
        /// Whether it stands out: a cause named three times or more in these 30 days.
        public let isRepeated: Bool

        /// Every value, as documented above.
        public init(
            part: Part,
            key: String,
            name: String?,
            acts: ToldCount,
            recent: ToldCount,
            isRepeated: Bool
        ) {
            self.part = part
            self.key = key
            self.name = name
            self.acts = acts
            self.recent = recent
            self.isRepeated = isRepeated
        }
    }

    /// The property's name.
    public let property: String
    /// Whether there is a year to tell of.
    public let judgement: OutcomesAnswer.Judgement
    /// How many days the books go back.
    public let days: Int
    /// The first day of the year's acts; absent unless judged.
    public let from: Day?
    /// The last; absent unless judged.
    public let until: Day?
    /// What is told of causes over the year, in all; absent unless judged.
    public let acts: ToldCount?
    /// As `acts`, of the 30 days to last Sunday; absent unless judged.
    public let recent: ToldCount?
    /// Causes, then teams; the most frequent first, what is suppressed last.
    ///
    /// Empty unless judged.
    public let rows: [Row]

    /// Every value, as documented above.
    public init(
        property: String,
        judgement: OutcomesAnswer.Judgement,
        days: Int,
        from: Day?,
        until: Day?,
        acts: ToldCount?,
        recent: ToldCount?,
        rows: [Row]
    ) {
        self.property = property
        self.judgement = judgement
        self.days = days
        self.from = from
        self.until = until
        self.acts = acts
        self.recent = recent
        self.rows = rows
    }
}
