/// Why somebody undoes what another did, or what was closed or noted: words that say something.
///
/// Ten characters or more, a run of blanks counted as one, and not one character again and again.
public struct Reason: Hashable, Sendable {
    /// The fewest characters of a reason.
    public static let fewest = 10

    /// The reason itself.
    public let text: String

    /// Throws what `Words` throws, and `reason_too_short`.
    public init(_ text: String, field: String) throws(Refusal) {
        try self.init(try Words(text, field: field))
    }

    /// Throws `reason_too_short`.
    public init(_ words: Words) throws(Refusal) {
        let parts = words.text.split { !Self.isSeen($0) }
        let seen = Set(parts.joined().map { $0.lowercased() })
        let length = parts.map(\.count).reduce(max(parts.count, 1) - 1, +)
        guard length >= Self.fewest, seen.count > 1 else { throw Refusal(.reasonTooShort) }
        text = words.text
    }

    /// Whether anybody sees it: blanks, and characters that only shape others, are seen by nobody.
    private static func isSeen(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character.isPunctuation || character.isSymbol
    }
}
