import Latitude
import Testing

@Suite("Shares and their intervals")
struct ProportionTests {
    /// Ends of the interval as worked out apart from our code, to five decimals.
    @Test(
        "lie where Wilson's interval lies",
        arguments: [
            (0, 10, 0.0, 0.27753), (1, 1, 0.20655, 1.0), (5, 10, 0.23659, 0.76341),
            (16, 22, 0.51848, 0.86849), (384, 510, 0.71371, 0.78839), (30, 30, 0.88649, 1.0),
        ]
    )
    func interval(count: Int, total: Int, lower: Double, upper: Double) {
        let interval = Proportion(count: count, of: total).interval
        #expect(abs(interval.lowerBound - lower) < 0.00001)
        #expect(abs(interval.upperBound - upper) < 0.00001)
    }

    @Test("solve the equation the interval is defined by, for every count of 60")
    func equation() {
        let z = 1.959963984540054
        for count in 1..<60 {
            let interval = Proportion(count: count, of: 60).interval
            let share = Double(count) / 60
            for end in [interval.lowerBound, interval.upperBound] {
                // |share - end| is z standard errors of `end`, not of the share.
                let deviation = abs(share - end) / (end * (1 - end) / 60).squareRoot()
                #expect(abs(deviation - z) < 1e-9)
            }
        }
    }

    @Test("of nothing say nothing, and below 30 no percentage")
    func few() {
        #expect(Proportion(count: 0, of: 0).share == nil)
        #expect(Proportion(count: 0, of: 0).interval == 0...1)
        #expect(Proportion(count: 29, of: 29).isTooFew)
        #expect(!Proportion(count: 30, of: 30).isTooFew)
    }
}

@Suite("What bands of cost show")
struct CostFindingTests {
    private func finding(_ bands: (Int, Int)...) -> CostFinding {
        CostFinding(judging: bands.map { Proportion(count: $0.0, of: $0.1) })
    }

    @Test("is a plateau where every neighbour's interval overlaps")
    func plateau() {
        #expect(finding((75, 100), (78, 100), (74, 100)) == .plateau(from: 0))
        #expect(finding((40, 100), (78, 100), (74, 100)) == .plateau(from: 1))
        #expect(finding((40, 100), (41, 100), (90, 100), (88, 100)) == .plateau(from: 2))
    }

    @Test("is a difference where the dearest lies apart from the one below, either way")
    func differs() {
        #expect(finding((75, 100), (40, 100)) == .differs(at: 1))
        #expect(finding((40, 100), (41, 100), (90, 100)) == .differs(at: 2))
    }

    @Test("is nothing with fewer than two bands of 30, which alone are judged")
    func few() {
        #expect(finding() == .tooFew)
        #expect(finding((75, 100), (29, 29)) == .tooFew)
        #expect(finding((0, 29), (75, 100), (1, 29), (78, 100), (0, 29)) == .plateau(from: 1))
        #expect(finding((30, 100), (1, 29), (78, 100)) == .differs(at: 2))
    }
}
