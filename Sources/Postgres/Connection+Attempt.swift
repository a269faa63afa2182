extension Connection {
    /// What came of some work, and what may be done with the connection now.
    struct Attempt<Output: Sendable>: Sendable {
        /// Nil when the connection was lost before, so that nothing was sent.
        let result: Result<Output, PostgresError>?
        let condition: Condition
    }

    /// What a pool does with one of its connections, in the time that is left.
    typealias Work<Output: Sendable> =
        @Sendable (isolated Connection, Duration) throws(PostgresError) -> Output

    /// Works for the pool, in one visit to this connection's thread.
    func attempt<Output: Sendable>(
        until deadline: ContinuousClock.Instant,
        _ work: Work<Output>
    ) -> Attempt<Output> {
        do throws(PostgresError) {
            try checkAlive()
        } catch {
            return Attempt(result: nil, condition: .spent)
        }
        do throws(PostgresError) {
            let remaining = ContinuousClock.now.duration(to: deadline)
            let output = try work(self, remaining)
            return Attempt(result: .success(output), condition: condition)
        } catch {
            return Attempt(result: .failure(error), condition: condition)
        }
    }

    /// Runs one statement that returns exactly one row; any other number is `unexpectedResult`.
    public func one<S: Statement>(
        _ statement: S,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) throws(PostgresError) -> S.Output {
        try run(statement, deadline: deadline, effect: effect).only()
    }
}

extension Array {
    /// The only element.
    func only() throws(PostgresError) -> Element {
        guard count == 1, let first else {
            throw .unexpectedResult("\(count) rows instead of one")
        }
        return first
    }
}
