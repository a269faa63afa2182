import Crypto
import Foundation

/// An Ed25519 key that signs notes.
///
/// The text form is one line, `latitude-signing-key-1 BASE64`: the 32 bytes of the private key as
/// 44 characters of base64. Blank lines and lines that begin with `#` may stand around it.
public struct SigningKey: Concealed, Sendable {
    private static let word = "latitude-signing-key-1"

    private let key: Curve25519.Signing.PrivateKey

    private init(_ key: Curve25519.Signing.PrivateKey) { self.key = key }

    /// Reads the text form.
    ///
    /// Throws `noKey` or `malformedKey`.
    public init(text: String) throws(KeyFault) {
        let bytes = try KeyText.key(after: Self.word, in: text)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else {
            throw .malformedKey(Self.word)
        }
        self.init(key)
    }

    /// A new random key.
    public static func fresh() -> SigningKey { SigningKey(Curve25519.Signing.PrivateKey()) }

    /// The text form, which is as secret as the key, without a line break.
    public var text: String { "\(Self.word) \(KeyText.base64(key.rawRepresentation))" }

    /// The half to give away.
    public var publicKey: VerifyingKey { VerifyingKey(key.publicKey) }

    /// 64 bytes, and always the same for the same message, as RFC 8032 has it.
    ///
    /// That holds for the implementation on Linux. CryptoKit on macOS draws at random.
    func signature(for message: [UInt8]) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else {
            // Signing has no input it refuses; only memory can run out.
            preconditionFailure("Ed25519 did not sign")
        }
        return Array(signature)
    }
}
