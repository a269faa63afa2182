import CLibpq

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
        let results: [QueryResult]
        let isNamed = names != nil
        do throws(PostgresError) {
            results = try send(repeat each statement, within: context, until: end, effect: effect)
        } catch {
            guard
                isNamed, isUsable, case .refused(let report) = error, report.sqlState.deniesName
            else { throw error }
            // A pooler hands the server's sessions round, or the schema changed: nothing was done,
            // and from now on every statement is sent whole here.
            names = nil
            results = try send(repeat each statement, within: context, until: end, effect: effect)
        }
        var answers = results[...]
        return (repeat try (each S).outputs(of: answers.removeFirst()))
    }

    /// Sends statements as one transaction, and gives back the result of each.
    private func send<each S: Statement>(
        _ statement: repeat each S,
        within context: SessionContext,
        until end: ContinuousClock.Instant,
        effect: Effect
    ) throws(PostgresError) -> [QueryResult] {
        var pipeline = Pipeline()
        var known = names
        try pipeline.add(effect == .read ? "begin read only" : "begin")
        for setting in try context.statements() { try pipeline.add(setting) }
        for statement in repeat each statement { try pipeline.add(statement, names: &known) }
        try pipeline.add("commit")
        do throws(PostgresError) {
            let results = try perform(pipeline, until: end, effect: effect)
            names = known
            return pipeline.answers.map { results[$0] }
        } catch {
            // Which of the new names the server took before it failed is not known.
            if known?.count != names?.count { forgetNames(until: end) }
            throw error
        }
    }

    /// Has the server forget every name, or drops the connection, which does the same.
    private func forgetNames(until end: ContinuousClock.Instant) {
        names = StatementNames()
        guard isUsable else { return }
        let remaining = ContinuousClock.now.duration(to: end)
        do throws(PostgresError) {
            _ = try perform(deadline: remaining, effect: .read) {
                PQsendQuery($0, "deallocate all")
            }
        } catch {
            drop()
        }
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
