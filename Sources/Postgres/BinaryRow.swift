/// One streamed row in PostgreSQL's binary form, read left to right; only for the length of a call.
///
/// Each field is its length in four bytes, most significant first, and then its value as the
/// type's `…send` function gives it; a null has the length -1 and no value
/// (https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format").
public struct BinaryRow {
    @usableFromInline var rest: UnsafeRawBufferPointer

    /// Takes the fields of a row, without what stands before the first one.
    @usableFromInline init(_ fields: UnsafeRawBufferPointer) { rest = fields }

    /// What has not been read yet, as it came.
    public var unread: UnsafeRawBufferPointer { rest }

    /// The value of the next field; nil when null.
    ///
    /// Throws `unexpectedResult` past the last one.
    @inlinable public mutating func next() throws(PostgresError) -> UnsafeRawBufferPointer? {
        guard rest.count >= 4 else { throw .unexpectedResult("a streamed row is too short") }
        let length = Int32(bigEndian: rest.loadUnaligned(as: Int32.self))
        rest = UnsafeRawBufferPointer(rebasing: rest[4...])
        guard length >= 0 else { return nil }
        guard rest.count >= Int(length) else {
            throw .unexpectedResult("a streamed row is too short")
        }
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[Int(length)...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<Int(length)])
    }

    /// The next field as a whole number of exactly that width; nil when null.
    @inlinable public mutating func next<I: FixedWidthInteger & BitwiseCopyable>(
        _ type: I.Type
    ) throws(PostgresError) -> I? {
        guard let value = try next() else { return nil }
        guard value.count == MemoryLayout<I>.size else {
            throw .unexpectedResult("a streamed field of \(value.count) bytes is no \(I.self)")
        }
        return I(bigEndian: value.loadUnaligned(as: I.self))
    }
}

/// Takes the rows of a COPY as they come.
struct RowSink {
    /// How long the server may keep silent between two rows.
    let pause: Duration
    /// Takes one message of the server's.
    let take: (UnsafeRawBufferPointer) throws(PostgresError) -> Void
}
