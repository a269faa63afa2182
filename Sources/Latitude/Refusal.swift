public import Messages

/// Why something was not done: a code for programs, facts for people.
///
/// The sentence, the rule behind it, its owner where the books name none, and the ways on stand in
/// the catalogue (`RefusalCode.entry`); a refusal adds what is known of this one case.
public struct Refusal: Error, Hashable, Sendable {
    /// Which rule refused.
    public let code: RefusalCode
    /// What is known of this case, in whole English sentences; nil when `sentence` or the catalogue
    /// says it all.
    public let detail: String?
    /// What is known of this case, put into words where it is read; nil when `detail` or the
    /// catalogue says it all.
    public let sentence: Sentence?
    /// The rule in its own words, such as `2,000.00 USD per guest per day, policy 3`; nil for the
    /// catalogue's.
    public let rule: String?
    /// The person who answers for the rule; nil for the catalogue's.
    public let owner: String?
    /// What can be done instead, best first; empty for the catalogue's.
    public let youCan: [String]
    /// The fund in which too little is left; nil for every other rule.
    public let fund: Fund?
    /// For how many seconds the books decide nothing of the kind; nil where they decide, or were
    /// not asked.
    ///
    /// What was sent is not booked and need not be sent again.
    public let undecidedFor: Int?

    /// A refusal with what is known of this case.
    public init(
        _ code: RefusalCode,
        detail: String? = nil,
        sentence: Sentence? = nil,
        rule: String? = nil,
        owner: String? = nil,
        youCan: [String] = [],
        fund: Fund? = nil,
        undecidedFor: Int? = nil
    ) {
        self.code = code
        self.detail = detail
        self.sentence = sentence
        self.rule = rule
        self.owner = owner
        self.youCan = youCan
        self.fund = fund
        self.undecidedFor = undecidedFor
    }

    /// What is known of this case, for a reader of a language; nil where nothing is, or where it is
    /// known in English alone.
    public func detail(in language: Language) -> String? {
        sentence?.text(in: language) ?? (language == .en ? detail : nil)
    }
}
