import CLibpq

extension Connection {
    /// Runs `body` between begin and commit; any error rolls back and is rethrown.
    ///
    /// `body` is synchronous on purpose: it cannot suspend, so nothing else can slip in between its
    /// statements and no row stays locked while somebody waits. `deadline` holds for all of it.
    /// Only the commit can end in `outcomeUnknown`; whatever goes wrong before it has undone
    /// everything. A transaction in a transaction is refused.
    public func transaction<R: Sendable>(
        deadline: Duration = .seconds(5),
        _ body: @Sendable (isolated Connection) throws -> R
    ) throws -> R {
        guard transactionDeadline == nil else {
            throw PostgresError.refused(
                ServerReport(sqlState: "25001", severity: "ERROR")
            )
        }
        transactionDeadline = .now + deadline
        defer { transactionDeadline = nil }
        _ = try command("begin", deadline: deadline)
        let value: R
        do {
            value = try body(self)
        } catch {
            rollBack()
            throw error
        }
        try commit()
        return value
    }

    /// Commits, and makes sure that it was a commit: after a statement failed, the server answers
    /// COMMIT with success and rolls back.
    private func commit() throws(PostgresError) {
        guard let deadline = transactionDeadline else { return }
        let remaining = ContinuousClock.now.duration(to: deadline)
        guard remaining > .zero else {
            rollBack()
            throw .deadlineExceeded
        }
        // From here on something may happen.
        transactionDeadline = nil
        let results = try command("commit", deadline: remaining, effect: .write)
        guard results.last?.commandTag == "COMMIT" else {
            throw .refused(
                ServerReport(sqlState: "25P02", severity: "ERROR")
            )
        }
    }

    /// Rolls back, or drops the connection, which makes the server do the same.
    func rollBack(deadline: Duration = .seconds(1)) {
        transactionDeadline = nil
        guard isUsable, isInTransaction else { return }
        do throws(PostgresError) {
            _ = try command("rollback", deadline: deadline)
        } catch {
            drop()
        }
    }

    private func command(
        _ sql: String,
        deadline: Duration,
        effect: Effect = .read
    ) throws(PostgresError) -> [QueryResult] {
        try perform(deadline: deadline, effect: effect) { PQsendQuery($0, sql) }
    }
}
