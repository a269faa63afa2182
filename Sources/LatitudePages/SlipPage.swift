import Messages

/// The slip of a till for one day, to be printed and signed.
public struct SlipPage: Page {
    /// One movement of the till.
    public struct Line: Hashable, Sendable {
        /// The entry's number.
        public let number: Int64
        /// The act's code.
        public let code: String
        /// What the entry is.
        public let kind: PageEntryKind
        /// The handle of who booked it.
        public let employee: String
        /// The cost centre's name.
        public let costCentre: String
        /// The day it happened.
        public let occurredOn: CivilDate
        /// What went out.
        public let out: PageMoney
        /// What came back.
        public let back: PageMoney

        /// Every value, as documented above.
        public init(
            number: Int64,
            code: String,
            kind: PageEntryKind,
            employee: String,
            costCentre: String,
            occurredOn: CivilDate,
            out: PageMoney,
            back: PageMoney
        ) {
            self.number = number
            self.code = code
            self.kind = kind
            self.employee = employee
            self.costCentre = costCentre
            self.occurredOn = occurredOn
            self.out = out
            self.back = back
        }
    }

    /// Everything of a slip but its lines.
    public struct Sums: Hashable, Sendable {
        /// The property's name.
        public let property: String
        /// The day.
        public let day: CivilDate
        /// All that went out, all that came back, and what remains.
        public let sums: [PageMoney]

        /// Every value, as documented above.
        public init(property: String, day: CivilDate, sums: [PageMoney]) {
            self.property = property
            self.day = day
            self.sums = sums
        }
    }

    /// What is asked for: day and property.
    public let asked: FinanceAsked
    /// Properties to choose from.
    public let properties: [ListOption]
    /// What is wrong with it; nil for nothing.
    public let trouble: FilterTrouble?
    /// The lines, in the order of booking.
    public let lines: [Line]
    /// The sums; nil with a trouble.
    public let sums: Sums?

    /// A slip, or a question that cannot be answered.
    public init(
        asked: FinanceAsked,
        properties: [ListOption],
        trouble: FilterTrouble? = nil,
        lines: [Line] = [],
        sums: Sums? = nil
    ) {
        self.asked = asked
        self.properties = properties
        self.trouble = trouble
        self.lines = lines
        self.sums = sums
    }

    /// The values of `finance.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let all = Texts.of(frame.language)
        let texts = all.slip
        let summary = SummaryView(trouble.map { [$0] } ?? [], texts: all)
        let view = FinanceView(
            title: texts.title,
            lede: texts.lede,
            summary: summary,
            filter: FilterView(
                PagePath.slip,
                [
                    .init(MeansField.day, texts.day, type: "date", value: asked.day),
                    .init(
                        ListField.property,
                        all.finance.property,
                        properties,
                        chosen: asked.property
                    ),
                ],
                texts: all.list
            ),
            tables: sums.map { [table($0, all, frame)] } ?? [],
            signatures: texts.signatures
        )
        let head = PageHead(title: PageHead.title(texts.title, after: summary), item: .means)
        return Rendering(.finance, in: frame, head: head, texts: texts, page: view)
    }

    private func table(_ sums: Sums, _ all: Texts, _ frame: Frame) -> TableView {
        let (texts, language) = (all.slip, frame.language)
        return TableView(
            "slip",
            texts.of(sums.property, frame.dates.day(sums.day)),
            detail: texts.detail(sums.sums.first?.currency ?? ""),
            csv: asked.address(PagePath.slip).csv,
            download: all.list.download,
            columns: texts.columns,
            left: 6,
            rows: lines.map { line in
                (
                    "\(line.number)",
                    PageAddress(
                        PagePath.journal,
                        [(ListField.search, "\(line.number)")]
                    ).text,
                    [
                        line.code, all.finance.kindOf(line.kind), line.costCentre,
                        line.employee, frame.dates.day(line.occurredOn),
                        line.out.numberOrNothing(in: language),
                        line.back.numberOrNothing(in: language),
                    ]
                )
            },
            feet: [
                [texts.sum, "", "", "", "", ""]
                    + sums.sums.prefix(2).map { $0.number(in: language) },
                [texts.net, "", "", "", "", "", ""]
                    + sums.sums.suffix(1).map { $0.text(in: language) },
            ],
            none: texts.none
        )
    }
}
