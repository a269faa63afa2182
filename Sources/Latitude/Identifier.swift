public import Foundation

/// A UUID made by whoever asks, so that asking twice is booking once.
///
/// It prints and encodes in lower case, as PostgreSQL does.
public struct Identifier: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The value itself.
    public let uuid: UUID

    /// A fresh random identifier (version 4).
    public init() { uuid = UUID() }

    /// Wraps a UUID that already exists.
    public init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads the 36-character text form in either case; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let uuid = UUID(uuidString: String(text)) else { return nil }
        self.uuid = uuid
    }

    /// Reads an id that a client may make; nil for anything else.
    public init?(made text: some StringProtocol) {
        self.init(text)
        guard isMadeByClient else { return nil }
    }

    /// Whether a client may make it: of version 4 or 7 (RFC 9562).
    ///
    /// Version 8 is the server's, which derives ids of its own; others can be foreseen.
    public var isMadeByClient: Bool {
        [4, 7].contains(uuid.uuid.6 >> 4) && uuid.uuid.8 >> 6 == 0b10
    }

    /// The 36-character text form in lower case.
    public var description: String { uuid.uuidString.lowercased() }

    /// Reads the text form.
    ///
    /// Throws `DecodingError.dataCorrupted` when it is no UUID.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let read = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = read
    }

    /// Writes the text form in lower case.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
