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
            switch error {
            case .outcomeUnknown: return try await one(statement, deadline: deadline)
            case .refused(let report) where report.sqlState == .uniqueViolation:
                return try await one(statement, deadline: deadline)
            default: throw error
            }
        }
    }
}
