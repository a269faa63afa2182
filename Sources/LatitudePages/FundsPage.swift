public import Foundation
import Messages

/// Funds by month, property and scope, and open holds by age; never by person.
public struct FundsPage: Page {
    /// What funds are per.
    public enum Scope: String, CaseIterable, Hashable, Sendable {
        /// An employee's day.
        case employeeDay = "employee_day"
        /// An employee's month.
        case employeeMonth = "employee_month"
        /// A guest's day.
        case guestDay = "guest_day"
        /// An incident.
        case incident
    }

    /// The funds of one property and scope whose windows begin in one month.
    public struct Fund: Hashable, Sendable {
        /// `2026-10`; nil for funds without a window.
        public let month: String?
        /// The property's name.
        public let property: String
        /// What they are per.
        public let scope: Scope
        /// Whether they refuse.
        public let isHard: Bool
        /// How many were opened.
        public let count: Int
        /// How many people could have drawn; nil for what is not per employee.
        public let people: Int?
        /// Granted, used and held, then what came back: repaid, from holds, undone.
        public let sums: [PageMoney]

        /// Every value, as documented above.
        public init(
            month: String?,
            property: String,
            scope: Scope,
            isHard: Bool,
            count: Int,
            people: Int? = nil,
            sums: [PageMoney]
        ) {
            self.month = month
            self.property = property
            self.scope = scope
            self.isHard = isHard
            self.count = count
            self.people = people
            self.sums = sums
        }
    }

    /// One hold that is open.
    public struct Hold: Hashable, Sendable {
        /// The act's code.
        public let code: String
        /// The handle of who holds it.
        public let employee: String
        /// The property's name.
        public let property: String
        /// The cost centre's name.
        public let costCentre: String
        /// What is held.
        public let amount: PageMoney
        /// Whole days since it was booked.
        public let days: Int
        /// When it runs out.
        public let expiresAt: Date

        /// Every value, as documented above.
        public init(
            code: String,
            employee: String,
            property: String,
            costCentre: String,
            amount: PageMoney,
            days: Int,
            expiresAt: Date
        ) {
            self.code = code
            self.employee = employee
            self.property = property
            self.costCentre = costCentre
            self.amount = amount
            self.days = days
            self.expiresAt = expiresAt
        }
    }

    /// What the list is narrowed by, as asked for: month, property and scope.
    public let asked: FinanceAsked
    /// Properties to choose from.
    public let properties: [ListOption]
    /// What is wrong with the filter; nil for nothing.
    public let trouble: FilterTrouble?
    /// One page of funds.
    public let funds: [Fund]
    /// Open holds, oldest first.
    public let holds: [Hold]
    /// All that is held, by currency, with the number of holds.
    public let held: [PageMoney]
    /// What the next page starts after; nil on the last.
    public let next: String?
    /// Whether this is the first page.
    public let isFirst: Bool

    /// One page, or a filter that cannot be used.
    public init(
        asked: FinanceAsked,
        properties: [ListOption],
        trouble: FilterTrouble? = nil,
        funds: [Fund] = [],
        holds: [Hold] = [],
        held: [PageMoney] = [],
        next: String? = nil,
        isFirst: Bool = true
    ) {
        self.asked = asked
        self.properties = properties
        self.trouble = trouble
        self.funds = funds
        self.holds = holds
        self.held = held
        self.next = next
        self.isFirst = isFirst
    }

    /// The values of `finance.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let all = Texts.of(frame.language)
        let (texts, words) = (all.funds, all.finance)
        let address = asked.address(PagePath.funds)
        let scopes = Scope.allCases.map {
            ListOption(value: $0.rawValue, text: texts.scope($0))
        }
        let every = [ListOption(value: "", text: all.list.all)]
        let summary = SummaryView(trouble.map { [$0] } ?? [], texts: all)
        let view = FinanceView(
            title: texts.title,
            lede: texts.lede,
            summary: summary,
            filter: FilterView(
                PagePath.funds,
                [
                    .init(ListField.month, words.month, type: "month", value: asked.month),
                    .init(
                        ListField.property,
                        words.property,
                        every + properties,
                        chosen: asked.property
                    ),
                    .init(ListField.kind, texts.per, every + scopes, chosen: asked.kind),
                ],
                texts: all.list
            ),
            tables: [
                fundTable(address, all, frame.language),
                holdTable(all, frame),
            ],
            pager: summary == nil
                ? PagerView(address, next: next, isFirst: isFirst, texts: all.list) : nil
        )
        let head = PageHead(title: PageHead.title(texts.title, after: summary), item: .funds)
        return Rendering(.finance, in: frame, head: head, texts: texts, page: view)
    }

    private func fundTable(
        _ address: PageAddress,
        _ all: Texts,
        _ language: Language
    ) -> TableView {
        let texts = all.funds
        return TableView(
            "funds",
            texts.byMonth,
            detail: texts.byMonthDetail,
            csv: address.csv,
            download: all.list.download,
            columns: texts.columns,
            left: 5,
            rows: funds.map { fund in
                let rule = fund.isHard ? texts.hard : texts.advice
                let cells =
                    [fund.property, texts.scope(fund.scope), rule]
                    + [
                        fund.sums.first?.currency ?? "", fund.people.map { "\($0)" } ?? "",
                        "\(fund.count)",
                    ]
                    + fund.sums.map { $0.number(in: language) }
                return (fund.month ?? texts.noWindow, nil, cells)
            },
            none: texts.none
        )
    }

    private func holdTable(_ all: Texts, _ frame: Frame) -> TableView {
        let texts = all.funds
        let words = Messages.of(frame.language)
        return TableView(
            "holds",
            texts.holds,
            detail: asked.month.isEmpty ? texts.holdsDetail : words("funds.holdsAtEnd"),
            csv: PageAddress(
                PagePath.holdsCSV,
                [
                    (ListField.month, asked.month), (ListField.property, asked.property),
                ]
            ),
            download: all.list.download,
            columns: texts.holdColumns,
            left: 6,
            rows: holds.map { hold in
                (
                    hold.code, PagePath.recovery(hold.code),
                    [
                        texts.days(hold.days), hold.employee, hold.property, hold.costCentre,
                        frame.dates.moment(hold.expiresAt),
                        hold.amount.text(in: frame.language),
                    ]
                )
            },
            feet: held.map { [texts.heldInAll, "", "", "", "", "", $0.text(in: frame.language)] },
            none: texts.noHolds
        )
    }
}
