import Messages

/// What each means moved, and what employees are owed for own money.
public struct MeansPage: Page {
    /// What one means moved at one property.
    public struct Total: Hashable, Sendable {
        /// The property's name.
        public let property: String
        /// Where the money came from.
        public let means: PageMeans
        /// How many entries moved it.
        public let entries: Int
        /// What went out, what came back, and what remains.
        public let sums: [PageMoney]

        /// Every value, as documented above.
        public init(property: String, means: PageMeans, entries: Int, sums: [PageMoney]) {
            self.property = property
            self.means = means
            self.entries = entries
            self.sums = sums
        }
    }

    /// What one employee is owed.
    public struct Owed: Hashable, Sendable {
        /// The full name.
        public let name: String
        /// The handle.
        public let employee: String
        /// The property's name.
        public let property: String
        /// For how many acts.
        public let acts: Int
        /// The day of the oldest of them; nil without one.
        public let since: CivilDate?
        /// The sum.
        public let amount: PageMoney

        /// Every value, as documented above.
        public init(
            name: String,
            employee: String,
            property: String,
            acts: Int,
            since: CivilDate?,
            amount: PageMoney
        ) {
            self.name = name
            self.employee = employee
            self.property = property
            self.acts = acts
            self.since = since
            self.amount = amount
        }
    }

    /// What somebody was paid back.
    public struct Paid: Hashable, Sendable {
        /// The full name.
        public let name: String
        /// The handle.
        public let employee: String
        /// What was noted.
        public let payback: OwnMoneyPage.Payback

        /// Every value, as documented above.
        public init(name: String, employee: String, payback: OwnMoneyPage.Payback) {
            self.name = name
            self.employee = employee
            self.payback = payback
        }
    }

    /// What the totals are narrowed by, as asked for: month and property.
    public let asked: FinanceAsked
    /// Properties to choose from.
    public let properties: [ListOption]
    /// What is wrong with the filter; nil for nothing.
    public let trouble: FilterTrouble?
    /// What was moved, by property and means.
    public let totals: [Total]
    /// What employees are owed, by name.
    public let owed: [Owed]
    /// What was paid back, latest first.
    public let paid: [Paid]

    /// The page, or a filter that cannot be used.
    public init(
        asked: FinanceAsked,
        properties: [ListOption],
        trouble: FilterTrouble? = nil,
        totals: [Total] = [],
        owed: [Owed] = [],
        paid: [Paid] = []
    ) {
        self.asked = asked
        self.properties = properties
        self.trouble = trouble
        self.totals = totals
        self.owed = owed
        self.paid = paid
    }

    /// The values of `finance.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let all = Texts.of(frame.language)
        let (texts, words) = (all.means, all.finance)
        let summary = SummaryView(trouble.map { [$0] } ?? [], texts: all)
        let every = [ListOption(value: "", text: all.list.all)]
        let view = FinanceView(
            title: texts.title,
            lede: texts.lede,
            summary: summary,
            filter: FilterView(
                PagePath.means,
                [
                    .init(ListField.month, words.month, type: "month", value: asked.month),
                    .init(
                        ListField.property,
                        words.property,
                        every + properties,
                        chosen: asked.property
                    ),
                ],
                texts: all.list
            ),
            links: [.init(path: PagePath.slip, text: texts.slipOfToday)],
            tables: [
                totalTable(all, frame.language), owedTable(all, frame), paidTable(all, frame),
            ]
        )
        let head = PageHead(title: PageHead.title(texts.title, after: summary), item: .means)
        return Rendering(.finance, in: frame, head: head, texts: texts, page: view)
    }

    private func totalTable(_ all: Texts, _ language: Language) -> TableView {
        TableView(
            "totals",
            all.means.byMeans,
            detail: all.means.byMeansDetail,
            csv: asked.address(PagePath.means).csv,
            download: all.list.download,
            columns: all.means.columns,
            left: 3,
            rows: totals.map { total in
                let cells =
                    [all.finance.meansOf(total.means), total.sums.first?.currency ?? ""]
                    + ["\(total.entries)"] + total.sums.map { $0.number(in: language) }
                return (total.property, nil, cells)
            },
            none: all.means.none
        )
    }

    private func owedTable(_ all: Texts, _ frame: Frame) -> TableView {
        TableView(
            "owed",
            all.means.owed,
            detail: all.means.owedDetail,
            csv: PageAddress(PagePath.owedCSV),
            download: all.list.download,
            columns: all.means.owedColumns,
            left: 4,
            rows: owed.map { owed in
                (
                    owed.name, PagePath.ownMoney(owed.employee),
                    [
                        owed.employee, owed.property, owed.since.map(frame.dates.day) ?? "",
                        "\(owed.acts)", owed.amount.text(in: frame.language),
                    ]
                )
            },
            none: all.means.nobodyOwed
        )
    }

    private func paidTable(_ all: Texts, _ frame: Frame) -> TableView {
        TableView(
            "paid",
            all.means.paid,
            detail: all.means.paidDetail,
            csv: PageAddress(PagePath.reimbursementsCSV),
            download: all.list.download,
            columns: all.means.paidColumns,
            left: 5,
            rows: paid.map { paid in
                (
                    paid.name, PagePath.ownMoney(paid.employee),
                    [
                        paid.employee, frame.dates.day(paid.payback.paidOn), paid.payback.by,
                        paid.payback.withdrawnBy ?? "",
                        paid.payback.amount.text(in: frame.language),
                    ]
                )
            },
            none: all.means.nobodyPaid
        )
    }
}
