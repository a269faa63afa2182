import Testing

@testable import Vault

@Suite("A blind index")
struct BlindIndexTests {
    private let secret = Vault.freshSecret()
    private var index: BlindIndex { BlindIndex(secret) }

    @Test("gives equal fields equal bytes, also another day")
    func same() {
        #expect(
            index.of(domain: "guest", fields: ["a"]) == index.of(domain: "guest", fields: ["a"])
        )
        #expect(BlindIndex(secret).of(domain: "guest", fields: []).count == 32)
    }

    @Test("is HMAC-SHA256 over prefixed fields, as another implementation computes it")
    func known() throws {
        let index = BlindIndex(try #require(Secret(0..<32)))
        let digits = index.of(domain: "guest", fields: ["a", "bc", ""])
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        #expect(digits == "cd5cd57b2825c9a1e77b7d8eb693785e4b68e78c643bcf9f9aad1fc4b1e3c473")
    }

    @Test("tells fields apart however they are cut, and domains and secrets too")
    func differs() {
        let cuts = [
            ("guest", ["a", "bc"]), ("guest", ["ab", "c"]), ("guest", ["abc"]),
            ("guest", ["abc", ""]), ("guest", ["", "abc"]), ("guest", ["bc", "a"]),
            ("guest", []), ("guest", [""]), ("room", ["a", "bc"]), ("", ["guest", "a", "bc"]),
            ("guesta", ["bc"]), ("guest", ["é"]), ("guest", ["e\u{301}"]), ("guest", ["e"]),
            ("guest", ["A", "bc"]), ("guest", ["a\u{0}", "bc"]),
        ]
        let bytes = cuts.map { index.of(domain: $0.0, fields: $0.1) }
        #expect(Set(bytes).count == cuts.count)
        let other = BlindIndex(Vault.freshSecret())
        #expect(other.of(domain: "guest", fields: ["a", "bc"]) != bytes[0])
    }
}

@Suite("Length-prefixed fields")
struct LengthPrefixTests {
    @Test("stand behind 8 bytes of length each")
    func layout() {
        #expect(LengthPrefix.bytes([]) == [])
        #expect(LengthPrefix.bytes([[]]) == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(
            LengthPrefix.bytes([[7, 8], [9]]) == [0, 0, 0, 0, 0, 0, 0, 2, 7, 8]
                + [0, 0, 0, 0, 0, 0, 0, 1, 9]
        )
        let long = [UInt8](repeating: 1, count: 258)
        #expect(LengthPrefix.bytes([long]) == [0, 0, 0, 0, 0, 0, 1, 2] + long)
    }

    @Test("differ for all short lists of short fields")
    func exhaustive() {
        let fields: [[UInt8]] = [[], [0], [1], [0, 0], [0, 1], [1, 0], [1, 1]]
        var lists: [[[UInt8]]] = [[]]
        for _ in 0..<4 { lists += lists.flatMap { list in fields.map { list + [$0] } } }
        let distinct = Set(lists)
        #expect(distinct.count == 1 + 7 + 49 + 343 + 2_401)
        #expect(Set(distinct.map(LengthPrefix.bytes)).count == distinct.count)
    }

    @Test("differ for random lists whose fields look like lengths")
    func random() {
        var generator = Generator(state: 20_261_124)
        var collisions = 0
        var equals = 0
        for _ in 0..<200_000 {
            let (one, two) = (generator.list(), generator.list())
            let isEqual = one == two
            if isEqual { equals += 1 }
            if (LengthPrefix.bytes(one) == LengthPrefix.bytes(two)) != isEqual { collisions += 1 }
        }
        #expect(collisions == 0)
        // The alphabet is so small that equal pairs come up: both directions were tried.
        #expect(equals > 1_000)
    }
}

/// Lists that come out the same on every run.
private struct Generator {
    var state: UInt64

    mutating func next(below bound: UInt64) -> Int {
        // Knuth's constants for a linear congruential generator of 64 bits.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % bound)
    }

    /// Up to 2 fields: short ones of 0 and 1, or what a length and a byte look like.
    mutating func list() -> [[UInt8]] {
        (0..<next(below: 3)).map { _ in
            switch next(below: 4) {
            case 0: [0, 0, 0, 0, 0, 0, 0, UInt8(next(below: 2)), UInt8(next(below: 2))]
            case let length: (1..<length).map { _ in UInt8(next(below: 2)) }
            }
        }
    }
}
