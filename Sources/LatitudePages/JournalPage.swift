import Messages

/// The journal: entries by number, what all that match moved, and one entry opened.
public struct JournalPage: Page {
    /// What the list is narrowed by, as typed; empty narrows nothing.
    public struct Filter: Hashable, Sendable {
        /// A month, such as `2026-10`.
        public var month = ""
        /// The first day booked on.
        public var from = ""
        /// The last day booked on.
        public var until = ""
        /// A property's number.
        public var property = ""
        /// A cost centre's code.
        public var costCentre = ""
        /// An account.
        public var account = ""
        /// A kind of entry.
        public var kind = ""
        /// How the act stands with its evidence.
        public var evidence = ""
        /// An act's code, or an entry's number.
        public var reference = ""

        /// All of it.
        public init() {}
    }

    /// What can be chosen from.
    public struct Choices: Hashable, Sendable {
        /// Properties, by name.
        public let properties: [ListOption]
        /// Codes of cost centres.
        public let costCentres: [ListOption]
        /// Accounts.
        public let accounts: [ListOption]

        /// Every value, as documented above.
        public init(
            properties: [ListOption],
            costCentres: [ListOption],
            accounts: [ListOption]
        ) {
            self.properties = properties
            self.costCentres = costCentres
            self.accounts = accounts
        }
    }

    /// What the list is narrowed by.
    public let filter: Filter
    /// What it could be narrowed by.
    public let choices: Choices
    /// What is wrong with the filter; nothing else is shown then.
    public let troubles: [FilterTrouble]
    /// One page of entries, by number, newest first.
    public let entries: [JournalEntryValue]
    /// The number of the entry that is opened; nil for none.
    public let opened: Int64?
    /// How many entries match, on all pages.
    public let count: Int
    /// What they moved, by account and currency.
    public let totals: [PageTotal]
    /// The same by currency; the name is the currency's.
    public let sums: [PageTotal]
    /// What the next page starts before; nil on the last.
    public let next: String?
    /// What this page starts before; nil for the first.
    public let before: String?

    /// One page, or a filter that cannot be used.
    public init(
        filter: Filter,
        choices: Choices,
        troubles: [FilterTrouble] = [],
        entries: [JournalEntryValue] = [],
        opened: Int64? = nil,
        count: Int = 0,
        totals: [PageTotal] = [],
        sums: [PageTotal] = [],
        next: String? = nil,
        before: String? = nil
    ) {
        self.filter = filter
        self.choices = choices
        self.troubles = troubles
        self.entries = entries
        self.opened = opened
        self.count = count
        self.totals = totals
        self.sums = sums
        self.next = next
        self.before = before
    }

    /// The values of `journal.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let summary = SummaryView(troubles, texts: texts)
        let view = JournalView(
            filter: filterView(texts),
            summary: summary,
            found: summary == nil ? found(frame) : nil
        )
        let head = PageHead(
            title: PageHead.title(texts.journal.title, after: summary),
            item: .journal
        )
        return Rendering(.journal, in: frame, head: head, texts: texts.journal, page: view)
    }

    private var address: PageAddress {
        PageAddress(
            PagePath.journal,
            [
                (ListField.month, filter.month), (JournalField.from, filter.from),
                (JournalField.until, filter.until), (ListField.property, filter.property),
                (ListField.costCentre, filter.costCentre), (JournalField.account, filter.account),
                (ListField.kind, filter.kind), (JournalField.evidence, filter.evidence),
                (ListField.search, filter.reference),
            ]
        )
    }

    private func found(_ frame: Frame) -> JournalView.Found {
        let texts = Texts.of(frame.language)
        let here = address.with(ListField.before, before)
        return JournalView.Found(
            title: texts.journal.entries(count),
            hasEntries: !entries.isEmpty,
            caption: entries.first.flatMap { first in
                entries.last.map { texts.journal.caption(first.number, $0.number) }
            } ?? "",
            entries: entries.map {
                JournalView.Entry($0, isOpen: $0.number == opened, at: here, frame: frame)
            },
            csv: address.csv.text,
            hasTotals: !totals.isEmpty,
            totals: totals.map { TotalView($0, in: frame.language) },
            sums: sums.map { TotalView($0, in: frame.language) },
            pager: PagerView(address, next: next, isFirst: before == nil, texts: texts.list)
        )
    }

    private func filterView(_ texts: Texts) -> FilterView {
        let all = [ListOption(value: "", text: texts.list.all)]
        let kinds = PageEntryKind.allCases.map {
            ListOption(value: $0.rawValue, text: texts.finance.kindOf($0))
        }
        let states = BillsPage.State.allCases.map {
            ListOption(value: $0.rawValue, text: texts.finance.evidenceOf($0))
        }
        let words = texts.finance
        return FilterView(
            PagePath.journal,
            [
                .init(ListField.month, words.month, type: "month", value: filter.month),
                .init(JournalField.from, words.from, type: "date", value: filter.from),
                .init(JournalField.until, words.until, type: "date", value: filter.until),
                .init(
                    ListField.property,
                    words.property,
                    all + choices.properties,
                    chosen: filter.property
                ),
                .init(
                    ListField.costCentre,
                    words.costCentre,
                    all + choices.costCentres,
                    chosen: filter.costCentre
                ),
                .init(
                    JournalField.account,
                    words.account,
                    all + choices.accounts,
                    chosen: filter.account
                ),
                .init(ListField.kind, words.kind, all + kinds, chosen: filter.kind),
                .init(
                    JournalField.evidence,
                    words.evidence,
                    all + states,
                    chosen: filter.evidence
                ),
                .init(ListField.search, texts.journal.reference, value: filter.reference),
            ],
            texts: texts.list
        )
    }
}

/// Names of what the journal alone is asked for.
public enum JournalField {
    /// The first day booked on.
    public static let from = "from"
    /// The last day booked on.
    public static let until = "to"
    /// An account.
    public static let account = "account"
    /// How an act stands with its evidence.
    public static let evidence = "evidence"
    /// The number of the entry to open.
    public static let open = "open"
}
