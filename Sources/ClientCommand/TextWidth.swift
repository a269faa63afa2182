import Latitude
import Messages

/// How many columns of a terminal text takes.
enum TextWidth {
    /// The widest line printed.
    static let screen = 80

    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// 2 for emoji and East Asian wide characters, 0 for marks alone, else 1.
    static func of(_ character: Character) -> Int {
        if character.isASCII { return 1 }
        var width = 0
        for scalar in character.unicodeScalars {
            // The variation selector turns the sign before it into a picture.
            if scalar.properties.isEmojiPresentation || scalar.value == 0xFE0F { return 2 }
            width = max(width, of(scalar))
        }
        return width
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// East Asian Width W and F (https://www.unicode.org/reports/tr11/), in blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]

    /// The text in at most `width` columns, with `…` in place of what does not fit.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var kept = ""
        var taken = 0
        for character in text {
            taken += of(character)
            if taken > width - 1 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Blanks after the text up to `width` columns.
    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// Blanks before the text up to `width` columns.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - of(text))) + text
    }

    /// A blank at which no line is broken.
    static let firmBlank: Character = "\u{A0}"

    /// Lines of at most `width` columns, broken at blanks where there are any; at least one line.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = String(word)
            if !line.isEmpty, of(line) + 1 + of(word) <= width {
                line += " \(word)"
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while of(word) > width {
                let head = chop(&word, width)
                lines.append(head)
            }
            line = word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines.map { String($0.map { $0 == firmBlank ? " " : $0 }) }
    }

    private static func chop(_ word: inout String, _ width: Int) -> String {
        var head = ""
        while let first = word.first, head.isEmpty || of(head) + of(first) <= width {
            head.append(first)
            word.removeFirst()
        }
        return head
    }
}

/// Text of others, made safe to print: what could steer the terminal or turn the line is left out.
enum Printable {
    /// On one line: line breaks and tabs become blanks.
    static func line(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
            default: line.unicodeScalars.append(scalar)
            }
        }
        return Unreadable.shown(line, in: .en)
    }

    /// Paragraph by paragraph; at least one, perhaps empty.
    static func paragraphs(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line(String($0)) }
    }
}
