import CLibpq

/// Parameters laid out for C: one buffer of values, and where each begins.
struct ParameterBlock {
    /// The type number of `bytea`, which is the same in every PostgreSQL.
    private static let byteaTypeID: UInt32 = 17
    /// The protocol counts parameters in 16 bits.
    private static let maximumCount = 65_535

    private var storage: [UInt8] = []
    private var offsets: [Int?] = []
    private(set) var typeIDs: [UInt32] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []

    /// Throws `refused`, as the server would, for what cannot be sent at all.
    init(_ parameters: [Parameter]) throws(PostgresError) {
        guard parameters.count <= Self.maximumCount else {
            throw .refused(
                ServerReport(
                    sqlState: "54023",
                    severity: "ERROR",
                    message: "too many parameters"
                )
            )
        }
        for parameter in parameters {
            switch parameter.form {
            case .null: append(nil, typeID: 0, format: 0)
            case .nullBytes: append(nil, typeID: Self.byteaTypeID, format: 1)
            case .binary(let bytes): append(bytes, typeID: Self.byteaTypeID, format: 1)
            case .text(let text):
                try text.checkNoNUL()
                append(text.utf8, typeID: 0, format: 0)
            }
        }
    }

    var count: Int32 { Int32(offsets.count) }

    /// Sends `sql` with these values by libpq's extended protocol; 1 when libpq took it.
    func send(_ sql: String, on connection: OpaquePointer) -> Int32 {
        withPointers { values in
            PQsendQueryParams(connection, sql, count, typeIDs, values, lengths, formats, 0)
        }
    }

    /// Has the server keep `sql` under a name, for parameters of these types.
    func prepare(_ sql: String, as name: String, on connection: OpaquePointer) -> Int32 {
        PQsendPrepare(connection, name, sql, count, typeIDs)
    }

    /// Sends these values to the statement kept under a name; 1 when libpq took it.
    func execute(_ name: String, on connection: OpaquePointer) -> Int32 {
        withPointers { values in
            PQsendQueryPrepared(connection, name, count, values, lengths, formats, 0)
        }
    }

    /// Lends pointers to the values for the length of `body`; a null is a null pointer.
    private func withPointers<R>(_ body: ([UnsafePointer<CChar>?]) -> R) -> R {
        storage.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                body(offsets.map { $0.flatMap { characters.baseAddress?.advanced(by: $0) } })
            }
        }
    }

    private mutating func append(
        _ value: (some Collection<UInt8>)?,
        typeID: UInt32,
        format: Int32
    ) {
        typeIDs.append(typeID)
        formats.append(format)
        lengths.append(Int32(value?.count ?? 0))
        guard let value else { return offsets.append(nil) }
        offsets.append(storage.count)
        storage.append(contentsOf: value)
        storage.append(0)
    }

    private mutating func append(_ value: [UInt8]?, typeID: UInt32, format: Int32) {
        append(value.map { $0[...] }, typeID: typeID, format: format)
    }
}

extension String {
    /// Throws what the server answers to a NUL in text, because C would cut the text there.
    func checkNoNUL() throws(PostgresError) {
        guard utf8.contains(0) else { return }
        throw .refused(
            ServerReport(
                sqlState: .characterNotInRepertoire,
                severity: "ERROR",
                message: "text holds a NUL character"
            )
        )
    }
}
