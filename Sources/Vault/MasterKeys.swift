import Crypto
import Foundation

/// Numbered 256-bit keys that wrap all others; the one with the highest number wraps.
///
/// The text form has one key a line, `1 BASE64`: a number, a space and 32 bytes as 44 characters
/// of base64. Blank lines are allowed, and so are lines that begin with `#`. Where line breaks
/// are a nuisance, as in an environment variable, commas do as well.
public struct MasterKeys: Concealed, Sendable {
    private let keys: [Int: SymmetricKey]
    /// The number of the key that wraps: the highest.
    public let current: Int
    /// The key that wraps.
    let currentKey: SymmetricKey

    /// Takes over keys of which `number` is the highest.
    private init(_ keys: [Int: SymmetricKey], current number: Int, _ key: SymmetricKey) {
        self.keys = keys
        current = number
        currentKey = key
    }

    /// Reads the text form.
    ///
    /// Throws `noKey`, `malformedLine`, `duplicateNumber` or `sameKey`. Numbers go from 1 to
    /// 2,147,483,647, for an envelope has 4 bytes for them.
    public init(text: String) throws(KeyFault) {
        var keys: [Int: SymmetricKey] = [:]
        for line in KeyText.lines(of: text) {
            let words = line.text.split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let number = Self.number(words[0]),
                let bytes = KeyText.bytes(ofBase64: words[1], count: KeyText.keyLength)
            else { throw .malformedLine(line.number) }
            guard keys[number] == nil else { throw .duplicateNumber(number) }
            let key = SymmetricKey(data: bytes)
            if let twin = keys.first(where: { $0.value == key })?.key {
                throw .sameKey(min(twin, number), max(twin, number))
            }
            keys[number] = key
        }
        guard let current = keys.max(by: { $0.key < $1.key }) else { throw .noKey }
        self.init(keys, current: current.key, current.value)
    }

    /// One new random key with the number 1.
    public static func fresh() -> MasterKeys {
        let key = SymmetricKey(size: .bits256)
        return MasterKeys([1: key], current: 1, key)
    }

    /// These keys and a new random one, which wraps from then on: the first step of a rotation.
    ///
    /// Traps when the highest number is 2,147,483,647.
    public func adding() -> MasterKeys {
        precondition(current < Int32.max, "the numbers of master keys are used up")
        let (number, key) = (current + 1, SymmetricKey(size: .bits256))
        return MasterKeys(keys.merging([number: key]) { $1 }, current: number, key)
    }

    /// The text form, which is as secret as the keys: a line each, by number.
    public var text: String {
        numbers.compactMap { number in
            keys[number].map { key in
                "\(number) \(key.withUnsafeBytes { KeyText.base64($0) })\n"
            }
        }
        .joined()
    }

    /// The numbers of all keys, ascending.
    public var numbers: [Int] { keys.keys.sorted() }

    /// 16 bytes by which a key is known again and which say nothing of it; nil without such a key.
    ///
    /// A database that keeps it notices when a number comes with another key. HKDF-SHA256 of the
    /// key without salt, with the info `latitude.fingerprint.1`.
    public func fingerprint(of number: Int) -> [UInt8]? {
        keys[number].map { key in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: key,
                info: Array("latitude.fingerprint.1".utf8),
                outputByteCount: 16
            )
            .withUnsafeBytes { Array($0) }
        }
    }

    /// The key with this number.
    func key(_ number: Int) throws(VaultFault) -> SymmetricKey {
        guard let key = keys[number] else { throw .unknownMaster(number) }
        return key
    }

    private static func number(_ text: Substring) -> Int? {
        guard let number = Int32(text), number > 0, text.utf8.elementsEqual("\(number)".utf8) else {
            return nil
        }
        return Int(number)
    }
}
