import Postgres

extension ConnectionPool {
    /// Runs a statement that keeps something under an id, and once more when its answer was lost or
    /// its twin came first: the id makes that safe.
    func keep<S: Statement>(
        _ statement: S,
        deadline: Duration = .seconds(5)
    ) async throws(PostgresError) -> S.Output {
        do throws(PostgresError) {
            return try await one(statement, deadline: deadline)
        } catch {
            guard error.mayBeSentAgain else { throw error }
            return try await one(statement, deadline: deadline)
        }
    }

    /// The same for whoever asks.
    func keep<S: Statement>(
        _ statement: S,
        within context: SessionContext
    ) async throws(PostgresError) -> S.Output {
        do throws(PostgresError) {
            return try await one(statement, within: context)
        } catch {
            guard error.mayBeSentAgain else { throw error }
            return try await one(statement, within: context)
        }
    }
}

extension PostgresError {
    /// Whether the answer was lost, or the twin of what was sent came first.
    fileprivate var mayBeSentAgain: Bool {
        switch self {
        case .outcomeUnknown: true
        case .refused(let report): report.sqlState == .uniqueViolation
        default: false
        }
    }
}
