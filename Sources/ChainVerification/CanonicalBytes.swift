import Crypto

/// Collects the bytes that a digest is of; used again and again.
///
/// A streamed field is its length and its value, and so is `canonical(…)` in SQL, null included:
/// a field is copied as it came, or without its length where SQL takes the bare value.
final class CanonicalBytes {
    private var bytes: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init() { bytes = .allocate(byteCount: 4096, alignment: 8) }

    deinit { bytes.deallocate() }

    /// What has been collected so far; valid until the next change.
    var contents: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[..<count]) }

    /// SHA-256 of what has been collected.
    var digest: Digest {
        var hash = SHA256()
        hash.update(bufferPointer: contents)
        return hash.finalize().withUnsafeBytes { Digest(unchecked: $0) }
    }

    /// Forgets everything but the first `length` bytes.
    func cut(to length: Int = 0) { count = length }

    /// A value alone.
    func bare(_ value: UnsafeRawBufferPointer) {
        reserve(value.count)
        if let source = value.baseAddress, let start = bytes.baseAddress {
            (start + count).copyMemory(from: source, byteCount: value.count)
        }
        count += value.count
    }

    /// A value with its length before it; null is the length -1.
    func framed(_ value: UnsafeRawBufferPointer?) {
        integer(Int32(value?.count ?? -1))
        if let value { bare(value) }
    }

    /// A digest with its length before it.
    func framed(_ digest: Digest) {
        integer(Int32(32))
        withUnsafeBytes(of: digest.words) { bare($0) }
    }

    /// A number, most significant byte first.
    func integer<I: FixedWidthInteger & BitwiseCopyable>(_ value: I) {
        reserve(MemoryLayout<I>.size)
        bytes.storeBytes(of: value.bigEndian, toByteOffset: count, as: I.self)
        count += MemoryLayout<I>.size
    }

    /// The version of the form and what the bytes are of, as `canonical_head` in SQL.
    func head(_ domain: StaticString) {
        integer(UInt8(1))
        framed(UnsafeRawBufferPointer(start: domain.utf8Start, count: domain.utf8CodeUnitCount))
    }

    /// Writes the length of what came after a gap left at `offset` by `integer(Int32(-1))`.
    func close(frame offset: Int) {
        let length = Int32(count - offset - 4)
        bytes.storeBytes(of: length.bigEndian, toByteOffset: offset, as: Int32.self)
    }

    private func reserve(_ more: Int) {
        guard count + more > bytes.count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(bytes.count * 2, count + more),
            alignment: 8
        )
        larger.copyMemory(from: contents)
        bytes.deallocate()
        bytes = larger
    }
}

/// A SHA-256 digest.
struct Digest: Hashable, Sendable, BitwiseCopyable {
    let words: SIMD4<UInt64>

    /// Nil when `bytes` are not 32.
    init?(_ bytes: UnsafeRawBufferPointer?) {
        guard let bytes, bytes.count == 32 else { return nil }
        self.init(unchecked: bytes)
    }

    init(unchecked bytes: UnsafeRawBufferPointer) {
        words = bytes.loadUnaligned(as: SIMD4<UInt64>.self)
    }
}

/// A column of a digest: its SQL, and whether its value stands alone or after its length.
struct Column {
    let sql: String
    let isFramed: Bool

    static func bare(_ sql: String) -> Column { Column(sql: sql, isFramed: false) }
    static func framed(_ sql: String) -> Column { Column(sql: sql, isFramed: true) }
}

extension [Column] {
    /// The columns as SQL names them, in order, of the row called `alias`.
    func list(of alias: String) -> String {
        map { "\(alias).\($0.sql)" }.joined(separator: ", ")
    }
}
