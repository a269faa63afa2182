import Foundation

/// A passphrase somebody chose: long enough, and not among the first that anybody would try.
///
/// There are no rules of composition: NIST SP 800-63B-4, section 3.1.1.2, forbids them.
public struct PassphraseText: Sendable, CustomStringConvertible, CustomReflectable {
    /// How many characters a passphrase has, as people count them.
    ///
    /// Eight is the least that NIST SP 800-63B (of 2017), section 5.1.1.2, allows for a text its
    /// owner chose; 128 is twice the length it wants possible, for whole sentences.
    public static let characterCounts = 8...128
    /// Most bytes in UTF-8, so that long emoji do not make a long text out of few characters.
    public static let mostBytes = 1_024

    /// The passphrase in Unicode normalisation form C; a secret, for the hasher alone.
    public let text: String

    /// Checks a passphrase chosen by the employee with that handle.
    ///
    /// Throws the first fault that applies, in the order of `PassphraseFault`.
    public init(_ text: String, handle: String) throws(PassphraseFault) {
        // One letter may be typed as one code point or as two; both must hash alike.
        let text = text.precomposedStringWithCanonicalMapping
        guard !text.unicodeScalars.contains("\0") else { throw .invalid }
        let count = text.count
        guard count >= Self.characterCounts.lowerBound else { throw .tooShort(count: count) }
        guard count <= Self.characterCounts.upperBound, text.utf8.count <= Self.mostBytes else {
            throw .tooLong(count: count)
        }
        let folded = text.lowercased()
        guard Set(folded).count > 1 else { throw .repeated }
        guard folded != handle.precomposedStringWithCanonicalMapping.lowercased() else {
            throw .isHandle
        }
        guard !WellKnownPassphrases.all.contains(folded) else { throw .common }
        self.text = text
    }

    /// Nothing of the passphrase, not even its length.
    public var description: String { "•••" }

    /// Only the description, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}

/// Why a passphrase was not taken.
public enum PassphraseFault: Error, Hashable, Sendable {
    /// It holds the character NUL.
    case invalid
    /// It has fewer than 8 characters, namely that many.
    case tooShort(count: Int)
    /// It has more than 128 characters or 1,024 bytes; the count is in characters.
    case tooLong(count: Int)
    /// It is one character, over and over.
    case repeated
    /// It is the employee's handle.
    case isHandle
    /// It is on the list of passphrases that everybody tries first.
    case common

    /// What programs see; never changes once released.
    public var code: String {
        switch self {
        case .invalid: "invalid"
        case .tooShort: "too_short"
        case .tooLong: "too_long"
        case .repeated: "repeated"
        case .isHandle: "is_handle"
        case .common: "common"
        }
    }
}

extension PassphraseFault: CustomStringConvertible {
    /// A sentence for the person who chose it; it quotes nothing of the passphrase.
    public var description: String {
        switch self {
        case .invalid:
            "A passphrase is text: this one holds a character (NUL) that no keyboard types."
        case .tooShort(let count):
            "A passphrase has at least 8 characters, and this one has \(count): "
                + "three or four words in a row are easy to remember."
        case .tooLong(let count):
            "A passphrase has at most 128 characters and 1,024 bytes; "
                + "this one has \(count) characters."
        case .repeated:
            "This is one character over and over: take three or four words instead."
        case .isHandle:
            "This is your handle, which everybody knows: take three or four words instead."
        case .common:
            "This is one of the passphrases everybody tries first: "
                + "take three or four words that have nothing to do with each other."
        }
    }
}
