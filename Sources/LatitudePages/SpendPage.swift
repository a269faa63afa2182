public import Foundation
import Messages

/// Putting it right, in one screen: an amount, a few words, a room or guest.
public struct SpendPage: Page {
    /// What was typed; kept whatever happens.
    public let draft: SpendDraft
    /// What is wrong with it; empty for nothing.
    public let troubles: [SpendTrouble]
    /// Whether its id already names another act, and it has a fresh one now.
    public let wasUsed: Bool
    /// How whoever asks stands.
    public let standing: PageStanding

    /// The form in one state.
    public init(
        draft: SpendDraft,
        troubles: [SpendTrouble] = [],
        wasUsed: Bool = false,
        standing: PageStanding
    ) {
        self.draft = draft
        self.troubles = troubles
        self.wasUsed = wasUsed
        self.standing = standing
    }

    /// The values of `spend.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let fields = SpendFields(draft, troubles, currency: standing.currency, texts: texts)
        let summary =
            wasUsed
            ? SummaryView(
                title: texts.spend.usedTitle,
                detail: texts.spend.usedDetail,
                isMistyped: false
            )
            : SummaryView(fields.items, detail: texts.act.notSent, texts: texts.form)
        let view = SpendView(
            summary: standing.closed == nil ? summary : nil,
            closed: standing.closed.map { SpendView.Closed($0, standing.policy, frame: frame) },
            form: standing.closed == nil ? SpendFormView(draft, fields, texts: texts) : nil,
            fund: standing.closed == nil ? SpendView.Fund(standing, frame: frame) : nil,
            recent: SpendView.Recent(standing, frame: frame),
            undone: SpendView.Undone(standing.undone, frame: frame)
        )
        let head = PageHead(
            title: PageHead.title(texts.spend.title, after: view.summary),
            item: .spend,
            marks: standing.recent.isEmpty ? [] : OutcomeChip.marks + [.held]
        )
        return Rendering(.spend, in: frame, head: head, texts: texts.spend, page: view)
    }
}

/// A spend as typed.
public struct SpendDraft: Hashable, Sendable {
    /// The id it will have, made before it is sent.
    public var id: String
    /// The sum; `0` for what costs nothing.
    public var amount: String
    /// What went wrong, and what was done.
    public var words: String
    /// A room or a guest; empty where nobody is named.
    public var whom: String
    /// Minutes given; empty for none.
    public var minutes: String
    /// Where the money came from; nil for what is usual.
    public var means: PageMeans?
    /// Who may read the act.
    public var share: PageShare
    /// Whether the sum is only held.
    public var isHold: Bool
    /// Whether `whom` is a guest who has just arrived.
    public var isNewGuest: Bool

    /// A draft with nothing typed yet, but what is given.
    public init(
        id: String,
        amount: String = "",
        words: String = "",
        whom: String = "",
        minutes: String = "",
        means: PageMeans? = nil,
        share: PageShare = .fund,
        isHold: Bool = false,
        isNewGuest: Bool = false
    ) {
        self.id = id
        self.amount = amount
        self.words = words
        self.whom = whom
        self.minutes = minutes
        self.means = means
        self.share = share
        self.isHold = isHold
        self.isNewGuest = isNewGuest
    }

    /// Every field of it, to be sent along unseen.
    public var hidden: [HiddenField] {
        var fields = [
            HiddenField(FormField.act, id), HiddenField(FormField.amount, amount),
            HiddenField(FormField.words, words), HiddenField(FormField.whom, whom),
            HiddenField(FormField.minutes, minutes),
            HiddenField(FormField.means, means?.rawValue ?? ""),
            HiddenField(FormField.share, share.rawValue),
        ]
        if isHold { fields.append(HiddenField(FormField.hold, "1")) }
        if isNewGuest { fields.append(HiddenField(FormField.newGuest, "1")) }
        return fields
    }
}

/// What can be wrong with a spend as typed.
public enum SpendTrouble: Hashable, Sendable {
    /// With the sum.
    case amount(AmountTrouble)
    /// With the words.
    case words(TextTrouble)
    /// With room or guest.
    case whom(TextTrouble)
    /// Limits are per guest, and none is named.
    case guestNeeded
    /// The minutes are no number from 0 to 10,080, a week.
    case minutes

    /// The field it stands at.
    var field: String {
        switch self {
        case .amount: FormField.amount
        case .words: FormField.words
        case .whom, .guestNeeded: FormField.whom
        case .minutes: FormField.minutes
        }
    }
}

/// How somebody stands, as their spend page tells it.
public struct PageStanding: Hashable, Sendable {
    /// Why the fund is closed.
    public enum Closed: Hashable, Sendable {
        /// There is no certificate yet.
        case notCertified
        /// The last certificate ended on this day.
        case certificateEnded(CivilDate)
        /// No limits are in force.
        case noPolicy
        /// They work here no longer.
        case left
    }

    /// An act of theirs that finance undid.
    public struct Undone: Hashable, Sendable {
        /// The act's code.
        public let code: String
        /// The handle of who undid it.
        public let by: String
        /// When.
        public let at: Date
        /// Why; nil where none was given, or it was erased.
        public let reason: String?

        /// Every value, as documented above.
        public init(code: String, by: String, at: Date, reason: String?) {
            self.code = code
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// The currency of the fund.
    public let currency: String
    /// Why the fund is closed; nil when it is open.
    public let closed: Closed?
    /// The last day of the certificate; nil without one.
    public let certifiedUntil: CivilDate?
    /// The rules in force; nil without.
    public let policy: PagePolicy?
    /// One's own funds, tightest first; empty when closed.
    public let funds: [PageFund]
    /// Acts this month, undone ones left out.
    public let acts: Int
    /// Those after which the guest is better or delighted.
    public let better: Int
    /// Those nobody asked about.
    public let notAsked: Int
    /// The last few acts, newest first.
    public let recent: [RecoveriesPage.Row]
    /// Acts that finance undid of late, latest first.
    public let undone: [Undone]

    /// Every value, as documented above.
    public init(
        currency: String,
        closed: Closed?,
        certifiedUntil: CivilDate?,
        policy: PagePolicy?,
        funds: [PageFund],
        acts: Int,
        better: Int,
        notAsked: Int,
        recent: [RecoveriesPage.Row],
        undone: [Undone] = []
    ) {
        self.currency = currency
        self.closed = closed
        self.certifiedUntil = certifiedUntil
        self.policy = policy
        self.funds = funds
        self.acts = acts
        self.better = better
        self.notAsked = notAsked
        self.recent = recent
        self.undone = undone
    }
}
