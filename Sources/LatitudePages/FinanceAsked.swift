/// What a page of finance is asked for, as typed; empty asks nothing.
public struct FinanceAsked: Hashable, Sendable {
    /// A month, such as `2026-10`.
    public var month = ""
    /// A day, such as `2026-10-31`.
    public var day = ""
    /// A property's number.
    public var property = ""
    /// One of a few kinds.
    public var kind = ""
    /// A seed.
    public var seed = ""
    /// How many.
    public var size = ""
    /// 1 for entries with a sign of risk alone.
    public var risk = ""

    /// Nothing.
    public init() {}

    func address(_ path: String) -> PageAddress {
        PageAddress(
            path,
            [
                (SampleField.size, size), (SampleField.seed, seed), (SampleField.risk, risk),
                (MeansField.day, day), (ListField.month, month), (ListField.property, property),
                (ListField.kind, kind),
            ]
        )
    }
}

/// Names of what slips alone are asked for.
public enum MeansField {
    /// A day.
    public static let day = "day"
}

/// Names of what samples alone are asked for.
public enum SampleField {
    /// How many at most.
    public static let size = "size"
    /// What the order drawn follows from.
    public static let seed = "seed"
    /// 1 for entries with a sign of risk alone.
    public static let risk = "risk"
}
