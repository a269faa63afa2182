import CLibpq

/// What the server makes of a statement, found out without running it.
public struct StatementDescription: Sendable, Equatable {
    /// The type number of each parameter, in order; empty when there are none.
    public let parameterTypeIDs: [UInt32]
    /// The name of each returned column, in order; empty when no rows are returned.
    public let columnNames: [String]
    /// The type number of each returned column, in order.
    public let columnTypeIDs: [UInt32]
}

extension Connection {
    /// Lets the server parse `sql` and tells its parameters and columns; runs nothing.
    ///
    /// Throws `refused` when the statement does not fit the schema. Nothing stays behind in the
    /// session but the unnamed statement, which the next one replaces.
    public func describe(
        _ sql: String,
        deadline: Duration = .seconds(5)
    ) throws(PostgresError) -> StatementDescription {
        try sql.checkNoNUL()
        let end = ContinuousClock.now + deadline
        _ = try perform(deadline: deadline, effect: .read) { PQsendPrepare($0, "", sql, 0, nil) }
        let remaining = ContinuousClock.now.duration(to: end)
        let results = try perform(deadline: remaining, effect: .read) {
            PQsendDescribePrepared($0, "")
        }
        guard let result = results.last else {
            throw .unexpectedResult("the server described nothing")
        }
        let columns = 0..<result.columnCount
        return StatementDescription(
            parameterTypeIDs: result.parameterTypeIDs,
            columnNames: columns.map { result.name(column: $0) },
            columnTypeIDs: columns.map { result.typeID(column: $0) }
        )
    }
}
