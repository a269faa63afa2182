public import Foundation
import Messages

/// What is open at a property today, for its managers before the line-up.
public struct TodayPage: Page {
    /// Somebody who is away for a guest.
    public struct Rescue: Hashable, Sendable {
        /// Their name.
        public let name: String
        /// Until when.
        public let until: Date

        /// Both.
        public init(name: String, until: Date) {
            self.name = name
            self.until = until
        }
    }

    /// An act that is open, shared with the asker or their own.
    public struct Act: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// Who did it.
        public let by: String
        /// Whether that is whoever looks.
        public let isOwn: Bool
        /// Its story; nil for one's own that is not shared.
        public let story: String?
        /// The day it happened.
        public let occurredOn: CivilDate
        /// How many days ago that was.
        public let daysAgo: Int
        /// When its hold runs out; nil for what is no hold.
        public let expiresAt: Date?

        /// Every value, as documented above.
        public init(
            code: String,
            by: String,
            isOwn: Bool,
            story: String?,
            occurredOn: CivilDate,
            daysAgo: Int,
            expiresAt: Date?
        ) {
            self.code = code
            self.by = by
            self.isOwn = isOwn
            self.story = story
            self.occurredOn = occurredOn
            self.daysAgo = daysAgo
            self.expiresAt = expiresAt
        }
    }

    /// A story to tell at the line-up.
    public struct Told: Hashable, Sendable {
        /// The act's code.
        public let code: String
        /// Who told it.
        public let teller: String
        /// The story.
        public let words: String
        /// Whether it is shared with the house, else with the team.
        public let isForHouse: Bool
        /// What became of the guest; nil when nobody asked.
        public let outcome: PageOutcome?
        /// Who chose it for today; nil where it is the newest.
        public let chosenBy: String?
        /// Whether a letter of praise may be written for it: it is somebody else's.
        public let isPraisable: Bool

        /// Every value, as documented above.
        public init(
            code: String,
            teller: String,
            words: String,
            isForHouse: Bool,
            outcome: PageOutcome?,
            chosenBy: String?,
            isPraisable: Bool
        ) {
            self.code = code
            self.teller = teller
            self.words = words
            self.isForHouse = isForHouse
            self.outcome = outcome
            self.chosenBy = chosenBy
            self.isPraisable = isPraisable
        }
    }

    /// The property's name.
    public let property: String
    /// The day it is there.
    public let day: CivilDate
    /// Who is out, soonest back first.
    public let out: [Rescue]
    /// Holds that are listed.
    public let holds: [Act]
    /// Acts that are listed whose guest nobody asked.
    public let unasked: [Act]
    /// The story to tell; nil when there is none.
    public let story: Told?

    /// Every value, as documented above.
    public init(
        property: String,
        day: CivilDate,
        out: [Rescue],
        holds: [Act],
        unasked: [Act],
        story: Told?
    ) {
        self.property = property
        self.day = day
        self.out = out
        self.holds = holds
        self.unasked = unasked
        self.story = story
    }

    /// The values of `today.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let view = TodayView(self, frame: frame)
        let head = PageHead(
            title: texts.today.title,
            item: .today,
            marks: OutcomeChip.marks + [.held, .out, .warn]
        )
        return Rendering(.today, in: frame, head: head, texts: texts.today, page: view)
    }
}

/// The values of `today.mustache`.
struct TodayView: Sendable {
    struct Rescue: Sendable {
        let name: String
        let until: TimeView
    }

    struct Act: Sendable {
        let code: String
        let by: String
        let story: String
        let isLate: Bool
        let mark: String
        let state: String
        let day: String
    }

    /// Holds, or guests not asked.
    struct Open: Sendable {
        /// As many are printed, so that the day stands on one sheet.
        static let printed = 5

        let id: String
        let title: String
        let hasActs: Bool
        let acts: [Act]
        /// How many are not printed; nil where all are.
        let more: String?
        let none: String
        let kept: String
        let hint: String
    }

    struct Told: Sendable {
        let code: String
        let words: String
        let outcome: OutcomeChip
        let share: String
        let length: String
        let how: String
        let tools: StoryToolsView
    }

    let title: String
    let lede: String
    let stories: String
    let story: Told?
    let hasOut: Bool
    let out: [Rescue]
    let open: [Open]

    init(_ page: TodayPage, frame: Frame) {
        let texts = Texts.of(frame.language)
        let words = texts.today
        title = words.heading(frame.dates.day(page.day))
        lede = words.lede(page.property)
        stories = PagePath.stories
        story = page.story.map { story in
            let count = story.words.split(whereSeparator: \.isWhitespace).count
            return Told(
                code: story.code,
                words: story.words,
                outcome: OutcomeChip(story.outcome, texts: texts.outcome),
                share: words.shared(story.teller, story.isForHouse),
                length: words.length(count),
                how: story.chosenBy.map(words.chosenBy) ?? words.newest,
                tools: StoryToolsView(
                    StoryTools(
                        choice: story.chosenBy == nil ? .free : .chosen,
                        isPraisable: story.isPraisable
                    ),
                    of: story.code,
                    isNoted: false,
                    texts: texts.lineUp
                )
            )
        }
        hasOut = !page.out.isEmpty
        out = page.out.map { Rescue(name: $0.name, until: TimeView($0.until, frame.dates)) }
        open = [
            Open(
                id: "unasked",
                title: words.unasked,
                hasActs: !page.unasked.isEmpty,
                acts: page.unasked.map { Act($0, frame: frame) },
                more: Open.more(page.unasked, words),
                none: words.noneUnasked,
                kept: words.kept(page.unasked.count),
                hint: words.unaskedHint
            ),
            Open(
                id: "holds",
                title: words.holds,
                hasActs: !page.holds.isEmpty,
                acts: page.holds.map { Act($0, frame: frame) },
                more: Open.more(page.holds, words),
                none: words.noneHeld,
                kept: words.kept(page.holds.count),
                hint: words.holdsHint
            ),
        ]
    }
}

extension TodayView.Open {
    fileprivate static func more(_ acts: [TodayPage.Act], _ words: TodayTexts) -> String? {
        acts.count > printed ? words.more(acts.count - printed) : nil
    }
}

extension TodayView.Act {
    init(_ act: TodayPage.Act, frame: Frame) {
        let words = Texts.of(frame.language).today
        code = act.code
        by = act.isOwn ? words.you : act.by
        story = act.story ?? words.ownUntold
        isLate = act.expiresAt == nil && act.daysAgo > 7
        mark = (act.expiresAt != nil ? Mark.held : isLate ? .warn : .open).rawValue
        state = act.expiresAt.map { words.ends(frame.dates.moment($0)) } ?? words.ago(act.daysAgo)
        day = frame.dates.day(act.occurredOn)
    }
}
