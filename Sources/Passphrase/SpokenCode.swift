/// A random code that one person reads out and another types, such as `BCDF-GHJK`.
///
/// Its twenty letters have no vowels, so that no word comes of them (RFC 8628, section 6.1).
public struct SpokenCode: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// How many characters a code has.
    public enum Length: Int, CaseIterable, Sendable {
        /// The code of a device that waits for its employee: 34.5 bits, and minutes to live.
        case eight = 8
        /// The code of an enrolment, which lives for days: 51.8 bits.
        case twelve = 12
    }

    /// Upper-case letters of the alphabet without hyphens: what is hashed; a secret.
    public let characters: String

    /// Reads what somebody typed, whatever its case, blanks and hyphens.
    ///
    /// Nil when the rest is not a code of that length.
    public init?(_ text: some StringProtocol, length: Length) {
        var characters = ""
        for scalar in text.unicodeScalars where !Self.isSkipped(scalar) {
            // Letters beyond ASCII whose upper case lies within it are no letters of a code.
            guard scalar.isASCII, let letter = String(scalar).uppercased().first,
                Self.alphabet.contains(letter), characters.count < length.rawValue
            else { return nil }
            characters.append(letter)
        }
        guard characters.count == length.rawValue else { return nil }
        self.characters = characters
    }

    /// Draws a fresh code from the system's generator.
    public init(random length: Length) {
        characters = String(
            (0..<length.rawValue).map { _ in Self.alphabet[Int.random(in: Self.alphabet.indices)] }
        )
    }

    /// The code as it is shown, in groups of four: `BCDF-GHJK`; a secret.
    public var text: String {
        stride(from: 0, to: characters.count, by: 4)
            .map { characters.dropFirst($0).prefix(4) }.joined(separator: "-")
    }

    /// Nothing of the code.
    public var description: String { "•••" }

    /// Only the description, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: ["text": description]) }

    static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")

    /// Whether it only parts a code: telephones turn hyphens into dashes.
    private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
    }
}
