public import Foundation
import Messages

/// My own recoveries, newest first.
public struct RecoveriesPage: Page {
    /// Which of them are shown.
    public enum Shown: String, CaseIterable, Hashable, Sendable {
        /// Those whose guest nobody asked yet.
        case notAsked = "not_asked"
        /// Those that still hold money.
        case held
    }

    /// One act.
    public struct Row: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// What was done; empty once erased.
        public let what: String
        /// Room, guest or place; nil when nobody said.
        public let whom: String?
        /// What it cost so far, before repayments.
        public let spent: PageMoney
        /// What is held; nil for nothing.
        public let held: PageMoney?
        /// When it was booked.
        public let bookedAt: Date
        /// What became of the guest; nil when nobody asked yet.
        public let outcome: PageOutcome?
        /// Whether it was undone.
        public let isReversed: Bool

        /// Every value, as documented above.
        public init(
            code: String,
            what: String,
            whom: String?,
            spent: PageMoney,
            held: PageMoney?,
            bookedAt: Date,
            outcome: PageOutcome?,
            isReversed: Bool
        ) {
            self.code = code
            self.what = what
            self.whom = whom
            self.spent = spent
            self.held = held
            self.bookedAt = bookedAt
            self.outcome = outcome
            self.isReversed = isReversed
        }
    }

    /// One page of them.
    public let rows: [Row]
    /// Which are shown; nil for all.
    public let shown: Shown?
    /// The last day they are of; nil for today.
    public let until: CivilDate?
    /// What the next page starts before; nil on the last.
    public let next: String?
    /// Whether this is the first page.
    public let isFirst: Bool

    /// A page of the list.
    public init(
        rows: [Row],
        shown: Shown?,
        until: CivilDate? = nil,
        next: String?,
        isFirst: Bool
    ) {
        self.rows = rows
        self.shown = shown
        self.until = until
        self.next = next
        self.isFirst = isFirst
    }

    /// The values of `recoveries.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let address = PageAddress(
            PagePath.recoveries,
            [(ListField.state, shown?.rawValue), (ListField.until, until?.text)]
        )
        let isNarrowed = shown != nil || until != nil
        let view = RecoveriesView(
            filter: filter(texts),
            hasRows: !rows.isEmpty,
            rows: rows.map { RecoveriesView.Row($0, frame: frame) },
            none: isNarrowed ? texts.recoveries.noneLikeIt : texts.recoveries.noneYet,
            csv: address.csv.text,
            download: texts.list.download,
            pager: PagerView(address, next: next, isFirst: isFirst, texts: texts.list)
        )
        let head = PageHead(
            title: texts.recoveries.title,
            item: .recoveries,
            marks: rows.isEmpty ? [] : OutcomeChip.marks + [.held]
        )
        return Rendering(.recoveries, in: frame, head: head, texts: texts.recoveries, page: view)
    }

    private func filter(_ texts: Texts) -> FilterView {
        let all = ListOption(value: "", text: texts.list.all)
        let options = Shown.allCases.map {
            ListOption(value: $0.rawValue, text: texts.recoveries.shown($0))
        }
        return FilterView(
            PagePath.recoveries,
            [
                FilterView.Field(
                    ListField.state,
                    texts.recoveries.show,
                    [all] + options,
                    chosen: shown?.rawValue
                ),
                FilterView.Field(
                    ListField.until,
                    texts.list.until,
                    type: "date",
                    value: until?.text
                ),
            ],
            texts: texts.list
        )
    }
}

/// The values of `recoveries.mustache`.
struct RecoveriesView: Sendable {
    struct Row: Sendable {
        let path: String
        let code: String
        let what: String
        let whom: String?
        let spent: String
        let held: String?
        /// What became of the guest; nil where it was undone.
        let outcome: OutcomeChip?
        let booked: TimeView
        /// That it was undone; nil where it was not.
        let undone: String?

        init(_ row: RecoveriesPage.Row, frame: Frame) {
            let texts = Texts.of(frame.language)
            path = PagePath.recovery(row.code)
            code = row.code
            what = row.what.isEmpty ? texts.recoveries.erased : row.what
            whom = row.whom
            spent = row.spent.text(in: frame.language)
            held = row.held.map { texts.recoveries.held($0.text(in: frame.language)) }
            outcome = row.isReversed ? nil : OutcomeChip(row.outcome, texts: texts.outcome)
            booked = TimeView(row.bookedAt, frame.dates)
            undone = row.isReversed ? texts.recoveries.undone : nil
        }
    }

    let filter: FilterView
    let hasRows: Bool
    let rows: [Row]
    let none: String
    let csv: String
    let download: String
    let pager: PagerView?
}

/// The words of one's own recoveries.
struct RecoveriesTexts: Sendable {
    let title: String
    let show: String
    let shown: @Sendable (RecoveriesPage.Shown) -> String
    let noneYet: String
    let noneLikeIt: String
    let noneDetail: String
    let undone: String
    let erased: String
    let held: @Sendable (String) -> String

    static let english = Self(
        title: "My recoveries",
        show: "Show",
        shown: { shown in
            switch shown {
            case .notAsked: "Guest not asked yet"
            case .held: "Money still held"
            }
        },
        noneYet: "You have recorded nothing yet.",
        noneLikeIt: "None of yours is like this.",
        noneDetail: "What you do for a guest stands here once you record it.",
        undone: "undone",
        erased: "Its words were erased.",
        held: { "\($0) held" }
    )

    static let polish = Self(
        title: "Moje działania",
        show: "Pokaż",
        shown: { shown in
            switch shown {
            case .notAsked: "Gość jeszcze bez pytania"
            case .held: "Z otwartą blokadą"
            }
        },
        noneYet: "Nie ma tu jeszcze żadnego Twojego działania.",
        noneLikeIt: "Żadne Twoje działanie takie nie jest.",
        noneDetail: "To, co robisz dla gościa, pojawi się tu po zapisaniu.",
        undone: "cofnięte",
        erased: "Słowa zostały usunięte.",
        held: { "Blokada: \($0)" }
    )
}
