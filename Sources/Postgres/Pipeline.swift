import CLibpq

/// Statements that travel together: one journey there, one back, however many there are.
///
/// The server does them in order and, after one that failed, passes over the rest
/// (https://www.postgresql.org/docs/15/libpq-pipeline-mode.html).
struct Pipeline {
    private enum Step {
        /// Parsed, planned and done.
        case run(String, ParameterBlock)
        /// Parsed, and kept under a name.
        case prepare(String, name: String, ParameterBlock)
        /// Done, as kept under a name.
        case execute(name: String, ParameterBlock)
    }

    private var steps: [Step] = []
    /// The places of the answers that somebody waits for.
    private(set) var answers: [Int] = []

    /// How many results a complete answer has.
    var count: Int { steps.count }

    /// Adds a statement without parameters, of our own making, whose answer says nothing.
    mutating func add(_ sql: String) throws(PostgresError) {
        steps.append(.run(sql, try ParameterBlock([])))
    }

    /// Adds a statement with its parameters; throws `refused` for what cannot be sent at all.
    ///
    /// With `names`, it is kept by the server, if it is not yet.
    mutating func add<S: Statement>(
        _ statement: S,
        names: inout StatementNames?
    ) throws(PostgresError) {
        let block = try ParameterBlock(statement.parameters)
        if let (name, isNew) = names?.name(of: S.self, types: block.typeIDs) {
            if isNew { steps.append(.prepare(S.sql, name: name, block)) }
            steps.append(.execute(name: name, block))
        } else {
            steps.append(.run(S.sql, block))
        }
        answers.append(steps.count - 1)
    }

    /// Puts `connection` into pipeline mode, sends everything and marks the end.
    ///
    /// What waits for the answer takes it out of pipeline mode again. Zero when libpq refused,
    /// perhaps halfway: then the connection is good for nothing.
    func send(on connection: OpaquePointer) -> Int32 {
        guard PQenterPipelineMode(connection) == 1 else { return 0 }
        for step in steps {
            let taken =
                switch step {
                case .run(let sql, let block): block.send(sql, on: connection)
                case .prepare(let sql, let name, let block):
                    block.prepare(sql, as: name, on: connection)
                case .execute(let name, let block): block.execute(name, on: connection)
                }
            guard taken == 1 else { return 0 }
        }
        return PQpipelineSync(connection)
    }
}
