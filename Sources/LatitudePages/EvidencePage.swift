import Messages

/// Acts whose bill is wanted and is not there: for finance, who ask for it, and stop nothing.
public struct EvidencePage: Page {
    /// How long a bill has been missing.
    public enum Age: String, CaseIterable, Hashable, Sendable {
        /// Up to 7 days.
        case week
        /// 8 to 30 days.
        case month
        /// 31 to 60 days.
        case twoMonths = "two_months"
        /// More than 60 days.
        case older
    }

    /// How one property stands.
    public struct Property: Hashable, Sendable {
        /// Its number, as addresses have it.
        public let number: String
        /// Its name.
        public let name: String
        /// From which sum on a bill is wanted today; nil without a policy.
        public let receiptsFrom: PageMoney?
        /// How many acts, in the order of `Age`.
        public let acts: [Int]
        /// What was spent on all of them.
        public let spent: PageMoney

        /// Every value, as documented above.
        public init(
            number: String,
            name: String,
            receiptsFrom: PageMoney?,
            acts: [Int],
            spent: PageMoney
        ) {
            self.number = number
            self.name = name
            self.receiptsFrom = receiptsFrom
            self.acts = acts
            self.spent = spent
        }
    }

    /// One act.
    public struct Row: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// The property's name.
        public let property: String
        /// The cost centre's name.
        public let costCentre: String
        /// The handle of who did it.
        public let employee: String
        /// Where the money came from.
        public let means: Means
        /// The day it happened.
        public let day: CivilDate
        /// How many days ago that is.
        public let days: Int
        /// What was spent.
        public let spent: PageMoney

        /// Every value, as documented above.
        public init(
            code: String,
            property: String,
            costCentre: String,
            employee: String,
            means: Means,
            day: CivilDate,
            days: Int,
            spent: PageMoney
        ) {
            self.code = code
            self.property = property
            self.costCentre = costCentre
            self.employee = employee
            self.means = means
            self.day = day
            self.days = days
            self.spent = spent
        }
    }

    /// Where money came from that leaves a bill behind.
    public enum Means: String, CaseIterable, Hashable, Sendable {
        /// The till.
        case till
        /// The house's card.
        case card
        /// One's own pocket.
        case own
    }

    /// Every property, by name.
    public let properties: [Property]
    /// One page of acts, latest first.
    public let rows: [Row]
    /// The number of the one property shown; nil for all.
    public let property: String?
    /// The one age shown; nil for all.
    public let age: Age?
    /// What the next page starts before; nil on the last.
    public let next: String?
    /// Whether this is the first page.
    public let isFirst: Bool

    /// A page of the list.
    public init(
        properties: [Property],
        rows: [Row],
        property: String?,
        age: Age?,
        next: String?,
        isFirst: Bool
    ) {
        self.properties = properties
        self.rows = rows
        self.property = property
        self.age = age
        self.next = next
        self.isFirst = isFirst
    }

    /// The values of `evidence.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let address = PageAddress(
            PagePath.evidence,
            [(ListField.property, property), (ListField.age, age?.rawValue)]
        )
        let isNarrowed = property != nil || age != nil
        let view = EvidenceView(
            ageNames: Age.allCases.map(texts.evidence.age),
            properties: properties.map { EvidenceView.Property($0, frame: frame) },
            filter: filter(texts),
            hasRows: !rows.isEmpty,
            rows: rows.map { EvidenceView.Row($0, frame: frame) },
            none: isNarrowed ? texts.evidence.noneLikeIt : texts.evidence.none,
            csv: address.csv.text,
            download: texts.list.download,
            pager: PagerView(address, next: next, isFirst: isFirst, texts: texts.list)
        )
        let head = PageHead(title: texts.evidence.title, item: .evidence)
        return Rendering(.evidence, in: frame, head: head, texts: texts.evidence, page: view)
    }

    private func filter(_ texts: Texts) -> FilterView {
        let all = ListOption(value: "", text: texts.list.all)
        return FilterView(
            PagePath.evidence,
            [
                FilterView.Field(
                    ListField.property,
                    texts.evidence.property,
                    [all] + properties.map { ListOption(value: $0.number, text: $0.name) },
                    chosen: property
                ),
                FilterView.Field(
                    ListField.age,
                    texts.evidence.missingFor,
                    [all]
                        + Age.allCases.map {
                            ListOption(value: $0.rawValue, text: texts.evidence.age($0))
                        },
                    chosen: age?.rawValue
                ),
            ],
            texts: texts.list
        )
    }
}

/// The values of `evidence.mustache`.
struct EvidenceView: Sendable {
    struct Property: Sendable {
        struct Count: Sendable {
            let label: String
            let acts: String
        }

        let name: String
        let path: String
        let receiptsFrom: String
        let ages: [Count]
        let spent: String

        init(_ property: EvidencePage.Property, frame: Frame) {
            let texts = Texts.of(frame.language).evidence
            name = property.name
            path = PageAddress(PagePath.evidence, [(ListField.property, property.number)]).text
            receiptsFrom = property.receiptsFrom?.text(in: frame.language) ?? texts.noPolicy
            ages = zip(EvidencePage.Age.allCases, property.acts).map { age, acts in
                Count(label: texts.age(age), acts: String(acts))
            }
            spent = property.spent.text(in: frame.language)
        }
    }

    struct Row: Sendable {
        let path: String
        let code: String
        let property: String
        let costCentre: String
        let employee: String
        let means: String
        let day: String
        let ago: String
        let spent: String

        init(_ row: EvidencePage.Row, frame: Frame) {
            let texts = Texts.of(frame.language).evidence
            path = PagePath.bills(row.code)
            code = row.code
            property = row.property
            costCentre = row.costCentre
            employee = row.employee
            means = texts.means(row.means)
            day = frame.dates.day(row.day)
            ago = texts.days.text(row.days)
            spent = row.spent.text(in: frame.language)
        }
    }

    let ageNames: [String]
    let properties: [Property]
    let filter: FilterView
    let hasRows: Bool
    let rows: [Row]
    let none: String
    let csv: String
    let download: String
    let pager: PagerView?
}
