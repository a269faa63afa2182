public import Foundation
import Messages

/// Closing a month, opening one again, and who did so when.
public struct ClosePage: Page {
    /// The month that is closed next.
    public struct Candidate: Hashable, Sendable {
        /// The month.
        public let month: CivilMonth
        /// Whether it is over at every property, so that it may be closed.
        public let isOver: Bool
        /// What was booked in it, a line for each currency; debits equal credits or do not.
        public let booked: [Booked]
        /// What was held at its end, a line for each currency.
        public let held: [Held]
        /// What employees were owed for own money at its end, a line for each currency.
        public let owed: [PageMoney]
        /// Its acts whose bill is wanted and not there, a line for each currency.
        public let missing: [Missing]

        /// Every value, as documented above.
        public init(
            month: CivilMonth,
            isOver: Bool,
            booked: [Booked],
            held: [Held],
            owed: [PageMoney] = [],
            missing: [Missing]
        ) {
            self.month = month
            self.isOver = isOver
            self.booked = booked
            self.held = held
            self.owed = owed
            self.missing = missing
        }
    }

    /// What was booked in one currency.
    public struct Booked: Hashable, Sendable {
        /// How many postings.
        public let postings: Int
        /// What they debit.
        public let debit: PageMoney
        /// Whether they credit the same.
        public let isBalanced: Bool

        /// Every value, as documented above.
        public init(postings: Int, debit: PageMoney, isBalanced: Bool) {
            self.postings = postings
            self.debit = debit
            self.isBalanced = isBalanced
        }
    }

    /// What is held in one currency.
    public struct Held: Hashable, Sendable {
        /// How many holds.
        public let holds: Int
        /// What they hold.
        public let sum: PageMoney

        /// Every value, as documented above.
        public init(holds: Int, sum: PageMoney) {
            self.holds = holds
            self.sum = sum
        }
    }

    /// Acts whose bill is wanted and not there, in one currency.
    public struct Missing: Hashable, Sendable {
        /// How many acts.
        public let acts: Int
        /// What was spent on them.
        public let sum: PageMoney

        /// Every value, as documented above.
        public init(acts: Int, sum: PageMoney) {
            self.acts = acts
            self.sum = sum
        }
    }

    /// One closing or reopening.
    public struct Change: Hashable, Sendable {
        /// The month.
        public let month: CivilMonth
        /// Whether it was a closing.
        public let isClosing: Bool
        /// When.
        public let at: Date
        /// The handle of who did it.
        public let by: String
        /// Why it was opened again; nil for a closing.
        public let reason: String?

        /// Every value, as documented above.
        public init(
            month: CivilMonth,
            isClosing: Bool,
            at: Date,
            by: String,
            reason: String?
        ) {
            self.month = month
            self.isClosing = isClosing
            self.at = at
            self.by = by
            self.reason = reason
        }
    }

    /// What was just done.
    public enum Notice: Hashable, Sendable {
        case closed(CivilMonth, missing: [Missing])
        case reopened(CivilMonth)
    }

    /// The month that is closed next; nil without any.
    public let candidate: Candidate?
    /// The month that is asked for, as it stood at its end; nil where none is.
    public let asked: Candidate?
    /// The month that may be opened again; nil without any.
    public let closed: CivilMonth?
    /// Latest first.
    public let changes: [Change]
    /// What was just done; nil for nothing.
    public let notice: Notice?
    /// Whether a reason for opening was left out.
    public let lacksReason: Bool

    /// A page of closings.
    public init(
        candidate: Candidate?,
        asked: Candidate? = nil,
        closed: CivilMonth?,
        changes: [Change],
        notice: Notice? = nil,
        lacksReason: Bool = false
    ) {
        self.candidate = candidate
        self.asked = asked
        self.closed = closed
        self.changes = changes
        self.notice = notice
        self.lacksReason = lacksReason
    }

    /// The values of `close.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let view = CloseView(self, frame: frame)
        let head = PageHead(
            title: PageHead.title(texts.close.title, after: view.summary),
            item: .close,
            marks: [.ok, .held, .warn]
        )
        return Rendering(.close, in: frame, head: head, texts: texts.close, page: view)
    }
}
