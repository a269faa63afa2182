/// Fields one after another so that no two lists of fields give the same bytes.
enum LengthPrefix {
    /// Before each field its length, 8 bytes and big-endian.
    static func bytes(_ fields: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fields.reduce(0) { $0 + 8 + $1.count })
        for field in fields {
            withUnsafeBytes(of: UInt64(field.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field)
        }
        return bytes
    }
}
