import CLibpq

extension Connection {
    /// Hands the rows of a query to `body` as they come, however many; only one is in memory.
    ///
    /// `query` is of our own making: it takes no parameters. The server may be silent for `pause`
    /// at most, before the first row, too, and all of it ends at `deadline`. When this throws,
    /// what `body` got was not all. An error that `body` throws ends the query and the connection.
    public func stream(
        _ query: String,
        deadline: Duration,
        pause: Duration = .seconds(30),
        _ body: (inout BinaryRow) throws(PostgresError) -> Void
    ) throws(PostgresError) {
        try query.checkNoNUL()
        let sql = "copy (\(query)) to stdout (format binary)"
        try withoutActuallyEscaping(body) { (body) throws(PostgresError) -> Void in
            var isFirst = true
            let rows = RowSink(pause: pause) { message throws(PostgresError) in
                var row = BinaryRow(message)
                if isFirst { try row.skipHeader() }
                isFirst = false
                guard try row.begins() else { return }
                try body(&row)
            }
            _ = try perform(deadline: deadline, effect: .read, rows: rows) { PQsendQuery($0, sql) }
        }
    }
}

extension BinaryRow {
    /// Passes over what stands before the first row: a signature, flags, and an extension.
    fileprivate mutating func skipHeader() throws(PostgresError) {
        guard rest.count >= 19, rest.starts(with: Self.signature),
            case let length = Int32(
                bigEndian: rest.loadUnaligned(fromByteOffset: 15, as: Int32.self)
            ), length >= 0, rest.count >= 19 + Int(length)
        else { throw .unexpectedResult("what is streamed is not in the binary format") }
        rest = UnsafeRawBufferPointer(rebasing: rest[(19 + Int(length))...])
    }

    /// Reads the number of fields; false at the end mark, which has none, and on nothing at all.
    fileprivate mutating func begins() throws(PostgresError) -> Bool {
        guard !rest.isEmpty else { return false }
        guard rest.count >= 2 else { throw .unexpectedResult("a streamed row is too short") }
        let count = Int16(bigEndian: rest.loadUnaligned(as: Int16.self))
        rest = UnsafeRawBufferPointer(rebasing: rest[2...])
        return count >= 0
    }

    /// `PGCOPY`, and bytes that show whether line ends were tampered with on the way.
    private static let signature: [UInt8] = [
        0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00,
    ]
}
