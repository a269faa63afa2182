import Crypto
import Foundation

/// The public half of a signing key, which tells that a note is genuine.
///
/// The text form is one line, `latitude-verifying-key-1 BASE64`: 32 bytes of an Ed25519 public key
/// as 44 characters of base64. Blank lines and lines that begin with `#` may stand around it.
public struct VerifyingKey: Hashable, Sendable, CustomStringConvertible {
    private static let word = "latitude-verifying-key-1"

    /// The key as RFC 8032 writes it: 32 bytes.
    private let bytes: [UInt8]

    init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

    /// Reads the text form.
    ///
    /// Throws `noKey` or `malformedKey`.
    public init(text: String) throws(KeyFault) {
        bytes = try KeyText.key(after: Self.word, in: text)
    }

    /// The text form, without a line break.
    public var text: String { "\(Self.word) \(KeyText.base64(bytes))" }

    /// A name for the key: the first 8 bytes of its SHA-256 as 16 lower-case hexadecimal digits.
    public var id: String {
        SHA256.hash(data: bytes).prefix(8)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
    }

    /// The text form.
    public var description: String { text }

    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        return key?.isValidSignature(signature, for: message) == true
    }
}
