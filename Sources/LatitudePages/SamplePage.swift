import Messages

/// Entries drawn for checking, by a seed or by signs of risk.
public struct SamplePage: Page {
    /// Why an entry may be worth a second look.
    public enum Sign: String, CaseIterable, Hashable, Sendable {
        /// One of many for the same guest by the same employee.
        case repeated
        /// A round sum at a limit.
        case atLimit = "at_limit"
    }

    /// One entry drawn.
    public struct Drawn: Hashable, Sendable {
        /// The entry.
        public let entry: JournalEntryValue
        /// Its signs.
        public let signs: [Sign]

        /// Every value, as documented above.
        public init(entry: JournalEntryValue, signs: [Sign]) {
            self.entry = entry
            self.signs = signs
        }
    }

    /// What is asked for: size, seed, signs, month and property.
    public let asked: FinanceAsked
    /// Properties to choose from.
    public let properties: [ListOption]
    /// What is wrong with it; nil for nothing.
    public let trouble: FilterTrouble?
    /// What was drawn, in that order.
    public let drawn: [Drawn]
    /// How many there were to draw from.
    public let population: Int

    /// A sample, or a question that cannot be answered.
    public init(
        asked: FinanceAsked,
        properties: [ListOption],
        trouble: FilterTrouble? = nil,
        drawn: [Drawn] = [],
        population: Int = 0
    ) {
        self.asked = asked
        self.properties = properties
        self.trouble = trouble
        self.drawn = drawn
        self.population = population
    }

    /// The values of `finance.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let all = Texts.of(frame.language)
        let texts = all.sample
        let summary = SummaryView(trouble.map { [$0] } ?? [], texts: all)
        let view = FinanceView(
            title: texts.title,
            lede: texts.lede,
            summary: summary,
            filter: filter(all),
            tables: [table(all, frame)]
        )
        let head = PageHead(title: PageHead.title(texts.title, after: summary), item: .sample)
        return Rendering(.finance, in: frame, head: head, texts: texts, page: view)
    }

    private func filter(_ all: Texts) -> FilterView {
        let (texts, words) = (all.sample, all.finance)
        return FilterView(
            PagePath.sample,
            [
                .init(SampleField.size, texts.size, value: asked.size),
                .init(SampleField.seed, texts.seed, value: asked.seed),
                .init(
                    SampleField.risk,
                    texts.from,
                    [
                        ListOption(value: "", text: texts.everything),
                        ListOption(value: "1", text: texts.withSigns),
                    ],
                    chosen: asked.risk
                ),
                .init(ListField.month, words.month, type: "month", value: asked.month),
                .init(
                    ListField.property,
                    words.property,
                    [ListOption(value: "", text: all.list.all)] + properties,
                    chosen: asked.property
                ),
            ],
            texts: all.list
        )
    }

    private func table(_ all: Texts, _ frame: Frame) -> TableView {
        let texts = all.sample
        return TableView(
            "drawn",
            texts.drawn(drawn.count, population),
            detail: texts.detail,
            csv: asked.address(PagePath.sample).csv,
            download: all.list.download,
            columns: texts.columns,
            left: 8,
            rows: drawn.map { drawn in
                let entry = drawn.entry
                let address = PageAddress(
                    PagePath.journal,
                    [
                        (ListField.search, "\(entry.number)"),
                        (JournalField.open, "\(entry.number)"),
                    ]
                )
                return (
                    "\(entry.number)", address.text,
                    [
                        entry.code, all.finance.kindOf(entry.kind),
                        frame.dates.day(entry.bookedOn), entry.property, entry.costCentre,
                        entry.employee, drawn.signs.map(texts.sign).joined(separator: "; "),
                        entry.amount.text(in: frame.language),
                    ]
                )
            },
            none: texts.none
        )
    }
}
