public import Foundation
import Messages

/// The stories one may read, newest first: one's own, the team's, the house's.
public struct StoriesPage: Page {
    /// One act as told.
    public struct Row: Hashable, Sendable {
        /// The act's code.
        public let code: String
        /// Who told it.
        public let teller: String
        /// Whether it is one's own.
        public let isOwn: Bool
        /// The story; empty once erased.
        public let words: String
        /// Who may read it.
        public let share: PageShare
        /// When it was told.
        public let toldAt: Date
        /// What became of the guest; nil when nobody asked yet.
        public let outcome: PageOutcome?
        /// What a manager may do with it; nil for anybody else, and where it is not shared.
        public let tools: StoryTools?

        /// Every value, as documented above.
        public init(
            code: String,
            teller: String,
            isOwn: Bool,
            words: String,
            share: PageShare,
            toldAt: Date,
            outcome: PageOutcome?,
            tools: StoryTools? = nil
        ) {
            self.code = code
            self.teller = teller
            self.isOwn = isOwn
            self.words = words
            self.share = share
            self.toldAt = toldAt
            self.outcome = outcome
            self.tools = tools
        }
    }

    /// One page of them.
    public let rows: [Row]
    /// Words looked for; nil for all.
    public let search: String?
    /// What the next page starts before; nil on the last.
    public let next: String?
    /// Whether this is the first page.
    public let isFirst: Bool

    /// A page of the list.
    public init(rows: [Row], search: String?, next: String?, isFirst: Bool) {
        self.rows = rows
        self.search = search
        self.next = next
        self.isFirst = isFirst
    }

    /// The values of `stories.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let address = PageAddress(PagePath.stories, [(ListField.search, search)])
        let view = StoriesView(
            filter: FilterView(
                PagePath.stories,
                [FilterView.Field(ListField.search, texts.stories.search, value: search)],
                texts: texts.list
            ),
            hasRows: !rows.isEmpty,
            rows: rows.map { StoriesView.Row($0, frame: frame) },
            none: search == nil ? texts.stories.noneYet : texts.stories.noneLikeIt,
            csv: address.csv.text,
            download: texts.list.download,
            lettersTitle: texts.letter.title,
            pager: PagerView(address, next: next, isFirst: isFirst, texts: texts.list)
        )
        let head = PageHead(
            title: texts.stories.title,
            item: .stories,
            marks: rows.isEmpty ? [] : OutcomeChip.marks
        )
        return Rendering(.stories, in: frame, head: head, texts: texts.stories, page: view)
    }
}

/// The values of `stories.mustache`.
struct StoriesView: Sendable {
    struct Row: Sendable {
        let words: String
        let outcome: OutcomeChip
        let teller: String
        let told: TimeView
        let readers: String
        let code: String
        /// Where one's own act stands; nil for another's.
        let path: String?
        let tools: StoryToolsView?

        init(_ row: StoriesPage.Row, frame: Frame) {
            let texts = Texts.of(frame.language)
            words = row.words.isEmpty ? texts.recovery.erased : row.words
            outcome = OutcomeChip(row.outcome, texts: texts.outcome)
            teller = row.isOwn ? texts.stories.me : row.teller
            told = TimeView(row.toldAt, frame.dates)
            readers = texts.stories.shared(row.share)
            code = row.code
            path = row.isOwn ? PagePath.recovery(row.code) : nil
            tools = row.tools.map { StoryToolsView($0, of: row.code, texts: texts.lineUp) }
        }
    }

    let filter: FilterView
    let hasRows: Bool
    let rows: [Row]
    let none: String
    let csv: String
    let download: String
    let letters = PagePath.letters
    let lettersTitle: String
    let pager: PagerView?
}

/// The words of stories.
struct StoriesTexts: Sendable {
    let title: String
    let lede: String
    let search: String
    let me: String
    let shared: @Sendable (PageShare) -> String
    let noneYet: String
    let noneLikeIt: String
    let noneDetail: String

    static let english = Self(
        title: "Stories",
        lede: "What their owners share with you. All else is kept to the fund.",
        search: "Words in the story",
        me: "told by me",
        shared: { share in
            switch share {
            case .fund: "kept to the fund"
            case .team: "shared with the team"
            case .house: "shared with the house"
            }
        },
        noneYet: "No story is shared with you yet.",
        noneLikeIt: "No story holds these words.",
        noneDetail: "Owners decide. Nothing is listed without them, and that is as it should be."
    )

    static let polish = Self(
        title: "Historie",
        lede: "To, czym dzielą się z Tobą ich autorzy. Cała reszta zostaje w funduszu.",
        search: "Słowa w historii",
        me: "moja historia",
        shared: { share in
            switch share {
            case .fund: "zostaje w funduszu"
            case .team: "dla zespołu"
            case .house: "dla wszystkich"
            }
        },
        noneYet: "Nikt jeszcze nie dzieli się z Tobą historią.",
        noneLikeIt: "Żadna historia nie zawiera tych słów.",
        noneDetail: "Decydują autorzy. Bez nich nic tu nie ma, i tak ma być."
    )
}
