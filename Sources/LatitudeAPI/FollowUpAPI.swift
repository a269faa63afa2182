public import Latitude

/// The body of `PUT …/settlement/{id}` and `PUT …/repayments/{id}`.
public struct AmountStepBody: Codable, Hashable, Sendable {
    /// The sum, more than zero.
    public var amount: AmountBody
    /// What the money came from or went to; as the act before when absent.
    public var means: Means?
    /// What was bought, or who paid back.
    public var words: String?

    /// A body with an amount.
    public init(amount: AmountBody, means: Means? = nil, words: String? = nil) {
        self.amount = amount
        self.means = means
        self.words = words
    }
}

/// The body of `PUT …/release/{id}` and `PUT …/reversal/{id}`.
public struct PlainStepBody: Codable, Hashable, Sendable {
    /// Why; may be absent.
    public var words: String?

    /// A body with or without words.
    public init(words: String? = nil) { self.words = words }
}

/// The body of `PUT …/outcomes/{id}`.
public struct OutcomeBody: Codable, Hashable, Sendable {
    /// What became of the guest.
    public var outcome: OutcomeKind
    /// How it is known, or what the guest said.
    public var words: String?

    /// A body of an outcome and perhaps a sentence.
    public init(outcome: OutcomeKind, words: String? = nil) {
        self.outcome = outcome
        self.words = words
    }
}

/// The body of `PUT …/story/{id}`.
public struct StoryBody: Codable, Hashable, Sendable {
    /// The story, 1 to 2,000 characters.
    public var words: String
    /// Who may read it; `fund` when absent.
    public var share: ShareLevel?

    /// A body of a story.
    public init(words: String, share: ShareLevel? = nil) {
        self.words = words
        self.share = share
    }
}

/// What reporting an outcome or telling a story answers.
public struct Acknowledgement: Codable, Hashable, Sendable {
    /// The report's or telling's own id.
    public let id: Identifier
    /// The recovery's speakable code.
    public let code: String

    /// An acknowledgement.
    public init(id: Identifier, code: String) {
        self.id = id
        self.code = code
    }
}
