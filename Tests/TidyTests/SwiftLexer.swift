/// Takes Swift apart: strings of every kind, interpolation, nested comments, regular expressions.
struct SwiftLexer {
    private var cursor: Cursor
    private var lexed = Lexed()
    private var lastEnd = -1

    /// The tokens and comments of a Swift text.
    static func lex(_ bytes: [UInt8]) -> Lexed {
        var lexer = SwiftLexer(cursor: Cursor(bytes, line: 1))
        lexer.lexCode(isInterpolation: false)
        return lexer.lexed
    }

    private init(cursor: Cursor) { self.cursor = cursor }

    /// Reads to the end of the text, or over the parenthesis that closes an interpolation.
    private mutating func lexCode(isInterpolation: Bool) {
        var depth = 0
        while !cursor.isAtEnd {
            let byte = cursor.peek()
            if byte == Byte.open { depth += 1 }
            if byte == Byte.close {
                depth -= 1
                if isInterpolation, depth < 0 {
                    cursor.advance()
                    return
                }
            }
            lexNext(byte)
        }
    }

    private mutating func lexNext(_ byte: UInt8) {
        if Byte.isSpace(byte) {
            cursor.advance()
        } else if Byte.isNamePart(byte) {
            let isJoined = isJoined
            append(.word, cursor.takeName(), isJoined: isJoined)
        } else if byte == Byte.slash, cursor.peek(1) == Byte.slash {
            let line = cursor.line
            lexed.comments.append(Comment(text: cursor.takeLine(), line: line))
        } else if byte == Byte.slash, cursor.peek(1) == Byte.star {
            lexed.comments += cursor.takeBlockComment()
        } else if byte == Byte.quote {
            lexString(pounds: 0)
        } else if byte == Byte.pound, cursor.peek(pounds) == Byte.quote {
            lexString(pounds: pounds)
        } else if byte == Byte.backtick {
            lexQuotedName()
        } else if byte == Byte.slash, startsRegex {
            lexRegex()
        } else {
            let isJoined = isJoined
            cursor.advance()
            append(.mark, String(UnicodeScalar(byte)), isJoined: isJoined)
        }
    }

    private mutating func lexString(pounds: Int) {
        let slot = lexed.tokens.count
        let (line, isJoined) = (cursor.line, isJoined)
        lexed.tokens.append(Token(kind: .literal, text: "", line: line, isJoined: isJoined))
        let isBlock =
            cursor.has(Byte.quote, times: 3, ahead: pounds)
            && (pounds == 0 || cursor.peek(pounds + 3) == Byte.newline)
        let quotes = isBlock ? 3 : 1
        cursor.advance(pounds + quotes)
        var text: [UInt8] = []
        while !cursor.isAtEnd, isBlock || cursor.peek() != Byte.newline {
            let isEnd =
                cursor.has(Byte.quote, times: quotes)
                && cursor.has(Byte.pound, times: pounds, ahead: quotes)
            if isEnd {
                cursor.advance(quotes + pounds)
                break
            }
            let isEscape =
                cursor.peek() == Byte.backslash && cursor.has(Byte.pound, times: pounds, ahead: 1)
            if isEscape {
                cursor.advance(1 + pounds)
                text.append(lexEscape())
            } else {
                text.append(cursor.peek())
                cursor.advance()
            }
        }
        let content = String(decoding: text, as: UTF8.self)
        lexed.tokens[slot] = Token(kind: .literal, text: content, line: line, isJoined: isJoined)
        lastEnd = cursor.index
    }

    /// What follows a backslash, as one byte: a quote or backslash itself, anything else a space.
    private mutating func lexEscape() -> UInt8 {
        let byte = cursor.peek()
        cursor.advance()
        if byte == Byte.open {
            lexCode(isInterpolation: true)
            return Byte.space
        }
        return byte == Byte.quote || byte == Byte.backslash ? byte : Byte.space
    }

    private mutating func lexQuotedName() {
        let isJoined = isJoined
        cursor.advance()
        var text: [UInt8] = []
        while !cursor.isAtEnd, cursor.peek() != Byte.backtick, cursor.peek() != Byte.newline {
            text.append(cursor.peek())
            cursor.advance()
        }
        cursor.advance()
        append(.quoted, String(decoding: text, as: UTF8.self), isJoined: isJoined)
    }

    private mutating func lexRegex() {
        let isJoined = isJoined
        cursor.advance()
        while cursor.peek() != Byte.slash {
            cursor.advance(cursor.peek() == Byte.backslash ? 2 : 1)
        }
        cursor.advance()
        append(.literal, " ", isJoined: isJoined)
    }

    /// Whether the slash here opens a regular expression: it stands where a value begins, and a
    /// second one follows on the line.
    private var startsRegex: Bool {
        if let last = lexed.tokens.last, !last.isWord("return") {
            guard last.kind == .mark, "(,=:[{;!&|?".contains(last.text) else { return false }
        }
        guard !Byte.isSpace(cursor.peek(1)), cursor.peek(1) != Byte.close else { return false }
        var ahead = 1
        while cursor.peek(ahead) != 0, cursor.peek(ahead) != Byte.newline {
            if cursor.peek(ahead) == Byte.slash { return true }
            ahead += cursor.peek(ahead) == Byte.backslash ? 2 : 1
        }
        return false
    }

    private var pounds: Int {
        var count = 0
        while cursor.peek(count) == Byte.pound { count += 1 }
        return count
    }

    private var isJoined: Bool { lastEnd == cursor.index }

    /// Appends the token that ends here; it must not hold a line break.
    private mutating func append(_ kind: Token.Kind, _ text: String, isJoined: Bool) {
        lexed.tokens.append(Token(kind: kind, text: text, line: cursor.line, isJoined: isJoined))
        lastEnd = cursor.index
    }
}
