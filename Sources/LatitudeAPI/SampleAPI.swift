public import Latitude

/// One entry drawn for checking.
public struct SampledEntry: Codable, Hashable, Sendable {
    /// The entry.
    public let entry: JournalEntry
    /// Its signs of risk, each a question and no finding; may be none.
    public let signs: [RiskSign]

    /// Every value, as documented above.
    public init(entry: JournalEntry, signs: [RiskSign]) {
        self.entry = entry
        self.signs = signs
    }
}

/// What `GET /api/v1/sample` answers.
public struct Sample: Codable, Hashable, Sendable {
    /// What the order drawn follows from; the same draws the same.
    public let seed: Int64
    /// How many were asked for.
    public let size: Int
    /// Whether only entries with a sign of risk were drawn from.
    public let isRisk: Bool
    /// How many there were to draw from.
    public let population: Int64
    /// In the order drawn; as many as asked for, or as there are.
    public let entries: [SampledEntry]

    /// What was drawn.
    public init(
        seed: Int64,
        size: Int,
        isRisk: Bool,
        population: Int64,
        entries: [SampledEntry]
    ) {
        self.seed = seed
        self.size = size
        self.isRisk = isRisk
        self.population = population
        self.entries = entries
    }
}
