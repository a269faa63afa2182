import Crypto
import Foundation

/// AES-256-GCM as everything in the vault uses it: nonce, ciphertext and tag in one piece.
enum Sealing {
    /// The bytes that sealing adds: 12 of nonce in front and 16 of tag behind.
    static let overhead = 28

    /// Seals under a fresh random nonce; `context` is authenticated and not kept.
    ///
    /// Random nonces are good for 2^32 sealings under one key.
    static func seal(
        _ bytes: some DataProtocol,
        under key: SymmetricKey,
        context: [UInt8]
    ) -> [UInt8] {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: context),
            let combined = box.combined
        else {
            // Only a key of another length or 64 GiB of text get here, and no caller has either.
            preconditionFailure("AES-256-GCM did not seal")
        }
        return Array(combined)
    }

    /// What was sealed under this key in this context.
    static func open(
        _ sealed: [UInt8],
        under key: SymmetricKey,
        context: [UInt8]
    ) throws(VaultFault) -> Data {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: context)
        else { throw .damaged }
        return bytes
    }

    /// Bytes of the system's generator.
    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
