/// An answer for people: a headline with a code at the right, and rows of label and text below.
struct Card {
    /// How the first words of the headline look.
    enum Tone {
        case good
        case bad
        case plain
    }

    enum Row {
        /// A label and words, wrapped below each other.
        case fact(String, String)
        /// Words across the whole card.
        case note(String)
        /// A label and lines that stand as they are, cut where they are too long.
        case lines(String, [String])
        /// What is left of one fund.
        case fund(FundLine)
    }

    var tone = Tone.plain
    /// The first words, up to the first mark; they carry the tone.
    var lead: String
    /// What follows them on the same line.
    var text = ""
    /// At the right: a code.
    var tag = ""
    var rows: [Row] = []

    /// Columns before the tag, so that tags stand below each other in a session.
    private static let tagColumn = 67

    /// The whole card with a line break at its end.
    func text(_ palette: Palette) -> String {
        (headline(palette) + body(palette)).map { "\($0)\n" }.joined()
    }

    private func headline(_ palette: Palette) -> [String] {
        let widest = TextWidth.screen - (tag.isEmpty ? 0 : TextWidth.of(tag) + 2)
        let words = text.isEmpty ? lead : "\(lead) \(text)"
        var lines = TextWidth.wrap(words, to: widest)
        let first = lines.removeFirst()
        var head = toned(first, palette)
        if !tag.isEmpty {
            let column = min(Self.tagColumn, TextWidth.screen - TextWidth.of(tag))
            let gap = max(2, column - TextWidth.of(first))
            head += String(repeating: " ", count: gap) + palette.strong(tag)
        }
        return [head] + lines.map { "  \($0)" }
    }

    private func toned(_ line: String, _ palette: Palette) -> String {
        guard line.hasPrefix(lead) else { return line }
        let rest = line.dropFirst(lead.count)
        return switch tone {
        case .good: palette.good(lead) + rest
        case .bad: palette.bad(lead) + rest
        case .plain: palette.strong(lead) + rest
        }
    }

    private func body(_ palette: Palette) -> [String] {
        let funds = FundColumns(
            rows.compactMap { row in
                if case .fund(let line) = row { line } else { nil }
            }
        )
        let gap = funds.isEmpty ? 2 : 4
        let widest = rows.map { TextWidth.of(Self.label(of: $0)) }.max() ?? 0
        let column = min(widest, funds.isEmpty ? 24 : max(12, TextWidth.screen - 6 - funds.width))
        let blank = String(repeating: " ", count: column + gap)
        return rows.flatMap { row -> [String] in
            if case .note(let text) = row {
                return TextWidth.wrap(text, to: TextWidth.screen - 2).map { "  \($0)" }
            }
            let label = TextWidth.left(TextWidth.cut(Self.label(of: row), to: column), column)
            let first = palette.faint(label) + String(repeating: " ", count: gap)
            let width = TextWidth.screen - 2 - column - gap
            let lines = Self.lines(of: row, funds, width: width)
            return lines.enumerated().map { index, line in
                Self.trimmed("  \(index == 0 ? first : blank)\(line)")
            }
        }
    }

    private static func label(of row: Row) -> String {
        switch row {
        case .fact(let label, _), .lines(let label, _): label
        case .fund(let line): line.label
        case .note: ""
        }
    }

    private static func lines(of row: Row, _ funds: FundColumns, width: Int) -> [String] {
        switch row {
        case .fact(_, let text), .note(let text): TextWidth.wrap(text, to: width)
        case .lines(_, let lines): lines.map { TextWidth.cut($0, to: width) }
        case .fund(let line): funds.lines(line, within: width)
        }
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
