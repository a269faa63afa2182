import CSodium
import Foundation

/// Argon2id as libsodium computes it, in the form that names its parameters.
///
/// Every function takes tens of milliseconds and 19 MiB.
struct Argon2id: Sendable {
    /// How often the memory is passed over.
    let passes: UInt64
    /// Memory in bytes.
    let memory: Int

    /// The parameters of the OWASP Password Storage Cheat Sheet: m=19456 (19 MiB), t=2, p=1.
    static let current = Argon2id(passes: 2, memory: 19_456 * 1_024)

    /// What became of comparing a secret with a stored hash.
    enum Comparison: Sendable {
        case matches, differs
        /// The stored text is no hash of ours, and nothing was computed.
        case unreadable
    }

    /// A salted hash such as `$argon2id$v=19$m=19456,t=2,p=1$…$…`.
    ///
    /// Throws `unavailable` without the memory for it.
    func hash(_ secret: SecretBytes) throws(HasherFault) -> String {
        guard Self.isReady else { throw .unavailable }
        let algorithm = crypto_pwhash_alg_argon2id13()
        var output = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let status = secret.withBytes { bytes, count in
            crypto_pwhash_str_alg(&output, bytes, count, passes, memory, algorithm)
        }
        guard status == 0 else { throw .unavailable }
        let text = output.prefix { $0 != 0 }.map(UInt8.init(truncatingIfNeeded:))
        return String(decoding: text, as: UTF8.self)
    }

    /// Compares in a time that does not depend on where the two differ.
    ///
    /// Throws `unavailable` without the memory for it.
    func compare(_ secret: SecretBytes, with stored: String) throws(HasherFault) -> Comparison {
        guard Self.isReady else { throw .unavailable }
        guard let stored = Self.block(stored) else { return .unreadable }
        errno = 0
        let status = secret.withBytes { crypto_pwhash_str_verify(stored, $0, $1) }
        if status == 0 { return .matches }
        // The status is the same for a wrong secret and for want of memory, but not the reason:
        // a person must not be told that the right passphrase is wrong.
        switch errno {
        case EINVAL: return .differs
        case ENOMEM: throw .unavailable
        default: return .unreadable
        }
    }

    /// Whether the hash was made with other parameters than these.
    func isOutdated(_ stored: String) -> Bool {
        guard let stored = Self.block(stored) else { return true }
        return crypto_pwhash_str_needs_rehash(stored, passes, memory) != 0
    }

    /// Whether libsodium could start; asked once, and safe to ask from any thread.
    private static let isReady = sodium_init() >= 0

    /// The text in the fixed block of zero-terminated bytes that libsodium reads, or nil when it is
    /// no hash that we can have made.
    ///
    /// The limits keep a damaged number from claiming all memory: 256 MiB and 16 passes.
    private static func block(_ stored: String) -> [CChar]? {
        let size = crypto_pwhash_strbytes()
        guard stored.utf8.count < size else { return nil }
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else {
            return nil
        }
        let costs = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        guard costs.count == 3, costs[2] == "p=1",
            let memory = number(costs[0], after: "m="), (8...262_144).contains(memory),
            let passes = number(costs[1], after: "t="), (1...16).contains(passes),
            parts[4...].allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 > 32 && $0 < 127 } })
        else { return nil }
        let bytes = stored.utf8.map(CChar.init(truncatingIfNeeded:))
        return bytes + [CChar](repeating: 0, count: size - bytes.count)
    }

    private static func number(_ text: Substring, after name: String) -> Int? {
        guard text.hasPrefix(name) else { return nil }
        let digits = text.dropFirst(name.count)
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }
}
