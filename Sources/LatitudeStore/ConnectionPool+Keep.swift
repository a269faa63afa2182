import Postgres

extension ConnectionPool {
    /// Runs a statement that keeps something under an id, and once more when its answer was lost or
    /// its twin came first: the id makes that safe.
    ///
    /// Where the second answer fails too, the outcome stays unknown: the first may have been kept.
    func keep<S: Statement>(
        _ statement: S,
        deadline: Duration = .seconds(5)
    ) async throws(PostgresError) -> S.Output {
        do throws(PostgresError) {
            return try await one(statement, deadline: deadline)
        } catch {
            try error.checkMayBeSentAgain()
            do throws(PostgresError) {
                return try await one(statement, deadline: deadline)
            } catch let second {
                throw error.followed(by: second)
            }
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
            try error.checkMayBeSentAgain()
            do throws(PostgresError) {
                return try await one(statement, within: context)
            } catch let second {
                throw error.followed(by: second)
            }
        }
    }
}

extension PostgresError {
    /// Goes on where the answer was lost, or the twin of what was sent came first; else throws.
    fileprivate func checkMayBeSentAgain() throws(PostgresError) {
        switch self {
        case .outcomeUnknown: return
        case .refused(let report) where report.sqlState == .uniqueViolation: return
        default: throw self
        }
    }

    /// What both errors say of a statement sent twice.
    fileprivate func followed(by second: PostgresError) -> PostgresError {
        guard case .outcomeUnknown = self else { return second }
        return .outcomeUnknown("resending failed: \(second)")
    }
}
