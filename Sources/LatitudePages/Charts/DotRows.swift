/// The values of `dot_rows.mustache`: shares as dots with their intervals as lines, row by row.
struct DotRowsView: Sendable {
    /// A line from top to bottom, with its share.
    struct Mark: Sendable {
        let x: String
        let text: String
        let isLast: Bool
    }

    /// A row as it is drawn.
    struct Row: Sendable {
        let label: String
        let note: String
        let labelY: String
        let dotY: String
        let lineY: String
        let low: String
        let high: String
        let dot: String
        /// Drawn hollow and dashed: too few for a share.
        let isFew: Bool
    }

    /// A row before it is drawn; shares from 0 to 1.
    struct Share: Sendable {
        let label: String
        let note: String
        let share: Double
        let interval: ClosedRange<Double>
        let isFew: Bool
    }

    let id: String
    let title: String
    let detail: String
    let height: String
    let marks: [Mark]
    let rows: [Row]

    /// Rows from top to bottom on an axis from 0 to 100 %; `id` is unique on its page.
    init(id: String, title: String, detail: String, shares: [Share]) {
        self.id = id
        self.title = title
        self.detail = detail
        height = "\(max(1, shares.count) * 54)"
        marks = [0, 25, 50, 75, 100].map {
            Mark(x: "\($0)%", text: "\($0)\u{A0}%", isLast: $0 == 100)
        }
        let step = 1 / Double(max(1, shares.count))
        rows = shares.enumerated().map { place, share in
            let top = Double(place) * step
            return Row(
                label: share.label,
                note: share.note,
                labelY: ChartLength.text(top + step * 0.3),
                dotY: ChartLength.text(top + step * 0.68),
                lineY: ChartLength.text(top + step),
                low: ChartLength.text(share.interval.lowerBound),
                high: ChartLength.text(share.interval.upperBound),
                dot: ChartLength.text(share.share),
                isFew: share.isFew
            )
        }
    }
}
