/// Text somebody typed: 1 to 2,000 characters, without NUL, blanks trimmed at both ends.
public struct Words: Hashable, Sendable, CustomStringConvertible {
    /// The longest text taken, in characters as people count them.
    public static let longest = 2_000
    /// The most Unicode scalars in it; one character may pile up any number of them.
    static let mostScalars = 20_000

    /// The text itself.
    public let text: String

    /// Throws `text_empty`, `text_too_long` or `text_invalid`, naming `field`.
    public init(_ text: String, field: String) throws(Refusal) {
        let trimmed = Self.trim(text)
        guard !trimmed.unicodeScalars.contains("\0") else {
            throw Refusal(.textInvalid, detail: "“\(field)” contains a NUL character.")
        }
        guard !trimmed.isEmpty else {
            throw Refusal(.textEmpty, detail: "“\(field)” is empty.")
        }
        guard trimmed.count <= Self.longest, trimmed.unicodeScalars.count <= Self.mostScalars else {
            throw Refusal(
                .textTooLong,
                detail: "“\(field)” has \(trimmed.count) characters; \(Self.longest) fit."
            )
        }
        self.text = trimmed
    }

    /// The text itself.
    public var description: String { text }

    private static func trim(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
