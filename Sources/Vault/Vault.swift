import Crypto
public import Foundation

/// Seals texts, files and secrets under numbered master keys.
///
/// Each text has a random data key of its own, and the current master key wraps that. A rotation
/// so wraps 112 bytes anew and leaves the text alone, and a text is gone for good, backups of the
/// master keys or not, once its wrapped data key is.
public struct Vault: Concealed, Sendable {
    private let keys: MasterKeys

    /// A vault that wraps under the current key and unwraps under each.
    public init(_ keys: MasterKeys) { self.keys = keys }

    /// Seals a text of any length, the empty one too, under a fresh data key and salt.
    ///
    /// AES-256-GCM twice. Wrapping authenticates `latitude.key.1`, the id and the salt, sealing
    /// `latitude.text.1` and the id, so that no part opens in another envelope.
    public func seal(_ text: String, id: UUID) -> Envelope {
        seal(Array(text.utf8), id: id, context: Self.textContext(id))
    }

    /// Seals a file of any length, as a text is sealed but for the `latitude.file.1` that is
    /// authenticated with it, so that neither opens as the other.
    public func seal(file bytes: [UInt8], id: UUID) -> Envelope {
        seal(bytes, id: id, context: Self.fileContext(id))
    }

    private func seal(_ bytes: [UInt8], id: UUID, context: [UInt8]) -> Envelope {
        let dataKey = SymmetricKey(size: .bits256)
        let salt = Sealing.randomBytes(EnvelopeHeader.saltLength)
        let sealed = Sealing.seal(bytes, under: dataKey, context: context)
        return Envelope(wrapped(dataKey, id: id, salt: salt), sealed: sealed)
    }

    /// The text that was sealed.
    ///
    /// Throws `unknownMaster` or `damaged`. That the id is the one asked for is for the caller to
    /// compare: this only makes sure that text, id and salt were sealed together.
    public func open(_ envelope: Envelope) throws(VaultFault) -> String {
        let dataKey = try dataKey(envelope.wrapping)
        let bytes = try Sealing.open(
            envelope.sealed,
            under: dataKey,
            context: Self.textContext(envelope.id)
        )
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .damaged }
        return text
    }

    /// The file that was sealed; throws as `open(_:)`.
    public func open(file envelope: Envelope) throws(VaultFault) -> [UInt8] {
        let dataKey = try dataKey(envelope.wrapping)
        let context = Self.fileContext(envelope.id)
        return Array(try Sealing.open(envelope.sealed, under: dataKey, context: context))
    }

    /// An envelope's first 112 bytes, wrapped under the current master key.
    ///
    /// Id, salt and data key stay, so the same sealed text goes with them. Bytes already under
    /// the current key come back as they are, unchecked. Throws `unknownMaster`, or `damaged`,
    /// also for anything but 112 bytes.
    public func rewrapped(_ header: [UInt8]) throws(VaultFault) -> [UInt8] {
        guard let parts = EnvelopeHeader(header) else { throw .damaged }
        guard parts.masterNumber != keys.current else { return header }
        return wrapped(try dataKey(parts), id: parts.id, salt: parts.salt).bytes
    }

    /// 32 fresh random bytes, for `wrap` and for whoever needs a key.
    public static func freshSecret() -> Secret { Secret() }

    /// Wraps a service's secret, such as the key of a blind index, for the database to keep.
    ///
    /// The number of the master key, and 60 bytes: 12 of nonce, 32 of secret, 16 of tag. What
    /// `purpose` says is authenticated after `latitude.secret.1`.
    public func wrap(_ secret: Secret, purpose: String) -> (master: Int, wrapped: [UInt8]) {
        let wrapped = secret.key.withUnsafeBytes {
            Sealing.seal($0, under: keys.currentKey, context: Self.secretContext(purpose))
        }
        return (keys.current, wrapped)
    }

    /// The secret that was wrapped under this master key for this purpose.
    ///
    /// Throws `unknownMaster` or `damaged`.
    public func unwrap(
        _ wrapped: [UInt8],
        master: Int,
        purpose: String
    ) throws(VaultFault) -> Secret {
        let bytes = try Sealing.open(
            wrapped,
            under: try keys.key(master),
            context: Self.secretContext(purpose)
        )
        guard let secret = Secret(bytes) else { throw .damaged }
        return secret
    }

    private func wrapped(_ dataKey: SymmetricKey, id: UUID, salt: [UInt8]) -> EnvelopeHeader {
        let wrapped = dataKey.withUnsafeBytes {
            Sealing.seal($0, under: keys.currentKey, context: Self.keyContext(id, salt))
        }
        return EnvelopeHeader(masterNumber: keys.current, id: id, salt: salt, wrapped: wrapped)
    }

    private func dataKey(_ header: EnvelopeHeader) throws(VaultFault) -> SymmetricKey {
        let bytes = try Sealing.open(
            header.wrapped,
            under: try keys.key(header.masterNumber),
            context: Self.keyContext(header.id, header.salt)
        )
        return SymmetricKey(data: bytes)
    }

    private static func keyContext(_ id: UUID, _ salt: [UInt8]) -> [UInt8] {
        Array("latitude.key.1".utf8) + id.bytes + salt
    }

    private static func textContext(_ id: UUID) -> [UInt8] {
        Array("latitude.text.1".utf8) + id.bytes
    }

    private static func fileContext(_ id: UUID) -> [UInt8] {
        Array("latitude.file.1".utf8) + id.bytes
    }

    private static func secretContext(_ purpose: String) -> [UInt8] {
        Array("latitude.secret.1".utf8) + Array(purpose.utf8)
    }
}
