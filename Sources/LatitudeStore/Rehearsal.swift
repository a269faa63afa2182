import Postgres

extension Connection {
    /// Runs `body` in a transaction that is kept only where `keeps` says so of what it returned.
    ///
    /// A rehearsal does all of the work and undoes it, so that what it tells is exact. Throws
    /// whatever `body` throws, and `PostgresError`.
    func transaction<R: Sendable>(
        deadline: Duration,
        keeping keeps: @Sendable (R) -> Bool,
        _ body: @Sendable (isolated Connection) throws -> R
    ) throws -> R {
        do {
            return try transaction(deadline: deadline) { connection in
                let result = try body(connection)
                guard keeps(result) else { throw Undone(result: result) }
                return result
            }
        } catch let undone as Undone<R> {
            return undone.result
        }
    }
}

/// Carries a result out of a transaction that is undone.
private struct Undone<R: Sendable>: Error {
    let result: R
}
