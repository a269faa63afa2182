/// The values of `table.mustache`: one table under its own heading, or what is said in its place.
struct TableView: Sendable {
    struct Column: Sendable {
        let text: String
        let isRight: Bool
    }

    struct Cell: Sendable {
        /// What its column is called, shown before it where a row is as narrow as a phone.
        let label: String
        let text: String
        let isRight: Bool
    }

    struct Row: Sendable {
        let text: String
        /// Where the first cell leads; nil for nowhere.
        let path: String?
        let cells: [Cell]
    }

    let id: String
    let title: String
    /// The file that gives the same; nil for none.
    let csv: String?
    let download: String
    let detail: String
    let columns: [Column]
    let hasRows: Bool
    let rows: [Row]
    let feet: [Row]
    let none: String

    /// A table whose columns after the first `left` stand at the right.
    init(
        _ id: String,
        _ title: String,
        detail: String,
        csv: PageAddress?,
        download: String,
        columns: [String],
        left: Int,
        rows: [(text: String, path: String?, cells: [String])],
        feet: [[String]] = [],
        none: String
    ) {
        self.id = id
        self.title = title
        self.detail = detail
        self.csv = rows.isEmpty ? nil : csv?.text
        self.download = download
        self.none = none
        let columns = columns.enumerated().map { Column(text: $1, isRight: $0 >= left) }
        self.columns = columns
        func cells(_ texts: [String]) -> [Cell] {
            zip(columns.dropFirst(), texts).map {
                Cell(label: $0.text, text: $1, isRight: $0.isRight)
            }
        }
        hasRows = !rows.isEmpty
        self.rows = rows.map { Row(text: $0.text, path: $0.path, cells: cells($0.cells)) }
        self.feet = feet.map { foot in
            Row(text: foot.first ?? "", path: nil, cells: cells(Array(foot.dropFirst())))
        }
    }
}

/// The values of `finance.mustache`: a filter, tables, and what is signed.
struct FinanceView: Sendable {
    struct Link: Sendable {
        let path: String
        let text: String
    }

    let title: String
    let lede: String
    let summary: SummaryView?
    let filter: FilterView
    let links: [Link]
    let tables: [TableView]
    let pager: PagerView?
    /// Who signs, one line each; empty where nobody does.
    let signatures: [String]
    let hasSignatures: Bool

    init(
        title: String,
        lede: String,
        summary: SummaryView?,
        filter: FilterView,
        links: [Link] = [],
        tables: [TableView],
        pager: PagerView? = nil,
        signatures: [String] = []
    ) {
        self.title = title
        self.lede = lede
        self.summary = summary
        self.filter = filter
        self.links = links
        self.tables = summary == nil ? tables : []
        self.pager = pager
        self.signatures = summary == nil ? signatures : []
        hasSignatures = !self.signatures.isEmpty
    }
}
