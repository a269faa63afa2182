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

    /// The month.
    public let month: CivilMonth
    /// By property, its total before its cost centres.
    public let lines: [Line]

    /// A page of a month.
    public init(month: CivilMonth, lines: [Line]) {
        self.month = month
        self.lines = lines
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
    }
}

extension BudgetPage {
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

/// The words of plan and cost.
struct BudgetTexts: Sendable {
    let title: String
    let lede: String
    let month: String
    let near: String
    let centre: String
    let plan: String
    let actual: String
    let left: String
    let used: String
    let all: String
    let share: @Sendable (Int) -> String
    let over: @Sendable (String) -> String
    let noPlan: String
    let chartTitle: @Sendable (String, String) -> String
    let chartDetail: String
    let chartCaption: String
    let none: String
    let noneDetail: String

    static let english = Self(
        title: "Budget",
        lede: "A plan informs. One that is used up closes nobody’s fund.",
        month: "Month",
        near: "At 80\u{A0}% or more",
        centre: "Cost centre",
        plan: "Plan",
        actual: "Cost",
        left: "Left",
        used: "Used",
        all: "All cost centres",
        share: { "\($0)\u{A0}%" },
        over: { "over by \($0)" },
        noPlan: "no plan",
        chartTitle: { "Cost as a share of the plan, \($0), \($1)" },
        chartDetail: "A bar for each cost centre. The upright line is the whole plan.",
        chartCaption: "The upright line is the whole plan; a bar past it stops nobody.",
        none: "No plan and no cost in this month.",
        noneDetail: "A plan is taken over from a file: latitude budget import plan.csv"
    )

    static let polish = Self(
        title: "Budżet",
        lede: "Plan informuje. Wykorzystany nie zamyka niczyjego funduszu.",
        month: "Miesiąc",
        near: "Od 80\u{A0}% w górę",
        centre: "MPK",
        plan: "Plan finansowy",
        actual: "Koszt",
        left: "Zostało",
        used: "Wykorzystano",
        all: "Razem",
        share: { "\($0)\u{A0}%" },
        over: { "ponad plan o \($0)" },
        noPlan: "bez planu",
        chartTitle: { "Koszt jako część planu, \($0), \($1)" },
        chartDetail: "Słupek na każde MPK. Pionowa linia to cały plan.",
        chartCaption: "Pionowa linia to cały plan; przekroczenie niczego nie wstrzymuje.",
        none: "W tym miesiącu nie ma planu ani kosztów.",
        noneDetail: "Plan przejmuje się z pliku: latitude budget import plan.csv"
    )
}
