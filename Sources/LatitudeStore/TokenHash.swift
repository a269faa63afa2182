import Crypto
import Foundation

/// What is kept of a bearer token: its SHA-256.
///
/// The token itself is kept nowhere.
public struct TokenHash: Hashable, Sendable, Encodable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// The hash of a token as the client sends it.
    public init(of token: String) {
        bytes = Array(SHA256.hash(data: Data(token.utf8)))
    }

    /// Nothing of the hash, so that it stands in no log.
    public var description: String { "•••" }

    /// As PostgreSQL writes bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Hexadecimal.text(bytes))
    }
}

/// A fresh bearer token: 256 random bits behind a prefix that secret scanners can know.
public struct Token: Sendable {
    /// `lat_` and 43 characters of base64url.
    public let text: String
    /// What the database keeps.
    public var hash: TokenHash { TokenHash(of: text) }

    /// Draws from the system's generator.
    public init() {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let base64 = Data(bytes).base64EncodedString()
        text =
            "lat_"
            + base64.replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
