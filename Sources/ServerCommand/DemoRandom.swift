import Foundation
import Latitude

/// A stream of numbers that follows from its seed alone: SplitMix64, by Steele, Lea and Flood
/// (https://doi.org/10.1145/2714064.2660195), so that one seed is one demonstration for ever.
struct DemoRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to but not including `count`, which is more than zero.
    mutating func below(_ count: Int) -> Int {
        precondition(count > 0, "a choice needs something to choose from")
        return Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A whole number of the range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// 0 up to but not including 1.
    mutating func fraction() -> Double { Double(next() >> 11) / Double(UInt64(1) << 53) }

    /// True in `percent` of a hundred.
    mutating func chance(_ percent: Double) -> Bool { fraction() * 100 < percent }

    /// One of a collection that is not empty.
    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    /// One of a list that is not empty, each as likely as its weight among all weights.
    mutating func pick<T>(weighted choices: [(T, Double)]) -> T {
        var rest = fraction() * choices.reduce(0) { $0 + $1.1 }
        for (choice, weight) in choices {
            rest -= weight
            if rest < 0 { return choice }
        }
        return choices[choices.count - 1].0
    }

    /// Log-normal: half lie below `median`; a wider `spread` has a heavier tail.
    mutating func around(_ median: Double, spread: Double) -> Double {
        // Box and Muller's way from two even numbers to a normal one.
        let radius = (-2 * Foundation.log(1 - fraction())).squareRoot()
        return median * Foundation.exp(spread * radius * Foundation.cos(2 * .pi * fraction()))
    }

    /// A UUID of version 4, as the clients of the people in the demonstration make them.
    mutating func identifier() -> Identifier {
        var bytes: [UInt8] = []
        for word in [next(), next()] {
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        return Identifier(
            UUID(
                uuid: (
                    bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
                    bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14],
                    bytes[15]
                )
            )
        )
    }
}
