import Foundation
import Latitude
import Logging
import Metrics
import Postgres
import Synchronization

/// Gives back holds whose time is over; one that cannot be given back delays no other.
///
/// Where a batch fails its holds are tried one by one. Whatever still counts afterwards is logged,
/// counted and left apart for a while, ever longer, so that the next are reached however many
/// there are of it.
final class HoldExpiry: Sendable {
    private struct Failure: Sendable {
        var tries: Int
        var retryAt: ContinuousClock.Instant
    }

    private let pool: ConnectionPool
    private let logger: Logger
    // A lock, because a sweep and a spend that waits for one may both be at it; none awaits in it.
    private let failures = Mutex<[UUID: Failure]>([:])

    /// Holds given back in one transaction.
    static let batch = 200
    /// How often a hold could not be given back, as operators see it.
    static let failed = Counter(label: "latitude_hold_expiry_failures_total")

    init(pool: ConnectionPool, logger: Logger) {
        (self.pool, self.logger) = (pool, logger)
    }

    /// Gives back every hold whose time is over but those left apart; answers how many.
    ///
    /// Throws `PostgresError` where the database, and not a hold, is why.
    func sweep(now: ContinuousClock.Instant = .now) async throws -> Int {
        var apart = failures.withLock { failures in
            failures.filter { $0.value.retryAt > now }.map(\.key)
        }
        var freed = 0
        while true {
            let over = try await pool.run(OverdueHolds(atMost: Self.batch, apart: apart))
            guard !over.isEmpty else { return freed }
            let failed = try await expire(over)
            note(failed, of: over, now: now)
            apart += failed.map(\.hold)
            freed += over.count - failed.count
        }
    }

    /// Those that still count, and why.
    private func expire(_ holds: [UUID]) async throws -> [(hold: UUID, reason: String)] {
        do throws(PostgresError) {
            return try await pool.run(ExpireHolds(holds: holds))
        } catch {
            guard let report = error.report, !report.sqlState.isTransient else { throw error }
            guard holds.count > 1 else {
                return holds.map { ($0, Refusal.loggable(error)) }
            }
        }
        var failed: [(hold: UUID, reason: String)] = []
        for hold in holds { failed += try await expire([hold]) }
        return failed
    }

    private func note(
        _ failed: [(hold: UUID, reason: String)],
        of tried: [UUID],
        now: ContinuousClock.Instant
    ) {
        failures.withLock { failures in
            let reasons = Set(failed.map(\.hold))
            for hold in tried where !reasons.contains(hold) { failures[hold] = nil }
            for hold in reasons {
                let tries = (failures[hold]?.tries ?? 0) + 1
                let rest = Duration.seconds(5 << min(tries, 9))
                failures[hold] = Failure(tries: tries, retryAt: now + rest)
            }
        }
        for (hold, reason) in failed {
            Self.failed.increment()
            logger.error(
                "a hold is over and was not given back",
                metadata: ["hold": "\(Identifier(hold))", "error": "\(reason)"]
            )
        }
    }
}
