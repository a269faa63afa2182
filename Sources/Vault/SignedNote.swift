import Foundation

/// A text with its signature beneath: for people to read, for programs to check.
///
/// After the idea of C2SP signed-note (<https://c2sp.org/signed-note>), though not its format:
/// the body, an empty line, and one line with the signature,
///
///     — latitude KEYID BASE64SIGNATURE
///
/// where KEYID is the verifying key's id and the signature 64 bytes as 88 characters of base64.
/// The body is UTF-8 in lines that end with a line feed. It holds no carriage return and no NUL,
/// and none of its lines begins with an em dash. Its bytes count: two spellings of one letter are
/// two bodies.
///
/// Ed25519 signs `latitude.note.1`, then the body's length in 8 bytes, big-endian, then the body.
/// The same body and key give the same note.
public struct SignedNote: Hashable, Sendable, CustomStringConvertible {
    private static let dash = Array("—".utf8)
    private static let name = "latitude"
    private static let signatureLength = 64

    /// Bytes, because strings that differ in spelling alone are equal to Swift.
    private let bodyBytes: [UInt8]
    private let signature: [UInt8]
    /// The id of the key that the note says signed it: 16 lower-case hexadecimal digits.
    public let keyID: String

    private init(body: [UInt8], signature: [UInt8], keyID: String) {
        bodyBytes = body
        self.signature = signature
        self.keyID = keyID
    }

    /// Signs a body.
    ///
    /// Throws `malformed` when it has not the shape of one.
    public static func sign(body: String, with key: SigningKey) throws(NoteFault) -> SignedNote {
        let body = Array(body.utf8)
        guard isBody(body) else { throw .malformed }
        return SignedNote(
            body: body,
            signature: key.signature(for: message(body)),
            keyID: key.publicKey.id
        )
    }

    /// Reads a note without trusting it.
    ///
    /// Throws `malformed`.
    public init(text: String) throws(NoteFault) { try self.init(bytes: Array(text.utf8)) }

    /// As `init(text:)`, for bytes as a file has them, which must be UTF-8.
    public init(bytes: [UInt8]) throws(NoteFault) {
        guard String(validating: bytes, as: UTF8.self) != nil, bytes.last == Byte.lineFeed,
            let lineStart = bytes.dropLast().lastIndex(of: Byte.lineFeed).map({ $0 + 1 }),
            bytes[..<lineStart].suffix(2).elementsEqual([Byte.lineFeed, Byte.lineFeed])
        else { throw .malformed }
        let body = Array(bytes[..<(lineStart - 1)])
        let words = bytes[lineStart...].dropLast()
            .split(separator: Byte.space, omittingEmptySubsequences: false)
            .map { Substring(decoding: $0, as: UTF8.self) }
        guard Self.isBody(body), words.count == 4,
            words[0].utf8.elementsEqual(Self.dash), words[1].utf8.elementsEqual(Self.name.utf8),
            Self.isKeyID(words[2]),
            let signature = KeyText.bytes(ofBase64: words[3], count: Self.signatureLength)
        else { throw .malformed }
        self.init(body: body, signature: signature, keyID: String(words[2]))
    }

    /// The signed text; genuine only once `verify` has returned.
    public var body: String { String(decoding: bodyBytes, as: UTF8.self) }

    /// Body, empty line and signature, to keep byte for byte.
    public var text: String {
        "\(body)\n— \(Self.name) \(keyID) \(KeyText.base64(signature))\n"
    }

    /// The note's text.
    public var description: String { text }

    /// Which of these keys signed the note.
    ///
    /// Throws `unknownKey` or `forged`.
    public func verify(_ keys: [VerifyingKey]) throws(NoteFault) -> VerifyingKey {
        let named = keys.filter { $0.id == keyID }
        guard !named.isEmpty else { throw .unknownKey(keyID) }
        let message = Self.message(bodyBytes)
        guard let key = named.first(where: { $0.isValid(signature, for: message) }) else {
            throw .forged
        }
        return key
    }

    private static func message(_ body: [UInt8]) -> [UInt8] {
        Array("latitude.note.1".utf8) + LengthPrefix.bytes([body])
    }

    private static func isBody(_ bytes: [UInt8]) -> Bool {
        guard bytes.last == Byte.lineFeed, !bytes.contains(Byte.carriageReturn),
            !bytes.contains(0)
        else { return false }
        return !bytes.split(separator: Byte.lineFeed).contains { $0.starts(with: dash) }
    }

    private static func isKeyID(_ text: Substring) -> Bool {
        text.utf8.count == 16
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}

/// The bytes that give a note its shape.
private enum Byte {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
}
