extension ConnectionPool {
    /// Folds the rows of a query into one value as they come, however many, in a read-only
    /// transaction with the settings of `context`, on some connection.
    ///
    /// `query` is of our own making: it takes no parameters. `deadline` holds for all of it,
    /// `pause` for each silence of the server. What `take` throws ends it and the connection.
    public func fold<Value: Sendable>(
        _ query: String,
        within context: SessionContext,
        deadline: Duration,
        pause: Duration = .seconds(30),
        into start: @Sendable () -> Value,
        _ take: @Sendable (inout Value, inout BinaryRow) throws(PostgresError) -> Void
    ) async throws(PostgresError) -> Value {
        try await perform(deadline: deadline) { connection, remaining throws(PostgresError) in
            var value = start()
            try connection.stream(
                query,
                within: context,
                deadline: remaining,
                pause: pause
            ) { row throws(PostgresError) in
                try take(&value, &row)
            }
            return value
        }
    }
}

extension Connection {
    /// As `stream(_:deadline:pause:_:)`, in a read-only transaction with the settings of `context`.
    ///
    /// Inside a transaction this is refused.
    func stream(
        _ query: String,
        within context: SessionContext,
        deadline: Duration,
        pause: Duration,
        _ body: (inout BinaryRow) throws(PostgresError) -> Void
    ) throws(PostgresError) {
        guard !isInTransaction else {
            throw .refused(ServerReport(sqlState: "25001", severity: "ERROR"))
        }
        let end = ContinuousClock.now + deadline
        let opening = ["begin read only"] + (try context.statements())
        do throws(PostgresError) {
            try run(script: opening.joined(separator: ";"), deadline: deadline)
            try stream(query, deadline: end - .now, pause: pause, body)
            try run(script: "commit", deadline: end - .now)
        } catch {
            rollBack()
            throw error
        }
    }
}
