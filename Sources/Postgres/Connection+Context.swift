extension Connection {
    /// Runs statements in one transaction with the settings of `context`, in one round trip.
    ///
    /// Gives back the rows of each, as `run` of a single one does. Any error undoes all of them,
    /// as far as `PostgresError` says so, and the settings are gone in any case. `effect` nil means
    /// `.write` if any statement may write. Reads run in a read-only transaction. Inside a
    /// transaction this is refused.
    @discardableResult
    public func run<each S: Statement>(
        _ statement: repeat each S,
        within context: SessionContext,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) throws(PostgresError) -> sending (repeat [(each S).Output]) {
        let end = ContinuousClock.now + deadline
        guard !isInTransaction else {
            throw .refused(ServerReport(sqlState: "25001", severity: "ERROR"))
        }
        let effect = effect ?? Self.effect(of: repeat (each S).self)
        var pipeline = Pipeline()
        try pipeline.add(effect == .read ? "begin read only" : "begin")
        for setting in try context.statements() { try pipeline.add(setting) }
        for statement in repeat each statement { try pipeline.add(statement) }
        try pipeline.add("commit")
        var results = try perform(pipeline, until: end, effect: effect).dropFirst(1 + context.count)
        return (repeat try (each S).outputs(of: results.removeFirst()))
    }

    /// Runs one statement that returns exactly one row; any other number is `unexpectedResult`.
    public func one<S: Statement>(
        _ statement: S,
        within context: SessionContext,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) throws(PostgresError) -> S.Output {
        try run(statement, within: context, deadline: deadline, effect: effect).only()
    }

    /// Sends a whole transaction and gives back one result for each of its statements.
    private func perform(
        _ pipeline: Pipeline,
        until end: ContinuousClock.Instant,
        effect: Effect
    ) throws(PostgresError) -> [QueryResult] {
        let results: [QueryResult]
        do throws(PostgresError) {
            let remaining = ContinuousClock.now.duration(to: end)
            results = try perform(deadline: remaining, effect: effect) { pipeline.send(on: $0) }
        } catch {
            // The server passed over the commit, too, and waits in a transaction that failed.
            rollBack(deadline: ContinuousClock.now.duration(to: end))
            throw error
        }
        guard results.count == pipeline.count, results.last?.commandTag == "COMMIT" else {
            drop()
            throw .unexpectedResult("\(results.count) answers to \(pipeline.count) statements")
        }
        return results
    }

    private static func effect<each S: Statement>(of type: repeat (each S).Type) -> Effect {
        var effect = Effect.read
        for one in repeat (each type).effect {
            if one == .write { effect = .write }
        }
        return effect
    }
}
