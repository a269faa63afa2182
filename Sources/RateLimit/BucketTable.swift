/// The buckets by key, and in the order in which they were used.
///
/// Every operation takes constant time, but for a sweep, which takes the time of all buckets and
/// happens at most once for every eighth of the capacity in new keys.
struct BucketTable<Key: Hashable & Sendable>: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Bucket {
        var key: Key
        var fullAt: Instant
        var older: Int?
        var newer: Int?
    }

    private let capacity: Int
    private let pause: Int
    private var places: [Key: Int] = [:]
    private var buckets: [Bucket] = []
    private var vacant: [Int] = []
    private var oldest: Int?
    private var newest: Int?
    private var madeSinceSweep: Int

    init(capacity: Int) {
        self.capacity = capacity
        pause = max(1, capacity / 8)
        madeSinceSweep = pause
    }

    var count: Int { places.count }

    /// Lends the instant at which the key's bucket is full again, and makes it the latest used.
    ///
    /// A key nobody remembers has a full bucket.
    mutating func use<Value>(
        _ key: Key,
        now: Instant,
        _ body: (inout Instant) -> Value
    ) -> Value {
        let place: Int
        if let known = places[key] {
            place = known
            unlink(place)
        } else {
            if places.count >= capacity { makeRoom(now) }
            place = settle(Bucket(key: key, fullAt: now))
        }
        append(place)
        return body(&buckets[place].fullAt)
    }

    /// Has the key's bucket full earlier, if the key is remembered.
    mutating func bring(_ key: Key, forwardBy time: Duration) {
        guard let place = places[key] else { return }
        buckets[place].fullAt -= time
    }

    /// Forgets all full buckets, or else the one that was not used for longest.
    private mutating func makeRoom(_ now: Instant) {
        madeSinceSweep += 1
        if madeSinceSweep > pause { sweep(now) }
        if places.count >= capacity, let oldest { forget(oldest) }
    }

    private mutating func sweep(_ now: Instant) {
        madeSinceSweep = 0
        var next = oldest
        while let place = next {
            next = buckets[place].newer
            if buckets[place].fullAt <= now { forget(place) }
        }
    }

    private mutating func forget(_ place: Int) {
        places[buckets[place].key] = nil
        unlink(place)
        vacant.append(place)
    }

    private mutating func settle(_ bucket: Bucket) -> Int {
        guard let place = vacant.popLast() else {
            buckets.append(bucket)
            places[bucket.key] = buckets.count - 1
            return buckets.count - 1
        }
        buckets[place] = bucket
        places[bucket.key] = place
        return place
    }

    private mutating func append(_ place: Int) {
        buckets[place].older = newest
        buckets[place].newer = nil
        if let newest { buckets[newest].newer = place } else { oldest = place }
        newest = place
    }

    private mutating func unlink(_ place: Int) {
        let (older, newer) = (buckets[place].older, buckets[place].newer)
        if let older { buckets[older].newer = newer } else { oldest = newer }
        if let newer { buckets[newer].older = older } else { newest = older }
    }
}
