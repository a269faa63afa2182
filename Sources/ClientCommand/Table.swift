/// Rows of cells below each other, cut to the screen at one column.
struct Table {
    /// How one column stands.
    enum Column {
        case left
        case right
        /// Takes what the others leave; to be used once.
        case rest

        fileprivate func stand(_ cell: String, width: Int, rest: Int) -> String {
            switch self {
            case .left: TextWidth.left(cell, width)
            case .right: TextWidth.right(cell, width)
            case .rest: TextWidth.left(TextWidth.cut(cell, to: rest), min(rest, width))
            }
        }
    }

    let columns: [Column]
    var rows: [[String]] = []

    /// The lines; empty when there are no rows.
    func lines(palette: Palette) -> [String] {
        let widths = columns.indices.map { index in
            rows.map { TextWidth.of($0[index]) }.max() ?? 0
        }
        let fixed = zip(columns, widths).reduce(0) { $0 + ($1.0 == .rest ? 0 : $1.1) }
        let rest = max(8, TextWidth.screen - fixed - 2 * (columns.count - 1))
        return rows.map { row in
            let cells = zip(columns.indices, row).map { index, cell in
                let text = columns[index].stand(cell, width: widths[index], rest: rest)
                return index == 0 ? palette.strong(text) : text
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
