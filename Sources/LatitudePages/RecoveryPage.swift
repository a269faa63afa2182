import Messages

/// One act with all that followed, and the forms of what can follow.
public struct RecoveryPage: Page {
    /// The act.
    public let act: PageAct
    /// For each step an id, made before it is sent; a step without one is not offered.
    public let ids: [ActStep: String]
    /// What was done just now; nil for nothing.
    public let done: ActStep?
    /// What was tried just now and did not go; nil for nothing.
    public let attempt: ActAttempt?
    /// What a manager may do with its story; nil for anybody else, and where it is not shared.
    public let tools: StoryTools?

    /// An act in one state.
    public init(
        act: PageAct,
        ids: [ActStep: String],
        done: ActStep? = nil,
        attempt: ActAttempt? = nil,
        tools: StoryTools? = nil
    ) {
        self.act = act
        self.ids = ids
        self.done = done
        self.attempt = attempt
        self.tools = tools
    }

    /// The values of `recovery.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let summary = attempt.flatMap { look(at: $0, texts) }
        let forms = RecoveryForms(self, frame: frame)
        let view = RecoveryView(
            title: title(frame),
            code: act.code,
            outcome: act.isOwn && !act.isReversed
                ? OutcomeChip(act.outcomes.last?.outcome, texts: texts.outcome) : nil,
            held: act.held.minor > 0
                ? texts.recoveries.held(act.held.text(in: frame.language)) : nil,
            notice: done.map(texts.recovery.done),
            summary: summary,
            facts: ActFactsView(act, frame: frame).facts,
            entries: act.entries.reversed().map { RecoveryView.Entry($0, frame: frame) },
            reports: act.isOwn && !(act.isReversed && act.outcomes.isEmpty)
                ? RecoveryView.Reports(act, frame: frame) : nil,
            telling: act.telling.map { telling in
                RecoveryView.Telling(
                    telling,
                    tools: tools.map {
                        StoryToolsView($0, of: act.code, texts: texts.lineUp)
                    },
                    frame: frame
                )
            },
            forms: forms,
            rule: texts.recovery.coveredBy(act.cover.policy, act.cover.owner),
            cover: PagePath.cover(act.code),
            bills: PagePath.bills(act.code)
        )
        let head = PageHead(
            title: PageHead.title("\(view.title) · \(act.code)", after: summary),
            item: act.isOwn ? .recoveries : nil,
            marks: OutcomeChip.marks + [.held]
        )
        return Rendering(.recovery, in: frame, head: head, texts: texts.recovery, page: view)
    }

    /// What it is; of an act that was undone that comes first.
    private func title(_ frame: Frame) -> String {
        let title = Texts.of(frame.language).recovery.title(
            act.kind,
            act.opened.text(in: frame.language),
            act.held.minor > 0
        )
        return act.isReversed
            ? Messages.of(frame.language)("undone.title", ["act": title]) : title
    }

    private func look(at attempt: ActAttempt, _ texts: Texts) -> SummaryView? {
        switch attempt.trouble {
        case .refused(let refusal):
            return SummaryView(
                title: texts.recovery.notDone,
                detail: texts.recovery.refusal(refusal),
                isMistyped: false
            )
        case .amount, .words, .outcomeMissing:
            let item = SummaryView.Item(
                field: attempt.field,
                text: attempt.sentence(currency: act.spent.currency, texts: texts)
            )
            return SummaryView([item], detail: texts.act.notSent, texts: texts.form)
        }
    }
}

/// A step that was tried and did not go, with what was typed.
public struct ActAttempt: Hashable, Sendable {
    /// Which step.
    public let step: ActStep
    /// The sum typed.
    public var amount = ""
    /// The words typed.
    public var words = ""
    /// The outcome chosen; nil for none.
    public var outcome: PageOutcome?
    /// Who may read the story.
    public var share = PageShare.fund
    /// Where the money came from, or went; nil for what is usual.
    public var means: PageMeans?
    /// What is wrong.
    public let trouble: ActTrouble

    /// A step with nothing typed yet.
    public init(_ step: ActStep, _ trouble: ActTrouble) {
        self.step = step
        self.trouble = trouble
    }

    /// The field the trouble stands at.
    var field: String {
        switch (step, trouble) {
        case (.settle, .amount): FormField.settled
        case (_, .amount): FormField.repaid
        case (_, .outcomeMissing): FormField.outcome
        case (.story, _): FormField.story
        case (.outcome, _): FormField.outcomeWords
        default: FormField.reason
        }
    }

    func sentence(currency: String, texts: Texts) -> String {
        switch trouble {
        case .amount(let trouble): texts.act.amountTrouble(trouble, currency)
        case .words(let trouble): texts.act.textTrouble(trouble)
        case .outcomeMissing: texts.recovery.outcomeMissing
        case .refused(let refusal): texts.recovery.refusal(refusal)
        }
    }
}

/// Why a step did not go.
public enum ActTrouble: Hashable, Sendable {
    /// The sum cannot be taken.
    case amount(AmountTrouble)
    /// The words cannot be taken.
    case words(TextTrouble)
    /// No outcome was chosen.
    case outcomeMissing
    /// The books say no.
    case refused(ActRefusal)
}

/// What the books say no to after an act.
public enum ActRefusal: String, CaseIterable, Hashable, Sendable {
    /// The id names another step already.
    case idReused = "id_reused"
    /// It was undone.
    case alreadyReversed = "already_reversed"
    /// It is no hold.
    case notAHold = "not_a_hold"
    /// It was settled.
    case alreadySettled = "already_settled"
    /// It was released.
    case alreadyReleased = "already_released"
    /// Its time was over.
    case holdExpired = "hold_expired"
    /// It is a hold of which nothing was spent.
    case holdOpen = "hold_open"
    /// More than was held.
    case overHold = "over_hold"
    /// More than is left to repay.
    case overRepayable = "over_repayable"
    /// More than came out of the employee's own pocket.
    case overOwnMoney = "over_own_money"
    /// It is somebody else's, and this is their step.
    case notYours = "not_yours"
}
