/// One row of a result, read left to right, column by column.
///
/// Positions in messages count from 1, as in SQL.
public struct Row {
    private let result: QueryResult
    private let line: Int32
    private var column: Int32 = 0

    init(result: QueryResult, line: Int32) {
        self.result = result
        self.line = line
    }

    /// The next column as `type`; `T?` where it may be null.
    ///
    /// Throws `unexpectedResult` with the column's name, position and type, never its value.
    public mutating func next<T: PostgresDecodable>(
        as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        guard column < result.columnCount else {
            throw .unexpectedResult(
                "column \(column + 1) was read as \(T.self), but the row has \(result.columnCount)"
            )
        }
        defer { column += 1 }
        guard let text = result.text(line: line, column: column) else {
            guard let null = T.postgresNull else { throw mismatch("is null, not", T.self) }
            return null
        }
        guard let value = T(postgresText: text) else { throw mismatch("is not", T.self) }
        return value
    }

    /// Passes over one column on purpose.
    public mutating func skip() throws(PostgresError) {
        guard column < result.columnCount else {
            throw .unexpectedResult("column \(column + 1) was skipped, but the row ends before it")
        }
        column += 1
    }

    /// Throws when a decoder stopped halfway.
    func checkFullyRead() throws(PostgresError) {
        guard column == 0 || column == result.columnCount else {
            throw .unexpectedResult("\(column) of \(result.columnCount) columns were read")
        }
    }

    private func mismatch<T>(_ verb: String, _ type: T.Type) -> PostgresError {
        .unexpectedResult("column \(column + 1) (\(result.name(column: column))) \(verb) \(type)")
    }
}
