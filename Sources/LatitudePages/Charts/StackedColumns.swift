/// The fill of a part of a chart, and what it stands for in a legend.
enum ChartTone: String, CaseIterable, Sendable {
    case delighted
    case better
    /// Better or delighted, not told apart.
    case good
    case same
    case worse
    case lost
    /// Same, worse or lost, not told apart.
    case notGood
    case open

    /// The class that fills it.
    var fill: String {
        switch self {
        case .good: "f-better"
        case .notGood: "f-worse"
        default: "f-\(rawValue)"
        }
    }

    /// The pattern over it, by its id; nil for none.
    var pattern: String? {
        switch self {
        case .delighted, .better, .same: nil
        case .good, .notGood: "p-together"
        case .worse, .lost, .open: "p-\(rawValue)"
        }
    }
}

/// The values of `stacked_columns.mustache`: counts over time, a column for each span of it.
struct StackedColumnsView: Sendable {
    /// A line across, with its number.
    struct Grid: Sendable {
        let y: String
        let text: String
    }

    /// A part of a column.
    struct Segment: Sendable {
        let fill: String
        let pattern: String?
        let x: String
        let y: String
        let width: String
        let height: String
    }

    /// What stands below a column.
    struct Label: Sendable {
        let x: String
        let text: String
        /// Left out on a phone, where it would run into the one before.
        let isWideOnly: Bool
    }

    /// A column before it is drawn: from slot to slot, with its parts from the base up.
    struct Column: Sendable {
        let slots: Range<Int>
        let label: String
        let parts: [(tone: ChartTone, count: Int)]
    }

    let id: String
    let title: String
    let detail: String
    let grid: [Grid]
    let segments: [Segment]
    let labels: [Label]

    /// How wide a character of a label is on a phone, of the plot, with some air: 8 of 250 px.
    private static let character = 0.032

    /// Columns over `slots` equal places; `id` is unique on its page.
    init(id: String, title: String, detail: String, slots: Int, columns: [Column]) {
        self.id = id
        self.title = title
        self.detail = detail
        let totals = columns.map { $0.parts.reduce(0) { $0 + $1.count } }
        let scale = ChartScale(largest: totals.max() ?? 0)
        grid = scale.marks.map {
            Grid(y: ChartLength.text(1 - scale.share($0)), text: "\($0)")
        }
        let slot = 1 / Double(max(1, slots))
        segments = columns.flatMap { column -> [Segment] in
            let x = (Double(column.slots.lowerBound) + 0.16) * slot
            let width = (Double(column.slots.count) - 0.32) * slot
            var below = 0
            return column.parts.filter { $0.count > 0 }.map { part in
                below += part.count
                return Segment(
                    fill: part.tone.fill,
                    pattern: part.tone.pattern,
                    x: ChartLength.text(x),
                    y: ChartLength.text(1 - scale.share(below)),
                    width: ChartLength.text(width),
                    height: ChartLength.text(scale.share(part.count))
                )
            }
        }
        var end = -Double.infinity
        labels = columns.map { column in
            let middle = Double(column.slots.lowerBound + column.slots.upperBound) / 2 * slot
            let half = Double(column.label.count) * Self.character / 2
            let isWideOnly = middle - half < end
            if !isWideOnly { end = middle + half }
            return Label(
                x: ChartLength.text(middle),
                text: column.label,
                isWideOnly: isWideOnly
            )
        }
    }
}

/// The values of `legend.mustache`: what a fill stands for.
struct LegendView: Sendable {
    let fill: String
    let pattern: String?
    let text: String

    init(_ tone: ChartTone, _ text: String) {
        fill = tone.fill
        pattern = tone.pattern
        self.text = text
    }
}
