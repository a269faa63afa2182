public import Foundation
import Messages

/// Plan and cost of a month, by property and cost centre.
public struct BudgetPage: Page {
    /// A cost centre, or a whole property.
    public struct Line: Hashable, Sendable {
        /// The property's name.
        public let property: String
        /// The cost centre's name; nil for the property's total.
        public let centre: String?
        /// What it may cost; nil without a plan.
        public let plan: PageMoney?
        /// What it cost; may be below zero.
        public let actual: PageMoney
        /// Plan less cost; nil without a plan.
        public let left: PageMoney?
        /// The cost in hundredths of the plan; nil without one.
        public let percent: Int?

        /// Every value, as documented above.
        public init(
            property: String,
            centre: String?,
            plan: PageMoney?,
            actual: PageMoney,
            left: PageMoney?,
            percent: Int?
        ) {
            self.property = property
            self.centre = centre
            self.plan = plan
            self.actual = actual
            self.left = left
            self.percent = percent
        }
    }

    /// A plan that was set, or changed.
    public struct Change: Hashable, Sendable {
        /// The property's name.
        public let property: String
        /// The cost centre's name.
        public let centre: String
        /// What was planned before; nil where nothing was.
        public let former: PageMoney?
        /// What was planned from then on.
        public let plan: PageMoney
        /// The handle of who took the plan over.
        public let by: String
        /// When.
        public let at: Date

        /// Every value, as documented above.
        public init(
            property: String,
            centre: String,
            former: PageMoney?,
            plan: PageMoney,
            by: String,
            at: Date
        ) {
            self.property = property
            self.centre = centre
            self.former = former
            self.plan = plan
            self.by = by
            self.at = at
        }
    }

    /// The month.
    public let month: CivilMonth
    /// By property, its total before its cost centres.
    public let lines: [Line]
    /// How its plans changed, latest first.
    public let changes: [Change]

    /// A page of a month.
    public init(month: CivilMonth, lines: [Line], changes: [Change] = []) {
        self.month = month
        self.lines = lines
        self.changes = changes
    }

    /// The values of `budget.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let view = BudgetView(self, texts: texts, frame: frame)
        let marks: [Mark] = [.ok, .warn, .open]
        let head = PageHead(title: texts.budget.title, item: .budget, marks: marks)
        return Rendering(.budget, in: frame, head: head, texts: texts.budget, page: view)
    }
}

/// The values of `budget.mustache`.
struct BudgetView: Sendable {
    struct Line: Sendable {
        let name: String
        let plan: String
        let actual: String
        let left: String
        let tone: String
        let mark: String
        let state: String
    }

    struct Property: Sendable {
        let name: String
        let total: Line
        let lines: [Line]
        /// How much of each plan is used; nil where there is no plan at all.
        let chart: BarRowsView?
    }

    let filter: FilterView
    let heading: String
    let isNear: Bool
    /// A line for each property with plans of which most is used, and which those are.
    let near: [String]
    let hasLines: Bool
    let properties: [Property]
    let csv: String
    let download: String
    /// How the plans changed; nil where they never did.
    let history: TableView?

    init(_ page: BudgetPage, texts: Texts, frame: Frame) {
        filter = FilterView(
            PagePath.budget,
            [
                FilterView.Field(
                    ListField.month,
                    texts.budget.month,
                    type: "month",
                    value: page.month.text
                )
            ],
            texts: texts.list
        )
        heading = frame.dates.month(page.month)
        near = page.near
        isNear = !near.isEmpty
        hasLines = !page.lines.isEmpty
        var properties: [[BudgetPage.Line]] = []
        for line in page.lines {
            if line.centre == nil {
                properties.append([line])
            } else if let last = properties.popLast() {
                properties.append(last + [line])
            }
        }
        self.properties = properties.enumerated().compactMap { place, lines in
            Property(lines, place: place, month: page.month, texts: texts.budget, frame: frame)
        }
        let address = PageAddress(PagePath.budget, [(ListField.month, page.month.text)])
        csv = address.csv.text
        download = texts.list.download
        history = page.history(address, texts: texts.list, frame: frame)
    }
}

extension BudgetPage {
    /// The table of what changed.
    fileprivate func history(
        _ address: PageAddress,
        texts: ListTexts,
        frame: Frame
    ) -> TableView? {
        guard !changes.isEmpty else { return nil }
        let words = Messages.of(frame.language)
        return TableView(
            "changes",
            words("budget.changes"),
            detail: words("budget.changesDetail"),
            csv: PageAddress(PagePath.budgetChangesCSV, [(ListField.month, month.text)]),
            download: texts.download,
            columns: [
                words("budget.when"), words("budget.who"), words("budget.property"),
                words("budget.centre"), words("budget.former"), words("budget.plan"),
            ],
            left: 4,
            rows: changes.map { change in
                (
                    frame.dates.moment(change.at), nil,
                    [
                        change.by, change.property, change.centre,
                        change.former?.text(in: frame.language) ?? words("budget.none"),
                        change.plan.text(in: frame.language),
                    ]
                )
            },
            none: ""
        )
    }

    /// The cost centres at 80 % of their plan or more, of one property each.
    fileprivate var near: [String] {
        var found: [(property: String, centres: [String])] = []
        for line in lines {
            guard let centre = line.centre, let percent = line.percent, percent >= 80 else {
                continue
            }
            if found.last?.property != line.property { found.append((line.property, [])) }
            found[found.count - 1].centres.append("\(centre) \(percent)\u{A0}%")
        }
        return found.map { "\($0.property): \($0.centres.joined(separator: ", "))" }
    }
}

extension BudgetView.Property {
    /// A property's total and its cost centres, of which none is nothing to show.
    fileprivate init?(
        _ lines: [BudgetPage.Line],
        place: Int,
        month: CivilMonth,
        texts: BudgetTexts,
        frame: Frame
    ) {
        guard let total = lines.first else { return nil }
        name = total.property
        self.total = BudgetView.Line(total, texts: texts, language: frame.language)
        self.lines = lines.dropFirst().map {
            BudgetView.Line($0, texts: texts, language: frame.language)
        }
        let hasPlan = lines.contains { $0.percent != nil }
        chart =
            !hasPlan
            ? nil
            : BarRowsView(
                id: "plan-\(place)",
                title: texts.chartTitle(total.property, frame.dates.month(month)),
                detail: texts.chartDetail,
                counts: lines.map { line in
                    BarRowsView.Count(
                        label: line.centre ?? texts.all,
                        note: texts.note(line, language: frame.language),
                        count: line.percent.map { max(0, $0) }
                    )
                },
                whole: 100
            )
    }
}

extension BudgetTexts {
    /// The share of the plan, and by how much it is over.
    fileprivate func note(_ line: BudgetPage.Line, language: Language) -> String {
        guard let percent = line.percent else { return noPlan }
        guard let left = line.left, left.minor < 0 else { return share(percent) }
        return "\(share(percent)), \(over(left.opposite.text(in: language)))"
    }
}

extension BudgetView.Line {
    fileprivate init(_ line: BudgetPage.Line, texts: BudgetTexts, language: Language) {
        name = line.centre ?? texts.all
        plan = line.plan?.text(in: language) ?? texts.noPlan
        actual = line.actual.text(in: language)
        left = line.left?.text(in: language) ?? texts.noPlan
        switch line.percent {
        case nil: (tone, mark, state) = ("open", "open", texts.noPlan)
        case .some(100...): (tone, mark, state) = ("stop", "warn", texts.share(line.percent ?? 0))
        case .some(80...): (tone, mark, state) = ("care", "warn", texts.share(line.percent ?? 0))
        default: (tone, mark, state) = ("good", "ok", texts.share(line.percent ?? 0))
        }
    }
}
