/// What comes after an act: settle or release a hold, book money paid back, undo a slip.
public struct FollowUp: Hashable, Sendable {
    /// What is asked for.
    public enum Step: Hashable, Sendable {
        /// Books the actual cost of a hold, at most what was held, and releases the rest.
        case settle(Money, means: Means?)
        /// Gives a whole hold back.
        case release
        /// Books money paid back; any number of times up to what was spent.
        case repay(Money, means: Means?)
        /// Undoes an act, once.
        case reverse
    }

    /// Made by whoever asks; one id is one step.
    public let id: Identifier
    /// The act it follows.
    public let recovery: RecoveryReference
    /// What is asked for.
    public let step: Step
    /// Why, or what was bought; nil when nobody said.
    public let words: Words?

    /// A step whose amount, where it has one, is more than zero; else throws `amount_zero`.
    public init(
        id: Identifier,
        recovery: RecoveryReference,
        step: Step,
        words: Words?
    ) throws(Refusal) {
        switch step {
        case .settle(let amount, _), .repay(let amount, _):
            guard amount.minor > 0 else { throw Refusal(.amountZero) }
        case .release, .reverse: break
        }
        self.id = id
        self.recovery = recovery
        self.step = step
        self.words = words
    }
}

/// What the journal calls an entry.
public enum EntryKind: String, CaseIterable, Codable, Sendable {
    case spend
    case hold
    case settle
    case release
    case repay
    case reverse
}
