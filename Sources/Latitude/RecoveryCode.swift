/// The speakable name of a recovery, such as `7K2M`: Crockford's base 32, four characters or more.
///
/// Reading is forgiving as in https://www.crockford.com/base32.html: case does not matter, `O` is
/// zero, `I` and `L` are one, hyphens are skipped.
public struct RecoveryCode: Hashable, Sendable, CustomStringConvertible {
    /// Upper-case characters of the alphabet, 4 to 6 of them.
    public let text: String

    /// Nil when the text cannot be a code.
    public init?(_ typed: some StringProtocol) {
        var text = ""
        for character in typed.uppercased() where character != "-" {
            switch character {
            case "O": text.append("0")
            case "I", "L": text.append("1")
            case let letter where Self.alphabet.contains(letter): text.append(letter)
            default: return nil
            }
        }
        guard (4...6).contains(text.count) else { return nil }
        self.text = text
    }

    /// The code.
    public var description: String { text }

    private static let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}

/// How a request names a recovery that exists: by its id or by its code.
public enum RecoveryReference: Hashable, Sendable, CustomStringConvertible {
    case id(Identifier)
    case code(RecoveryCode)

    /// Nil when the text is neither.
    public init?(_ text: some StringProtocol) {
        if let id = Identifier(text) {
            self = .id(id)
        } else if let code = RecoveryCode(text) {
            self = .code(code)
        } else {
            return nil
        }
    }

    /// The id in lower case or the code in upper case.
    public var description: String {
        switch self {
        case .id(let id): id.description
        case .code(let code): code.text
        }
    }
}
