/// The digests of all entries by number: about 48 bytes for each.
struct DigestTable: Sendable {
    /// The numbers, rising.
    private(set) var ids: [Int64] = []
    private var digests: [Digest?] = []

    /// Adds entries whose numbers are above all before.
    mutating func append(ids: [Int64], digests: [Digest?]) {
        self.ids += ids
        self.digests += digests
    }

    /// The place of an entry; nil when there is none of that number.
    func place(of id: Int64) -> Int? {
        guard let first = ids.first else { return nil }
        // Numbers come from a sequence: few are missing, so the place is near, mostly exact.
        let (guess, overflow) = id.subtractingReportingOverflow(first)
        if !overflow, guess >= 0, guess < ids.count, ids[Int(guess)] == id { return Int(guess) }
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }

    /// The digest at a place; nil when what stood there was none.
    func digest(at place: Int) -> Digest? { digests[place] }
}

/// A range of keys: above `lower`, up to and with `upper`; nil is without end.
struct KeyRange: Sendable {
    let lower: Int64?
    let upper: Int64?

    /// The range as a condition on `column`.
    func condition(_ column: String) -> String {
        let parts = [lower.map { "\(column) > \($0)" }, upper.map { "\(column) <= \($0)" }]
        let condition = parts.compactMap(\.self).joined(separator: " and ")
        return condition.isEmpty ? "true" : condition
    }

    /// All keys, cut at `bounds`, which rise.
    static func cut(at bounds: [Int64]) -> [KeyRange] {
        var ranges: [KeyRange] = []
        var lower: Int64?
        for bound in bounds {
            ranges.append(KeyRange(lower: lower, upper: bound))
            lower = bound
        }
        return ranges + [KeyRange(lower: lower, upper: nil)]
    }
}
