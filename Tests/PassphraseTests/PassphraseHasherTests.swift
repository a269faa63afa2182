import CSodium
import Foundation
import Synchronization
import Testing

@testable import Passphrase

@Suite("The hasher", .timeLimit(.minutes(1)))
struct PassphraseHasherTests {
    /// `$argon2id$`, version, parameters, 16 bytes of salt, 32 bytes of hash, in base 64.
    private static let form = #"""
        ^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$
        """#

    @Test("makes salted Argon2id with the parameters of OWASP")
    func form() async throws {
        let hasher = PassphraseHasher()
        let hashes = [
            try await hasher.hash("gęś, jaźń", for: "here"),
            try await hasher.hash("gęś, jaźń", for: "here"),
        ]
        for hash in hashes {
            #expect(hash.range(of: Self.form, options: .regularExpression) != nil, "\(hash)")
        }
        #expect(hashes[0] != hashes[1])
    }

    @Test("tells the right secret from all others")
    func verdicts() async throws {
        let hasher = PassphraseHasher()
        for secret in ["four words in a row", "", "a", String(repeating: "🛎️", count: 128)] {
            let hash = try await hasher.hash(secret, for: "here")
            #expect(try await hasher.verify(secret, against: hash, for: "here") == .matches)
            #expect(try await hasher.verify(secret + " ", against: hash, for: "here") == .differs)
            #expect(try await hasher.verify("x" + secret, against: hash, for: "here") == .differs)
        }
    }

    @Test("takes a letter alike, be it typed as one code point or two")
    func normalisation() async throws {
        let hasher = PassphraseHasher()
        let (composed, decomposed) = ("gr\u{F3}d i \u{17C}ubr", "gr\u{6F}\u{301}d i z\u{307}ubr")
        #expect(Array(composed.utf8) != Array(decomposed.utf8))
        let hash = try await hasher.hash(composed, for: "here")
        #expect(try await hasher.verify(decomposed, against: hash, for: "here") == .matches)
        let other = try await hasher.hash(decomposed, for: "here")
        #expect(try await hasher.verify(composed, against: other, for: "here") == .matches)
        #expect(try await hasher.verify("grod i zubr", against: hash, for: "here") == .differs)
    }

    @Test("asks for another hash where the parameters are older, of the right secret alone")
    func outdated() async throws {
        let hasher = PassphraseHasher()
        for (passes, memory) in [(2, 8_192 * 1_024), (1, 19_456 * 1_024), (3, 19_456 * 1_024)] {
            let old = try #require(older("four words", passes: UInt64(passes), memory: memory))
            #expect(
                try await hasher.verify("four words", against: old, for: "here") == .matchesRehash
            )
            #expect(try await hasher.verify("five words", against: old, for: "here") == .differs)
        }
    }

    @Test("finds no match in a damaged hash, whatever the damage")
    func damaged() async throws {
        let hasher = PassphraseHasher()
        let hash = try await hasher.hash("four words", for: "here")
        let (head, tail) = (String(hash.prefix(31)), String(hash.dropFirst(31)))
        var damaged = [
            "", "$", "four words", String(hash.dropLast()), String(hash.dropFirst()), head,
            hash + "A", hash + "$", hash + String(repeating: "A", count: 200), "\0" + hash,
            hash + "\0", head + "\0" + tail, hash + "żółw", hash.uppercased(),
            hash.replacing("m=19456", with: "m=19457"), hash.replacing("t=2", with: "t=3"),
            hash.replacing("m=19456", with: "m=4294967295"), hash.replacing("t=2", with: "t=0"),
            hash.replacing("m=19456", with: "m=99999999999999999999"),
            hash.replacing("m=19456", with: "m=-8"), hash.replacing("m=19456", with: "m="),
            hash.replacing("m=19456,", with: ""), hash.replacing("t=2", with: "t=4294967295"),
            hash.replacing("p=1", with: "p=0"), hash.replacing("v=19", with: "v=16"),
            hash.replacing("argon2id", with: "argon2i"),
            "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
            String(repeating: "$", count: 5), "$argon2id$v=19$m=19456,t=2,p=1$$",
        ]
        for place in stride(from: 31, to: hash.count, by: 9) {
            var bytes = Array(hash.utf8)
            bytes[place] = UInt8(ascii: "*")
            damaged.append(String(decoding: bytes, as: UTF8.self))
        }
        for text in damaged {
            #expect(
                try await hasher.verify("four words", against: text, for: "here") == .differs,
                "\(text)"
            )
        }
        #expect(try await hasher.verify("four words", against: hash, for: "here") == .matches)
    }

    @Test(
        "computes nothing for a hash whose numbers claim more memory or time than any of ours",
        arguments: [("m=19456", "m=262145"), ("m=19456", "m=7"), ("t=2", "t=17"), ("p=1", "p=2")]
    )
    func limits(name: String, damage: String) throws {
        let secret = SecretBytes("four words")
        let hash = try Argon2id.current.hash(secret)
        #expect(try Argon2id.current.compare(secret, with: hash) == .matches)
        let damaged = hash.replacing(name, with: damage)
        #expect(try Argon2id.current.compare(secret, with: damaged) == .unreadable)
    }

    @Test("computes as much for an unknown person or a damaged hash as for a wrong secret")
    func unknown() async throws {
        let record = Record<PassphraseHasher.Step>()
        let hasher = PassphraseHasher { record.add($0) }
        // The first comparison of all makes the decoy, for whomever it is.
        #expect(try await hasher.verify("four words", against: nil, for: "here") == .differs)
        #expect(record.events == [.begins, .computed, .computed, .ends])
        let hash = try await hasher.hash("four words", for: "here")
        for stored in [hash, nil, "damaged", hash.replacing("m=19456", with: "m=4194304"), nil] {
            let before = record.events.count
            #expect(try await hasher.verify("five words", against: stored, for: "here") == .differs)
            #expect(record.events.dropFirst(before) == [.begins, .computed, .ends])
        }
    }

    @Test("computes two at a time, and lets 64 callers wait")
    func places() async throws {
        let barrier = Barrier(isOpen: true)
        let hasher = PassphraseHasher { step in
            switch step {
            case .begins: barrier.enter()
            case .ends: barrier.leave()
            case .computed: break
            }
        }
        let hash = try await hasher.hash("four words", for: "here")
        #expect(try await hasher.verify("four words", against: hash, for: "here") == .matches)
        barrier.close()
        try await withThrowingTaskGroup(of: PassphraseHasher.Verdict.self) { group in
            for _ in 1...66 {
                group.addTask {
                    try await hasher.verify("five words", against: "damaged", for: "here")
                }
            }
            await until { barrier.counts.inside + hasher.waitingCount == 66 }
            await #expect(throws: HasherFault.busy) {
                try await hasher.verify("four words", against: hash, for: "here")
            }
            await #expect(throws: HasherFault.busy) {
                try await hasher.hash("four words", for: "here")
            }
            #expect(barrier.counts.inside == 2)
            barrier.open()
            for try await verdict in group { #expect(verdict == .differs) }
        }
        #expect(barrier.counts.most == 2)
        #expect(barrier.counts.inside == 0)
        #expect(try await hasher.verify("four words", against: hash, for: "here") == .matches)
    }

    @Test("answers ten callers who come at once, each about their own secret")
    func callers() async throws {
        let hasher = PassphraseHasher()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...10 {
                group.addTask {
                    let hash = try await hasher.hash("secret \(number)", for: "here")
                    let right = try await hasher.verify(
                        "secret \(number)",
                        against: hash,
                        for: "here"
                    )
                    let wrong = try await hasher.verify(
                        "secret \(number + 1)",
                        against: hash,
                        for: "here"
                    )
                    return right == .matches && wrong == .differs
                }
            }
            let answers = try await group.reduce(into: []) { $0.append($1) }
            #expect(answers == Array(repeating: true, count: 10))
        }
    }

    @Test("reads hashes made elsewhere by the same recipe")
    func elsewhere() async throws {
        let theirs = try #require(older("four words", passes: 2, memory: 19_922_944))
        #expect(
            try await PassphraseHasher().verify("four words", against: theirs, for: "here")
                == .matches
        )
    }

    /// A hash by libsodium itself, with parameters of the test's choice.
    private func older(_ secret: String, passes: UInt64, memory: Int) -> String? {
        var output = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let length = UInt64(secret.utf8.count)
        guard sodium_init() >= 0,
            crypto_pwhash_str(&output, secret, length, passes, memory) == 0
        else { return nil }
        return String(
            decoding: output.prefix { $0 != 0 }.map(UInt8.init(truncatingIfNeeded:)),
            as: UTF8.self
        )
    }
}
