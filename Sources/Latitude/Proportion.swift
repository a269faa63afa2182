/// How many of how many, with what such a count can say at most.
public struct Proportion: Hashable, Sendable {
    /// Those counted, 0 to `total`.
    public let count: Int
    /// Of how many.
    public let total: Int

    /// Below so many no percentage is told, as chance alone would move it too far.
    public static let fewest = 30

    /// A count of a total; `count` must be 0 to `total`.
    public init(count: Int, of total: Int) {
        precondition((0...max(0, total)).contains(count), "a part is within the whole")
        self.count = count
        self.total = total
    }

    /// Whether the total is too small for a percentage.
    public var isTooFew: Bool { total < Self.fewest }

    /// The share, 0 to 1; nil of nothing.
    public var share: Double? { total == 0 ? nil : Double(count) / Double(total) }

    /// Where the share may lie, with 95 % confidence; everything from 0 to 1 for nothing.
    ///
    /// Wilson's interval (1927, J. Am. Stat. Assoc. 22:209), which unlike the textbook's keeps its
    /// promise for small totals and stays within 0 and 1.
    public var interval: ClosedRange<Double> {
        guard let share else { return 0...1 }
        let n = Double(total)
        // The normal distribution's 97.5 % point.
        let z = 1.959963984540054
        let scale = 1 + z * z / n
        let centre = (share + z * z / (2 * n)) / scale
        let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / scale
        return max(0, centre - half)...min(1, centre + half)
    }
}

/// What shares in neighbouring bands of cost show, if anything.
///
/// Intervals that overlap show no difference, which is not the same as showing that there is none.
public enum CostFinding: Hashable, Sendable {
    /// Fewer than two bands have enough answers to be told apart.
    case tooFew
    /// From the band at this place on, no neighbour's interval lies apart: more money has not shown
    /// another outcome. Place 0 of the bands with enough answers means all of them.
    case plateau(from: Int)
    /// The dearest band with enough answers lies apart from the one below; its place.
    case differs(at: Int)

    /// Judges bands from the cheapest up; those with too few answers are passed over.
    public init(judging bands: [Proportion]) {
        let judged = bands.indices.filter { !bands[$0].isTooFew }
        guard let first = judged.first, let last = judged.last, first != last else {
            self = .tooFew
            return
        }
        var start = judged.count - 1
        while start > 0, Self.overlap(bands[judged[start - 1]], bands[judged[start]]) { start -= 1 }
        self = start == judged.count - 1 ? .differs(at: last) : .plateau(from: judged[start])
    }

    private static func overlap(_ one: Proportion, _ other: Proportion) -> Bool {
        one.interval.overlaps(other.interval)
    }
}
