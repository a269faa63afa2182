/// What became of the guest, worst first.
public enum OutcomeKind: String, CaseIterable, Codable, Sendable {
    case lost
    case worse
    case same
    case better
    case delighted
}

/// One report of what became of the guest; several over time, the latest counts.
public struct OutcomeReport: Hashable, Sendable {
    /// Made by whoever reports; one id is one report.
    public let id: Identifier
    /// The act reported on.
    public let recovery: RecoveryReference
    /// What became of the guest.
    public let outcome: OutcomeKind
    /// How it is known, or what the guest said; nil when nobody said.
    public let words: Words?

    /// A report whose form has been checked.
    public init(
        id: Identifier,
        recovery: RecoveryReference,
        outcome: OutcomeKind,
        words: Words?
    ) {
        self.id = id
        self.recovery = recovery
        self.outcome = outcome
        self.words = words
    }
}

/// Who may read an act as told.
public enum ShareLevel: String, CaseIterable, Codable, Sendable {
    /// The fund alone: no superior and no colleague sees the act.
    case fund
    /// The employee's cost centre.
    case team
    /// Everybody in the organisation.
    case house
}

/// An act as told by who did it; told again, the latest counts.
public struct StoryTelling: Hashable, Sendable {
    /// Made by whoever tells; one id is one telling.
    public let id: Identifier
    /// The act told.
    public let recovery: RecoveryReference
    /// The story.
    public let words: Words
    /// Who may read it.
    public let share: ShareLevel

    /// A telling whose form has been checked.
    public init(
        id: Identifier,
        recovery: RecoveryReference,
        words: Words,
        share: ShareLevel
    ) {
        self.id = id
        self.recovery = recovery
        self.words = words
        self.share = share
    }
}
