import Testing

@testable import RateLimit

@Suite("A rate limiter", .timeLimit(.minutes(1)))
struct RateLimiterTests {
    private let start = ContinuousClock.now
    private let person = RatePolicy(name: "person", quota: 5, window: .seconds(60))

    @Test("lets the quota pass at once, counts down, and refuses the next")
    func quota() {
        let limiter = RateLimiter<String>(policy: person)
        for left in [4, 3, 2, 1, 0] {
            let verdict = limiter.take("ada", now: start)
            #expect(verdict.isAllowed)
            #expect(verdict.remaining == left)
            #expect(verdict.resetSeconds == 12)
            #expect(verdict.quota == 5)
            #expect(verdict.windowSeconds == 60)
        }
        let verdict = limiter.take("ada", now: start)
        #expect(!verdict.isAllowed)
        #expect(verdict.remaining == 0)
        #expect(verdict.resetSeconds == 12)
    }

    @Test("gives one back exactly when it is due, and not an instant before")
    func refill() {
        let limiter = RateLimiter<String>(policy: person)
        for _ in 1...5 { _ = limiter.take("ada", now: start) }
        let due = start + .seconds(12)
        let early = limiter.take("ada", now: due - .nanoseconds(1))
        #expect(!early.isAllowed && early.resetSeconds == 1)
        let first = limiter.take("ada", now: due)
        #expect(first.isAllowed && first.remaining == 0 && first.resetSeconds == 12)
        #expect(!limiter.take("ada", now: due).isAllowed)
        // Two and a half intervals later there are two.
        let later = due + .seconds(30)
        let second = limiter.take("ada", now: later)
        #expect(second.isAllowed && second.remaining == 1 && second.resetSeconds == 6)
        #expect(limiter.take("ada", now: later).isAllowed)
        #expect(!limiter.take("ada", now: later).isAllowed)
    }

    @Test("has the whole quota again after the window, and never more")
    func full() {
        for quota in [1, 5, 7, 600] {
            let policy = RatePolicy(name: "any", quota: quota, window: .seconds(60))
            let limiter = RateLimiter<String>(policy: policy)
            for after in [0, 60, 120, 10_000] {
                let now = start + .seconds(after)
                let allowed = (0..<quota * 2).filter { _ in limiter.take("ada", now: now).isAllowed
                }
                #expect(allowed.count == quota)
            }
        }
    }

    @Test("counts the seconds down while it refuses, and takes nothing for a refusal")
    func refusal() {
        let policy = RatePolicy(name: "sign-in", quota: 1, window: .seconds(10))
        let limiter = RateLimiter<String>(policy: policy)
        let taken = limiter.take("ada", now: start)
        #expect(taken.isAllowed && taken.remaining == 0 && taken.resetSeconds == 10)
        for second in 0..<10 {
            for _ in 1...3 {
                let verdict = limiter.take("ada", now: start + .seconds(second))
                #expect(!verdict.isAllowed && verdict.resetSeconds == 10 - second)
            }
        }
        #expect(limiter.take("ada", now: start + .seconds(10)).isAllowed)
    }

    @Test("rounds seconds up, and says one at least when it refuses")
    func rounding() {
        let policy = RatePolicy(name: "fast", quota: 600, window: .seconds(60))
        let limiter = RateLimiter<String>(policy: policy)
        #expect(limiter.take("ada", now: start).resetSeconds == 1)
        for _ in 2...600 { _ = limiter.take("ada", now: start) }
        let verdict = limiter.take("ada", now: start)
        #expect(!verdict.isAllowed && verdict.resetSeconds == 1)
    }

    @Test("holds each key to its own quota")
    func keys() {
        let limiter = RateLimiter<String>(policy: person)
        for _ in 1...6 { _ = limiter.take("ada", now: start) }
        #expect(!limiter.take("ada", now: start).isAllowed)
        #expect(limiter.take("ben", now: start).remaining == 4)
    }

    @Test("bears with clocks read a little earlier than the last")
    func earlier() {
        let limiter = RateLimiter<String>(policy: person)
        for _ in 1...5 { _ = limiter.take("ada", now: start) }
        let verdict = limiter.take("ada", now: start - .seconds(1))
        #expect(!verdict.isAllowed && verdict.remaining == 0 && verdict.resetSeconds == 13)
    }

    @Test("gives back what cost nothing, up to a full bucket")
    func refund() {
        let limiter = RateLimiter<String>(policy: person)
        for _ in 1...100 {
            #expect(limiter.take("ada", now: start).remaining == 4)
            limiter.refund("ada")
        }
        for _ in 1...5 { _ = limiter.take("ada", now: start) }
        #expect(!limiter.take("ada", now: start).isAllowed)
        limiter.refund("ada")
        let verdict = limiter.take("ada", now: start)
        #expect(verdict.isAllowed && verdict.remaining == 0)
        for _ in 1...20 { limiter.refund("ada") }
        #expect(limiter.take("ada", now: start).remaining == 4)
        limiter.refund("nobody")
        #expect(limiter.take("nobody", now: start).remaining == 4)
    }

    @Test("lets exactly the quota pass among a thousand tasks at once")
    func concurrency() async {
        let policy = RatePolicy(name: "crowd", quota: 123, window: .seconds(60))
        let limiter = RateLimiter<Int>(policy: policy)
        let verdicts = await withTaskGroup(of: RateVerdict.self) { [start] group in
            for _ in 1...1_000 { group.addTask { limiter.take(1, now: start) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.count { $0.isAllowed } == 123)
        let left = verdicts.filter(\.isAllowed).map(\.remaining)
        #expect(left.sorted() == Array(0..<123))
    }
}
