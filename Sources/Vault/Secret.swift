import Crypto
import Foundation

/// 32 bytes that nobody outside may know, such as the key of a blind index.
public struct Secret: Concealed, Equatable, Sendable {
    /// Compares in constant time, and is wiped when the last copy goes.
    let key: SymmetricKey

    /// Draws from the system's generator.
    init() { key = SymmetricKey(size: .bits256) }

    /// Takes over bytes; nil when they are not 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == KeyText.keyLength else { return nil }
        key = SymmetricKey(data: Array(bytes))
    }

    /// The 32 bytes, for whoever needs a key; the vault itself takes the secret.
    public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }
}
