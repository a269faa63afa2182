/// A place in a text's bytes that moves forward and counts lines.
struct Cursor {
    private let bytes: [UInt8]
    private(set) var index = 0
    private(set) var line: Int

    /// Starts at the first byte, which stands on `line`.
    init(_ bytes: [UInt8], line: Int) {
        self.bytes = bytes
        self.line = line
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// The byte `ahead` of here, or 0 after the end.
    func peek(_ ahead: Int = 0) -> UInt8 {
        let place = index + ahead
        return place < bytes.count ? bytes[place] : 0
    }

    /// Whether `count` times `byte` stand here, or `ahead` of here.
    func has(_ byte: UInt8, times count: Int, ahead: Int = 0) -> Bool {
        for offset in 0..<count where peek(ahead + offset) != byte { return false }
        return true
    }

    mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] == Byte.newline { line += 1 }
            index += 1
        }
    }

    /// Moves over an identifier or a number and returns it.
    mutating func takeName() -> String {
        let start = index
        while Byte.isNamePart(peek()) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// Moves to the end of the line and returns what it skipped.
    mutating func takeLine() -> String {
        let start = index
        while !isAtEnd, peek() != Byte.newline { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// Moves over a comment between `/*` and `*/`, which may hold further ones, line by line.
    mutating func takeBlockComment() -> [Comment] {
        var lines: [Comment] = []
        var text: [UInt8] = []
        var depth = 0
        var startLine = line
        repeat {
            let opens = peek() == Byte.slash && peek(1) == Byte.star
            let closes = peek() == Byte.star && peek(1) == Byte.slash
            depth += opens ? 1 : closes ? -1 : 0
            if peek() == Byte.newline {
                lines.append(Comment(text: String(decoding: text, as: UTF8.self), line: startLine))
                text = []
                startLine = line + 1
            } else {
                text += opens || closes ? [peek(), peek(1)] : [peek()]
            }
            advance(opens || closes ? 2 : 1)
        } while depth > 0 && !isAtEnd
        return lines + [Comment(text: String(decoding: text, as: UTF8.self), line: startLine)]
    }
}

/// The bytes the lexers look for.
enum Byte {
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let slash = UInt8(ascii: "/")
    static let star = UInt8(ascii: "*")
    static let minus = UInt8(ascii: "-")
    static let pound = UInt8(ascii: "#")
    static let dollar = UInt8(ascii: "$")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")
    static let open = UInt8(ascii: "(")
    static let close = UInt8(ascii: ")")

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// Letters, digits, the underscore, the dollar sign and everything beyond ASCII.
    static func isNamePart(_ byte: UInt8) -> Bool {
        (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || isDigit(byte)
            || byte == 95 || byte == dollar || byte >= 128
    }
}
