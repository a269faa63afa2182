public import Foundation

/// A sealed text and all that opens it, save the master key: bytes for the database to keep.
///
/// The layout is fixed, so that SQL can take the bytes apart by `substr` and put them together
/// again. Numbers are big-endian, and offsets count from 0.
///
/// | Offset | Length | Content                                                               |
/// |-------:|-------:|-----------------------------------------------------------------------|
/// |      0 |      4 | number of the master key, a positive 32-bit integer                   |
/// |      4 |     16 | id: the UUID of what the text belongs to, authenticated               |
/// |     20 |     32 | salt: random, authenticated, for hashes the database makes            |
/// |     52 |     60 | wrapped data key: 12 bytes of nonce, 32 of key, 16 of tag             |
/// |    112 |   rest | sealed text: 12 bytes of nonce, as many as the UTF-8 has, 16 of tag   |
///
/// Whoever destroys the wrapped data key destroys the text.
public struct Envelope: Hashable, Sendable, CustomStringConvertible {
    /// The bytes in front of the sealed text: 112.
    public static let headerLength = EnvelopeHeader.length

    private let parts: EnvelopeHeader
    /// Nonce, ciphertext and tag of the text: 28 bytes longer than its UTF-8.
    public let sealed: [UInt8]

    /// Puts together what was sealed.
    init(_ parts: EnvelopeHeader, sealed: [UInt8]) {
        self.parts = parts
        self.sealed = sealed
    }

    /// Takes bytes apart without opening anything.
    ///
    /// Nil when they are fewer than 140, or begin with no positive number.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headerLength + Sealing.overhead,
            let parts = EnvelopeHeader(bytes[..<Self.headerLength])
        else { return nil }
        self.init(parts, sealed: Array(bytes[Self.headerLength...]))
    }

    /// Puts together header and sealed text where they were kept apart; nil as `init(_:)`.
    public init?(header: [UInt8], sealed: [UInt8]) {
        guard sealed.count >= Sealing.overhead, let parts = EnvelopeHeader(header) else {
            return nil
        }
        self.init(parts, sealed: sealed)
    }

    /// Header and sealed text, as the layout says.
    public var bytes: [UInt8] { header + sealed }

    /// The first 112 bytes: all but the sealed text, and all that changes when keys rotate.
    public var header: [UInt8] { parts.bytes }

    /// What the text belongs to.
    ///
    /// Whoever asked for another id must not take this text for it.
    public var id: UUID { parts.id }

    /// 32 random bytes.
    public var salt: [UInt8] { parts.salt }

    /// The number of the master key that the data key is wrapped under.
    public var masterNumber: Int { parts.masterNumber }

    /// The wrapped data key, and what it is bound to.
    var wrapping: EnvelopeHeader { parts }

    /// The id and the master key's number.
    public var description: String { "envelope \(id) under master key \(masterNumber)" }
}

/// The first 112 bytes of an envelope.
struct EnvelopeHeader: Hashable, Sendable {
    static let saltLength = 32
    static let wrappedLength = KeyText.keyLength + Sealing.overhead
    static let length = 4 + 16 + saltLength + wrappedLength

    let masterNumber: Int
    let id: UUID
    let salt: [UInt8]
    let wrapped: [UInt8]

    init(masterNumber: Int, id: UUID, salt: [UInt8], wrapped: [UInt8]) {
        self.masterNumber = masterNumber
        self.id = id
        self.salt = salt
        self.wrapped = wrapped
    }

    /// Nil when the bytes are not 112, or begin with no positive number.
    init?(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == Self.length else { return nil }
        let (number, uuid) = bytes.withUnsafeBytes { raw in
            (
                Int32(bigEndian: raw.loadUnaligned(as: Int32.self)),
                raw.loadUnaligned(fromByteOffset: 4, as: uuid_t.self)
            )
        }
        guard number > 0 else { return nil }
        masterNumber = Int(number)
        id = UUID(uuid: uuid)
        salt = Array(bytes[20..<20 + Self.saltLength])
        wrapped = Array(bytes[(20 + Self.saltLength)...])
    }

    var bytes: [UInt8] {
        let number = withUnsafeBytes(of: UInt32(masterNumber).bigEndian) { Array($0) }
        return number + id.bytes + salt + wrapped
    }
}

extension UUID {
    /// The 16 bytes as the text form has them.
    var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }
}
