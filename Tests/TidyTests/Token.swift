/// One word, mark or literal of a source text; comments and white space are no tokens.
struct Token: Sendable {
    /// What a token is.
    enum Kind: Sendable {
        /// A keyword, an identifier or a number.
        case word
        /// An identifier in quotes: backticks in Swift, double quotes in SQL.
        case quoted
        /// One character of punctuation, or the `$tag$` around a body in SQL.
        case mark
        /// The content of a string, with every interpolation replaced by one space.
        case literal
    }

    let kind: Kind
    let text: String
    /// The line it starts on, counted from 1.
    let line: Int
    /// Whether nothing stands between this token and the one before it.
    let isJoined: Bool

    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    func isWord(in words: Set<String>) -> Bool { kind == .word && words.contains(text) }

    var isName: Bool { kind == .word || kind == .quoted }
}

/// One line of a comment, without the line's code but with the comment's own marks.
struct Comment: Sendable {
    let text: String
    let line: Int
}

/// A source text taken apart, in the order of the text.
struct Lexed: Sendable {
    var tokens: [Token] = []
    var comments: [Comment] = []
}

extension Array where Element == Token {
    /// The token at `index`, or nil outside the text.
    func at(_ index: Int) -> Token? { indices.contains(index) ? self[index] : nil }

    /// The index after the mark that closes the one at `index`, or the end of the text.
    func end(ofGroupAt index: Int, open: String, close: String) -> Int {
        var depth = 0
        var next = index
        while next < count {
            if self[next].isMark(open) { depth += 1 }
            if self[next].isMark(close) { depth -= 1 }
            next += 1
            if depth == 0 { return next }
        }
        return count
    }
}
