import Messages

/// More was asked for than is left: by how much, whose rule it is, and ways on that work.
public struct SpendRefusedPage: Page {
    /// The ids of the acts that the ways on would book, made before they are sent.
    public struct Ids: Hashable, Sendable {
        /// Of spending what is left.
        public let spend: String
        /// Of holding what is left.
        public let hold: String
        /// Of booking it for a guest who has just arrived.
        public let newGuest: String
        /// Of the form shown again.
        public let change: String

        /// The four ids.
        public init(spend: String, hold: String, newGuest: String, change: String) {
            self.spend = spend
            self.hold = hold
            self.newGuest = newGuest
            self.change = change
        }
    }

    /// What was typed.
    public let draft: SpendDraft
    /// The sum it came to.
    public let asked: PageMoney
    /// The fund in which too little is left.
    public let fund: PageFund
    /// The rules it follows from; nil where they cannot be told.
    public let policy: PagePolicy?
    /// The ids of the ways on.
    public let ids: Ids

    /// A refusal of one spend.
    public init(
        draft: SpendDraft,
        asked: PageMoney,
        fund: PageFund,
        policy: PagePolicy?,
        ids: Ids
    ) {
        self.draft = draft
        self.asked = asked
        self.fund = fund
        self.policy = policy
        self.ids = ids
    }

    /// The values of `spend_refused.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).refused
        // Of a shared fund it is not told how much is missing.
        let missing = fund.step == nil ? self.missing : nil
        let view = SpendRefusedView(
            title: title(frame),
            lede: lede(frame),
            ways: ways(frame),
            rule: SpendRefusedView.Rule(fund, policy, frame: frame),
            sum: SpendRefusedView.Sum(fund, asked: asked, missing: missing, frame: frame)
        )
        let head = PageHead(title: view.title, item: .spend)
        return Rendering(.spendRefused, in: frame, head: head, texts: texts, page: view)
    }

    private var missing: PageMoney {
        PageMoney(
            minor: asked.minor - fund.left.minor,
            exponent: asked.exponent,
            currency: asked.currency
        )
    }

    private func title(_ frame: Frame) -> String {
        let words = Messages.of(frame.language)
        guard fund.step == nil else { return words("refusedSpend.shared", of: fund.scope) }
        let values = ["missing": missing.text(in: frame.language)]
        return words("refusedSpend.title", of: fund.scope, values)
    }

    private func lede(_ frame: Frame) -> String {
        let texts = Texts.of(frame.language).refused
        let asked = asked.text(in: frame.language)
        guard fund.step != nil, fund.left.minor > 0 else {
            let left = fund.left.text(in: frame.language)
            return texts.lede(texts.place(fund.scope), left, asked)
        }
        let values = [
            "surely": fund.surelyLeft.text(in: frame.language),
            "most": fund.left.text(in: frame.language), "asked": asked,
        ]
        return Messages.of(frame.language)("refusedSpend.lede", of: fund.scope, values)
    }

    private func ways(_ frame: Frame) -> [SpendRefusedView.Way] {
        let texts = Texts.of(frame.language).refused
        let surely = fund.surelyLeft
        let left = surely.text(in: frame.language)
        var ways: [SpendRefusedView.Way] = []
        func add(_ way: RefusedTexts.Way, _ draft: SpendDraft, _ more: [HiddenField] = []) {
            let isMain = ways.isEmpty
            ways.append(SpendRefusedView.Way(way, draft.hidden + more, isMain: isMain))
        }
        if surely.minor > 0 {
            var rest = draft
            rest.amount = surely.typed(in: frame.language)
            rest.id = ids.spend
            if !draft.isHold { add(texts.spendLeft(left), rest) }
            (rest.id, rest.isHold) = (ids.hold, true)
            add(texts.holdLeft(left), rest)
        }
        if fund.scope == .guestDay, !draft.isNewGuest {
            var arrived = draft
            (arrived.id, arrived.isNewGuest) = (ids.newGuest, true)
            add(texts.newGuest, arrived)
        }
        var again = draft
        again.id = ids.change
        add(texts.change, again, [HiddenField(FormField.change, "1")])
        return ways
    }
}

/// The values of `spend_refused.mustache`.
struct SpendRefusedView: Sendable {
    struct Way: Sendable {
        let title: String
        let detail: String
        let action: String
        let fields: [HiddenField]
        let button: String
        let isMain: Bool

        init(_ way: RefusedTexts.Way, _ fields: [HiddenField], isMain: Bool) {
            (title, detail, button) = (way.title, way.detail, way.button)
            action = PagePath.spend
            self.fields = fields
            self.isMain = isMain
        }
    }

    struct Rule: Sendable {
        let wording: String?
        let limit: String
        let policy: String?
        let owner: String?

        init(_ fund: PageFund, _ policy: PagePolicy?, frame: Frame) {
            let texts = Texts.of(frame.language)
            wording = policy?.wording
            limit = "\(fund.limit.text(in: frame.language)) \(texts.fund.per(fund.scope))"
            self.policy = policy.map { "\($0.number)" }
            owner = policy?.owner
        }
    }

    struct Sum: Sendable {
        let currency: String
        let limit: String
        let used: String
        let held: String
        let asked: String
        /// Nil where others share the fund.
        let missing: String?
        /// How it is told what others gave; nil where nobody shares the fund.
        let steps: String?

        init(_ fund: PageFund, asked: PageMoney, missing: PageMoney?, frame: Frame) {
            currency = Texts.of(frame.language).refused.inCurrency(fund.limit.currency)
            limit = fund.limit.amount(in: frame.language)
            used = fund.used.amount(in: frame.language)
            held = fund.held.amount(in: frame.language)
            self.asked = asked.amount(in: frame.language)
            self.missing = missing?.amount(in: frame.language)
            steps = PageFund.steps(of: [fund], in: frame.language)
        }
    }

    let title: String
    let lede: String
    let ways: [Way]
    let rule: Rule
    let sum: Sum
}
