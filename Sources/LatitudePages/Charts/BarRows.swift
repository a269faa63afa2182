/// The values of `bar_rows.mustache`: counts as bars from nothing, row by row.
struct BarRowsView: Sendable {
    /// A row as it is drawn.
    struct Row: Sendable {
        let label: String
        let note: String
        let labelY: String
        let barY: String
        let barHeight: String
        let barEnd: String
        /// Where what is meant to be the whole stands; nil where the longest bar is all there is.
        let mark: String?
        /// How long the bar is; nil where the count is not told, and the track stands empty.
        let width: String?
    }

    /// A row before it is drawn; `count` nil: not told.
    struct Count: Sendable {
        let label: String
        let note: String
        let count: Int?
    }

    let id: String
    let title: String
    let detail: String
    let height: String
    let rows: [Row]

    /// Rows from top to bottom, the longest bar as wide as the box, unless the
    /// `whole` they are measured by is longer; `id` is unique on its page.
    init(id: String, title: String, detail: String, counts: [Count], whole: Int? = nil) {
        self.id = id
        self.title = title
        self.detail = detail
        height = "\(max(1, counts.count) * 48)"
        let most = max(1, whole ?? 1, counts.compactMap(\.count).max() ?? 1)
        let mark = whole.map { ChartLength.text(Double($0) / Double(most)) }
        let step = 1 / Double(max(1, counts.count))
        rows = counts.enumerated().map { place, row in
            let top = Double(place) * step
            return Row(
                label: row.label,
                note: row.note,
                labelY: ChartLength.text(top + step * 0.32),
                barY: ChartLength.text(top + step * 0.5),
                barHeight: ChartLength.text(step * 0.28),
                barEnd: ChartLength.text(top + step * 0.78),
                mark: mark,
                width: row.count.map { ChartLength.text(Double($0) / Double(most)) }
            )
        }
    }
}
