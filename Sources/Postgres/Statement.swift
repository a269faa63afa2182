/// A SQL statement, the values it sends and the row it returns, in one place.
public protocol Statement: Sendable {
    /// What one returned row becomes; `Void` for a statement without rows.
    associatedtype Output: Sendable
    /// The text, with `$1`… for each parameter, in the order of `parameters`.
    static var sql: String { get }
    /// Whether the statement may change anything; `.write` unless the statement says otherwise.
    static var effect: Effect { get }
    /// One value for each `$n`, in order.
    var parameters: [Parameter] { get }
    /// Turns one row into `Output`, reading its columns left to right.
    ///
    /// Either every column is read or none; columns left over are an error, because then statement
    /// and decoder have drifted apart.
    static func decode(_ row: inout Row) throws(PostgresError) -> Output
}

extension Statement {
    /// The careful assumption: an unknown statement may write.
    public static var effect: Effect { .write }
}

extension Statement where Output == Void {
    /// Reads nothing: there is nothing to return.
    public static func decode(_ row: inout Row) throws(PostgresError) {}
}

extension Statement {
    /// Every row of a result, decoded.
    static func outputs(of result: QueryResult) throws(PostgresError) -> [Output] {
        var outputs: [Output] = []
        outputs.reserveCapacity(Int(result.rowCount))
        for line in 0..<result.rowCount {
            var row = Row(result: result, line: line)
            outputs.append(try decode(&row))
            try row.checkFullyRead()
        }
        return outputs
    }
}

/// Whether a statement may change anything, which decides what a lost connection means.
public enum Effect: Sendable {
    /// Changes nothing: given up at its deadline, cancelled on the server, safe to repeat.
    case read
    /// May change something: never cancelled, and an answer that stays away is an unknown outcome.
    case write
}
