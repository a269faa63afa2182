/// Takes SQL apart; what stands between `$$` marks is read as SQL, because our bodies are.
struct SQLLexer {
    private var cursor: Cursor
    private var lexed = Lexed()
    private var lastEnd = -1

    /// The tokens and comments of an SQL text whose first line is `line`.
    static func lex(_ bytes: [UInt8], line: Int = 1) -> Lexed {
        var lexer = SQLLexer(cursor: Cursor(bytes, line: line))
        while !lexer.cursor.isAtEnd { lexer.lexNext(lexer.cursor.peek()) }
        return lexer.lexed
    }

    private init(cursor: Cursor) { self.cursor = cursor }

    private mutating func lexNext(_ byte: UInt8) {
        if Byte.isSpace(byte) {
            cursor.advance()
        } else if byte == Byte.dollar {
            lexDollar()
        } else if Byte.isNamePart(byte) {
            append(.word) { $0.takeName() }
        } else if byte == Byte.minus, cursor.peek(1) == Byte.minus {
            let line = cursor.line
            lexed.comments.append(Comment(text: cursor.takeLine(), line: line))
        } else if byte == Byte.slash, cursor.peek(1) == Byte.star {
            lexed.comments += cursor.takeBlockComment()
        } else if byte == Byte.apostrophe {
            let prefix = lastEnd == cursor.index ? lexed.tokens.last?.text.lowercased() : nil
            append(.literal) { Self.takeQuoted(by: byte, hasEscapes: prefix == "e", &$0) }
        } else if byte == Byte.quote {
            append(.quoted) { Self.takeQuoted(by: byte, hasEscapes: false, &$0) }
        } else {
            append(.mark) {
                $0.advance()
                return String(UnicodeScalar(byte))
            }
        }
    }

    /// A parameter such as `$1`, or the mark around a body.
    private mutating func lexDollar() {
        if Byte.isDigit(cursor.peek(1)) { return append(.word) { $0.takeName() } }
        append(.mark) { cursor in
            var text: [UInt8] = []
            repeat {
                text.append(cursor.peek())
                cursor.advance()
            } while cursor.peek() != Byte.dollar && Byte.isNamePart(cursor.peek())
            if cursor.peek() == Byte.dollar {
                text.append(cursor.peek())
                cursor.advance()
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// Moves over a string or quoted name and returns its content; a doubled quote stands for one.
    private static func takeQuoted(
        by quote: UInt8,
        hasEscapes: Bool,
        _ cursor: inout Cursor
    ) -> String {
        cursor.advance()
        var text: [UInt8] = []
        while !cursor.isAtEnd {
            let isEscape = hasEscapes && cursor.peek() == Byte.backslash
            if isEscape || cursor.has(quote, times: 2) {
                cursor.advance()
            } else if cursor.peek() == quote {
                break
            }
            text.append(cursor.peek())
            cursor.advance()
        }
        cursor.advance()
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func append(_ kind: Token.Kind, _ take: (inout Cursor) -> String) {
        let (line, isJoined) = (cursor.line, lastEnd == cursor.index)
        let text = take(&cursor)
        lexed.tokens.append(Token(kind: kind, text: text, line: line, isJoined: isJoined))
        lastEnd = cursor.index
    }
}
