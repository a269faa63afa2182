extension ConnectionPool {
    /// Runs statements in one transaction with the settings of `context`, in one round trip, on
    /// some connection, as `Connection.run(_:within:deadline:effect:)`.
    ///
    /// `deadline` holds for all of it: waiting, connecting and running. An idle connection that
    /// turns out to be lost is replaced unnoticed.
    @discardableResult
    public func run<each S: Statement>(
        _ statement: repeat each S,
        within context: SessionContext,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) async throws(PostgresError) -> sending (repeat [(each S).Output]) {
        try await perform(deadline: deadline) { connection, remaining throws(PostgresError) in
            try connection.run(
                repeat each statement,
                within: context,
                deadline: remaining,
                effect: effect
            )
        }
    }

    /// Runs one statement that returns exactly one row; any other number is `unexpectedResult`.
    public func one<S: Statement>(
        _ statement: S,
        within context: SessionContext,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) async throws(PostgresError) -> S.Output {
        try await run(statement, within: context, deadline: deadline, effect: effect).only()
    }
}
