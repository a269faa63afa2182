/// What can be wrong with a passphrase somebody chooses.
public enum PassphraseTrouble: Hashable, Sendable {
    /// It has fewer than 8 characters; an empty one too.
    case tooShort
    /// It has more than 128 characters.
    case tooLong
    /// It is on the list of common ones.
    case common
    /// The second one differs from the first.
    case differs
    /// The present passphrase, asked for again, is not right.
    case wrongOld

    /// The field it stands at.
    var field: String {
        switch self {
        case .tooShort, .tooLong, .common: FormField.passphrase
        case .differs: FormField.passphraseAgain
        case .wrongOld: FormField.passphraseOld
        }
    }
}

/// What can be wrong with a PIN somebody chooses.
public enum PINTrouble: Hashable, Sendable {
    /// It is not 6 to 12 digits.
    case malformed
    /// Its digits are all alike or in a row.
    case easy
    /// The second one differs from the first.
    case differs

    /// The field it stands at.
    var field: String {
        switch self {
        case .malformed, .easy: FormField.pin
        case .differs: FormField.pinAgain
        }
    }
}

/// What can be wrong with a code somebody copies from paper or a screen.
public enum CodeTrouble: Hashable, Sendable {
    /// Nothing was typed.
    case missing
    /// It has not the form of such a code.
    case malformed
    /// It opens nothing: never given, already used, or too old.
    case unknown
}
