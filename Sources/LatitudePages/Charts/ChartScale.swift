/// An axis of counts from nothing to a round number that no count passes.
struct ChartScale: Sendable {
    /// The largest mark.
    let top: Int
    /// From mark to mark: 1, 2 or 5 with noughts.
    let step: Int

    /// An axis for counts up to `largest`, with at most five marks above nothing.
    init(largest: Int) {
        var (step, noughts, place) = (1, 1, 0)
        while step * 5 < largest {
            place += 1
            if place.isMultiple(of: 3) { noughts *= 10 }
            step = [1, 2, 5][place % 3] * noughts
        }
        self.step = step
        top = max(1, (largest + step - 1) / step) * step
    }

    /// The marks, from nothing up.
    var marks: [Int] { Array(stride(from: 0, through: top, by: step)) }

    /// A count as a share of the axis.
    func share(_ count: Int) -> Double { Double(count) / Double(top) }
}

/// Lengths in charts: the box of the drawing is the plot area, so that text keeps its size.
enum ChartLength {
    /// A share of the box, `12.5%`; two decimals suffice on any screen.
    static func text(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        guard rest > 0 else { return "\(whole)%" }
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
