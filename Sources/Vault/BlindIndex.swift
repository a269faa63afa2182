import Crypto
import Foundation

/// Finds equal values without keeping them: equal fields give equal bytes, and nothing else does.
///
/// Without the secret nobody can try values out against the bytes.
public struct BlindIndex: Concealed, Sendable {
    private let secret: Secret

    /// The index over a secret, which has to stay the same for as long as its bytes are kept.
    public init(_ secret: Secret) { self.secret = secret }

    /// 32 bytes that stand for these fields in this domain.
    ///
    /// HMAC-SHA256 over the domain and the fields, each as UTF-8 behind its length in 8 bytes,
    /// big-endian: ("a", "bc") and ("ab", "c") differ. Fields that should be found under
    /// each other's spelling have to be brought into one form before, also in Unicode's sense.
    public func of(domain: String, fields: [String]) -> [UInt8] {
        let bytes = LengthPrefix.bytes(([domain] + fields).map { Array($0.utf8) })
        return Array(HMAC<SHA256>.authenticationCode(for: bytes, using: secret.key))
    }
}
