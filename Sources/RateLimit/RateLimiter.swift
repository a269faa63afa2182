import Synchronization

/// Counts who does something how often: a token bucket per key, in bounded memory.
///
/// A bucket is kept as the instant at which it will be full again, so that it refills by itself and
/// all arithmetic is exact.
public final class RateLimiter<Key: Hashable & Sendable>: Sendable {
    /// What every key is held to.
    public let policy: RatePolicy

    // A lock, because every request asks, none may await, and it is held for a microsecond or so.
    private let buckets: Mutex<BucketTable<Key>>
    private let interval: Duration

    /// A limiter that remembers at most `capacity` keys, 1 or more.
    ///
    /// Beyond that it forgets buckets that are full again, which changes nothing, and then the
    /// least recently used, which gives that key its quota back.
    public init(policy: RatePolicy, capacity: Int = 10_000) {
        precondition(capacity >= 1, "a limiter remembers 1 key or more")
        self.policy = policy
        interval = policy.interval
        buckets = Mutex(BucketTable(capacity: capacity))
    }

    /// Takes one from the key's bucket if there is one; a refusal takes nothing.
    public func take(_ key: Key, now: ContinuousClock.Instant = .now) -> RateVerdict {
        let quota = policy.quota
        let (isAllowed, missing) = buckets.withLock { buckets in
            buckets.use(key, now: now) { fullAt -> (Bool, Duration) in
                // Callers read the clock before they come in here, so one may be a little late.
                let missing = max(.zero, now.duration(to: fullAt))
                guard missing + interval <= interval * quota else { return (false, missing) }
                fullAt = now + missing + interval
                return (true, missing + interval)
            }
        }
        let remaining = max(0, quota - tokens(missing))
        let isFull = remaining == quota
        let wait = isFull ? .zero : missing - interval * (quota - remaining - 1)
        return RateVerdict(
            isAllowed: isAllowed,
            remaining: remaining,
            resetSeconds: wait.wholeSeconds,
            quota: quota,
            windowSeconds: policy.windowSeconds
        )
    }

    /// Gives back one that was taken, because it cost nothing after all.
    ///
    /// Never more than a full bucket; nothing for a key that has been forgotten.
    public func refund(_ key: Key) {
        buckets.withLock { $0.bring(key, forwardBy: interval) }
    }

    /// How many keys are remembered; for tests.
    var bucketCount: Int { buckets.withLock { $0.count } }

    /// How many intervals a time has begun.
    private func tokens(_ time: Duration) -> Int {
        Int((time.attoseconds + interval.attoseconds - 1) / interval.attoseconds)
    }
}
