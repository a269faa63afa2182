import CLibpq

/// Statements that travel together: one journey there, one back, however many there are.
///
/// The server does them in order and, after one that failed, passes over the rest
/// (https://www.postgresql.org/docs/15/libpq-pipeline-mode.html).
struct Pipeline {
    private var requests: [(sql: String, block: ParameterBlock)] = []

    /// How many results a complete answer has.
    var count: Int { requests.count }

    /// Adds a statement without parameters, of our own making.
    mutating func add(_ sql: String) throws(PostgresError) {
        requests.append((sql, try ParameterBlock([])))
    }

    /// Adds a statement with its parameters; throws `refused` for what cannot be sent at all.
    mutating func add<S: Statement>(_ statement: S) throws(PostgresError) {
        requests.append((S.sql, try ParameterBlock(statement.parameters)))
    }

    /// Puts `connection` into pipeline mode, sends everything and marks the end.
    ///
    /// What waits for the answer takes it out of pipeline mode again. Zero when libpq refused,
    /// perhaps halfway: then the connection is good for nothing.
    func send(on connection: OpaquePointer) -> Int32 {
        guard PQenterPipelineMode(connection) == 1 else { return 0 }
        for (sql, block) in requests {
            guard block.send(sql, on: connection) == 1 else { return 0 }
        }
        return PQpipelineSync(connection)
    }
}
