import Foundation

/// What the text forms of all keys have in common.
enum KeyText {
    /// The bytes of every symmetric key, private key and public key here.
    static let keyLength = 32

    /// A line that is neither blank nor a comment, and where it stands, counted from 1.
    struct Line {
        let number: Int
        let text: Substring
    }

    /// The lines that say something; commas separate lines too, except in comments.
    static func lines(of text: String) -> [Line] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
            .filter { !trimmed($0.element).hasPrefix("#") }
            .flatMap { index, line in
                line.split(separator: ",").map { Line(number: index + 1, text: trimmed($0)) }
            }
            .filter { !$0.text.isEmpty }
    }

    /// The key after `word` in a text of one line, comments apart.
    static func key(after word: String, in text: String) throws(KeyFault) -> [UInt8] {
        let lines = lines(of: text)
        guard let line = lines.first else { throw .noKey }
        let words = line.text.split(whereSeparator: \.isWhitespace)
        guard lines.count == 1, words.count == 2, words[0].utf8.elementsEqual(word.utf8),
            let key = bytes(ofBase64: words[1], count: keyLength)
        else { throw .malformedKey(word) }
        return key
    }

    /// The bytes of a base64 text, or nil if they are not `count` or are written otherwise.
    static func bytes(ofBase64 text: Substring, count: Int) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)), data.count == count else { return nil }
        // The last character has bits to spare: only one way to write them is ours.
        return base64(data).utf8.elementsEqual(text.utf8) ? Array(data) : nil
    }

    static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
    }

    private static func trimmed(_ text: Substring) -> Substring {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return text[first...last]
    }
}
