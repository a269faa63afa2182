import CSodium
import Foundation

// Safe because the bytes are written once, before anybody else knows of them, and only read then.
/// A secret's bytes, overwritten with zeros as soon as nobody needs them.
final class SecretBytes: @unchecked Sendable {
    private let start: UnsafeMutablePointer<CChar>
    private let count: Int

    /// Copies a text in Unicode normalisation form C.
    ///
    /// What the caller's own string held stays in memory: Swift overwrites no strings.
    init(_ text: String) {
        let utf8 = text.precomposedStringWithCanonicalMapping.utf8
        count = utf8.count
        start = .allocate(capacity: count)
        for (index, byte) in utf8.enumerated() {
            start.advanced(by: index).initialize(to: CChar(truncatingIfNeeded: byte))
        }
    }

    /// Random bytes, which nobody can know.
    init(randomCount count: Int) {
        self.count = count
        start = .allocate(capacity: count)
        start.initialize(repeating: 0, count: count)
        randombytes_buf(start, count)
    }

    deinit {
        sodium_memzero(start, count)
        start.deallocate()
    }

    /// Lends the bytes to a C function for the time of the call.
    func withBytes<Value>(_ body: (UnsafePointer<CChar>, UInt64) -> Value) -> Value {
        body(UnsafePointer(start), UInt64(count))
    }
}
