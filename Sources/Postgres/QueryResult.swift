import CLibpq

/// Owns one `PGresult` and frees it exactly once, when the last reader is gone.
final class QueryResult {
    private let result: OpaquePointer

    let columnCount: Int32
    let rowCount: Int32

    /// Takes over a result that nobody else will free.
    init(owning result: OpaquePointer) {
        self.result = result
        columnCount = PQnfields(result)
        rowCount = PQntuples(result)
    }

    deinit { PQclear(result) }

    var status: ExecStatusType { PQresultStatus(result) }

    /// Whether the statement failed, or its answer could not be read.
    var isError: Bool {
        switch status {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR: true
        default: false
        }
    }

    /// What the server says it did, such as `COMMIT` or `UPDATE 1`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    func name(column: Int32) -> String {
        PQfname(result, column).map { String(cString: $0) } ?? "?"
    }

    func typeID(column: Int32) -> UInt32 { PQftype(result, column) }

    /// The type of each parameter, of a statement that was described.
    var parameterTypeIDs: [UInt32] {
        (0..<PQnparams(result)).map { PQparamtype(result, $0) }
    }

    /// The bytes of one cell, valid as long as this object lives; nil when null.
    func text(line: Int32, column: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard PQgetisnull(result, line, column) == 0,
            let value = PQgetvalue(result, line, column)
        else { return nil }
        let count = Int(PQgetlength(result, line, column))
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self),
            count: count
        )
    }

    /// The server's error; nil when this result is none, or when libpq made it up itself because
    /// the connection is lost.
    var report: ServerReport? {
        guard let sqlState = field("C") else { return nil }
        return ServerReport(
            sqlState: SQLState(rawValue: sqlState),
            severity: field("V") ?? field("S") ?? "ERROR",
            constraint: field("n"),
            table: field("t"),
            column: field("c"),
            message: field("M") ?? ""
        )
    }

    /// One field of an error report; the letters are the protocol's, as in `PG_DIAG_SQLSTATE`.
    private func field(_ letter: Unicode.Scalar) -> String? {
        Self.field(letter, of: result)
    }

    static func field(_ letter: Unicode.Scalar, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
    }
}
