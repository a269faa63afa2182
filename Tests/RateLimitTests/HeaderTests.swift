import Testing

@testable import RateLimit

@Suite("The header fields of a rate limit")
struct HeaderTests {
    private let start = ContinuousClock.now

    @Test("name the policy, its quota and its window")
    func policy() {
        let person = RatePolicy(name: "person", quota: 600, window: .seconds(60))
        #expect(person.policyHeader == "\"person\";q=600;w=60")
        let odd = RatePolicy(name: "sign-in_2", quota: 1, window: .milliseconds(1_001))
        #expect(odd.policyHeader == "\"sign-in_2\";q=1;w=2")
        #expect(odd.windowSeconds == 2)
    }

    @Test("say what is left and when one more is there")
    func verdict() {
        let person = RatePolicy(name: "person", quota: 2, window: .seconds(60))
        let limiter = RateLimiter<Int>(policy: person)
        let texts = (1...3).map { _ in person.header(for: limiter.take(1, now: start)) }
        #expect(texts == ["\"person\";r=1;t=30", "\"person\";r=0;t=30", "\"person\";r=0;t=30"])
        let later = limiter.take(1, now: start + .seconds(45))
        #expect(limiter.policy.header(for: later) == "\"person\";r=0;t=15")
    }

    @Test(
        "carry no name that would need quoting",
        arguments: ["", "a b", "a\"b", "a\\b", "ż", "a;b", "a\n"]
    )
    func names(name: String) async {
        #expect(RatePolicy.isName(name) == false)
    }
}
