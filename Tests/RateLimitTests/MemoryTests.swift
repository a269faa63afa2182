import Testing

@testable import RateLimit

@Suite("The memory of a rate limiter", .timeLimit(.minutes(1)))
struct MemoryTests {
    private let start = ContinuousClock.now
    private let policy = RatePolicy(name: "any", quota: 10, window: .seconds(10))

    @Test("stays bounded for a hundred thousand keys, and takes no bucket of a busy one")
    func bounded() {
        let limiter = RateLimiter<Int>(policy: policy)
        for _ in 1...10 { _ = limiter.take(-1, now: start) }
        var most = 0
        for key in 0..<100_000 {
            #expect(limiter.take(key, now: start).remaining == 9)
            // A refused key is in use: whoever tries again and again is not forgotten.
            if key % 5_000 == 0 { #expect(!limiter.take(-1, now: start).isAllowed) }
            most = max(most, limiter.bucketCount)
        }
        #expect(most == 10_000)
    }

    @Test("gives up full buckets first, though they were used later")
    func fullFirst() {
        let limiter = RateLimiter<String>(policy: policy, capacity: 4)
        for _ in 1...10 { _ = limiter.take("drained", now: start) }
        for key in ["a", "b", "c"] { _ = limiter.take(key, now: start + .seconds(1)) }
        // One token comes back a second: by now only the first bucket is not full.
        let now = start + .seconds(5)
        _ = limiter.take("d", now: now)
        #expect(limiter.bucketCount == 2)
        #expect(limiter.take("drained", now: now).remaining == 4)
    }

    @Test("then gives up whoever was not seen for longest")
    func leastRecent() {
        let limiter = RateLimiter<String>(policy: policy, capacity: 3)
        for key in ["a", "b", "c"] { for _ in 1...5 { _ = limiter.take(key, now: start) } }
        #expect(limiter.take("a", now: start).remaining == 4)
        #expect(limiter.take("d", now: start).remaining == 9)
        #expect(limiter.bucketCount == 3)
        #expect(limiter.take("a", now: start).remaining == 3)
        #expect(limiter.take("c", now: start).remaining == 4)
        #expect(limiter.take("d", now: start).remaining == 8)
        #expect(limiter.take("b", now: start).remaining == 9)
    }

    @Test("holds a single key when told so")
    func single() {
        let limiter = RateLimiter<Int>(policy: policy, capacity: 1)
        for key in 0..<100 {
            #expect(limiter.take(key, now: start).remaining == 9)
            #expect(limiter.take(key, now: start).remaining == 8)
            #expect(limiter.bucketCount == 1)
        }
    }

    @Test("agrees with a simple model through any mixture of calls")
    func model() {
        let limiter = RateLimiter<Int>(policy: policy, capacity: 64)
        var generator = SeededGenerator(state: 7)
        var levels: [Int: Int] = [:]
        var second = 0
        for _ in 0..<20_000 {
            let key = Int.random(in: 0..<64, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0:
                second += 1
                for (key, level) in levels { levels[key] = min(10, level + 1) }
            case 1:
                limiter.refund(key)
                if let level = levels[key] { levels[key] = min(10, level + 1) }
            default:
                let level = levels[key] ?? 10
                let verdict = limiter.take(key, now: start + .seconds(second))
                #expect(verdict.isAllowed == (level > 0))
                levels[key] = max(0, level - 1)
                #expect(verdict.remaining == levels[key])
            }
        }
    }
}

/// Numbers that look random and are the same in every run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
