import Foundation

/// Why a value cannot be taken, in one sentence without its place.
struct Complaint: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// The rules single values keep, whichever file they stand in.
enum CellText {
    /// The longest name, in characters.
    static let longestName = 200
    /// The most Unicode scalars in a name; one character may pile up any number of them.
    static let mostScalars = 2_000

    /// Blanks taken off both ends, letters composed: some systems write `ó` as two characters,
    /// which a database holds for another name.
    static func tidy(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return text }
        var tidied = text
        if first.properties.isWhitespace || last.properties.isWhitespace {
            tidied = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        // Below U+0300 nothing can be composed further (Unicode Standard Annex 15).
        let isComposed = tidied.unicodeScalars.allSatisfy { $0.value < 0x300 }
        return isComposed ? tidied : tidied.precomposedStringWithCanonicalMapping
    }

    /// 1 to 200 characters without control characters.
    static func name(_ text: String) throws(Complaint) -> String {
        guard !text.unicodeScalars.contains(where: isControl) else {
            throw Complaint("\(shown(text)) has a line break or control character; take it out")
        }
        guard text.count <= longestName, text.unicodeScalars.count <= mostScalars else {
            throw Complaint(
                "\(shown(text)) has \(text.count) characters; at most \(longestName) fit"
            )
        }
        return text
    }

    /// Letters folded to lower case; then `^[a-z0-9][a-z0-9._-]{0,62}$`.
    static func handle(_ text: String) throws(Complaint) -> String {
        let folded = text.lowercased()
        let isMade = folded.utf8.allSatisfy { isLetterOrDigit($0) || ".-_".utf8.contains($0) }
        guard isMade, let first = folded.utf8.first, isLetterOrDigit(first),
            folded.utf8.count <= 63
        else {
            throw Complaint(
                "\(shown(text)) is not a handle; write 1 to 63 letters a-z, digits, points, "
                    + "dashes or underscores, the first a letter or digit, such as a.nowak"
            )
        }
        return folded
    }

    /// One `@` with something on both sides, no blanks, at most 254 bytes (RFC 3696, erratum 1690).
    static func email(_ text: String) throws(Complaint) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isWhole = parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        let hasBlank = text.unicodeScalars.contains {
            isControl($0) || $0.properties.isWhitespace
        }
        guard isWhole, !hasBlank else {
            throw Complaint("\(shown(text)) is not an e-mail address; write ada@example.com")
        }
        guard text.utf8.count <= 254 else {
            throw Complaint("\(shown(text)) has \(text.utf8.count) bytes; 254 fit")
        }
        return text
    }

    /// `^[A-Za-z0-9._-]{1,20}$`.
    static func code(_ text: String) throws(Complaint) -> String {
        let isMade = text.utf8.allSatisfy {
            isLetterOrDigit($0) || isLetterOrDigit($0 | 0x20) && $0 > 0x40
                || ".-_".utf8.contains($0)
        }
        guard isMade, (1...20).contains(text.utf8.count) else {
            throw Complaint(
                "\(shown(text)) is not a code; write 1 to 20 letters A-Z, digits, points, dashes "
                    + "or underscores, such as FO"
            )
        }
        return text
    }

    /// One of a closed set of words, in either case.
    static func word<Word: RawRepresentable & CaseIterable>(
        _ text: String,
        as kind: String
    ) throws(Complaint) -> Word where Word.RawValue == String {
        try word(text, as: kind, of: Array(Word.allCases))
    }

    /// One of some words, in either case; `kind` is what they are, with its article.
    static func word<Word: RawRepresentable>(
        _ text: String,
        as kind: String,
        of words: [Word]
    ) throws(Complaint) -> Word where Word.RawValue == String {
        let folded = text.lowercased()
        guard let word = words.first(where: { $0.rawValue == folded }) else {
            let known = words.map(\.rawValue).joined(separator: ", ")
            throw Complaint("\(shown(text)) is not \(kind); write one of: \(known)")
        }
        return word
    }

    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// A value in quotes, as a sentence shows it: in one line and at most 40 characters.
func shown(_ text: String) -> String {
    let line = text.prefix(40).map { character in
        character.unicodeScalars.contains(where: CellText.isControl) ? " " : character
    }
    return "“\(String(line))\(text.count > 40 ? "…" : "")”"
}
