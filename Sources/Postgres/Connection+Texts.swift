import CLibpq

extension Connection {
    /// Runs a reading statement known only as text, such as a check from a file, and returns its
    /// one column of texts, in the server's order; may be empty.
    ///
    /// Throws `unexpectedResult` when there is not exactly one column or a value is null.
    public func texts(
        _ sql: String,
        deadline: Duration = .seconds(5)
    ) throws(PostgresError) -> [String] {
        try sql.checkNoNUL()
        let results = try perform(deadline: deadline, effect: .read) { connection in
            PQsendQueryParams(connection, sql, 0, nil, nil, nil, nil, 0)
        }
        guard let result = results.last else { return [] }
        var texts: [String] = []
        for line in 0..<result.rowCount {
            var row = Row(result: result, line: line)
            texts.append(try row.next())
            try row.checkFullyRead()
        }
        return texts
    }
}
