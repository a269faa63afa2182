import Messages

/// The values of `recovery.mustache`.
struct RecoveryView: Sendable {
    struct Entry: Sendable {
        let kind: String
        let amount: String
        let booked: TimeView
        let words: String?

        init(_ entry: PageAct.Entry, frame: Frame) {
            kind = Texts.of(frame.language).recovery.entry(entry.kind)
            amount = entry.amount.text(in: frame.language)
            booked = TimeView(entry.bookedAt, frame.dates)
            words = entry.words
        }
    }

    struct Report: Sendable {
        let outcome: OutcomeChip
        let words: String?
        let reported: TimeView
    }

    /// What became of the guest, newest first.
    struct Reports: Sendable {
        let rows: [Report]
        let hasRows: Bool

        init(_ act: PageAct, frame: Frame) {
            let texts = Texts.of(frame.language).outcome
            rows = act.outcomes.reversed().map {
                Report(
                    outcome: OutcomeChip($0.outcome, texts: texts),
                    words: $0.words,
                    reported: TimeView($0.reportedAt, frame.dates)
                )
            }
            hasRows = !rows.isEmpty
        }
    }

    struct Telling: Sendable {
        let words: String
        let readers: String
        let told: TimeView
        let tools: StoryToolsView?

        init(_ telling: PageAct.Telling, tools: StoryToolsView?, frame: Frame) {
            let texts = Texts.of(frame.language)
            words = telling.words.isEmpty ? texts.recovery.erased : telling.words
            readers = texts.recovery.readBy(telling.share)
            told = TimeView(telling.toldAt, frame.dates)
            self.tools = tools
        }
    }

    let title: String
    let code: String
    /// The latest outcome; nil for somebody else's act, and for one that was undone.
    let outcome: OutcomeChip?
    let held: String?
    let notice: String?
    let summary: SummaryView?
    let facts: [ActFactsView.Fact]
    let entries: [Entry]
    /// What became of the guest; nil for somebody else's act.
    let reports: Reports?
    let telling: Telling?
    let forms: RecoveryForms
    let rule: String
    let cover: String
    let bills: String
}

/// The forms of what can follow an act; each nil where it cannot.
struct RecoveryForms: Sendable {
    struct Settle: Sendable {
        let action: String
        let id: String
        let amount: AmountFieldView
        let means: SelectView
    }

    struct Release: Sendable {
        let action: String
        let id: String
    }

    struct Outcome: Sendable {
        let action: String
        let id: String
        let outcome: ChoiceView
        let words: WordsFieldView
    }

    struct Story: Sendable {
        let action: String
        let id: String
        let words: WordsFieldView
        let share: ChoiceView
    }

    struct Repay: Sendable {
        let action: String
        let id: String
        let isOpen: Bool
        let amount: AmountFieldView
        let means: SelectView
    }

    let settle: Settle?
    let release: Release?
    let outcome: Outcome?
    let story: Story?
    let repay: Repay?
    let undo: UndoView?

    init(_ page: RecoveryPage, frame: Frame) {
        let maker = RecoveryFormMaker(page: page, texts: Texts.of(frame.language), frame: frame)
        settle = maker.settle
        release = maker.release
        outcome = maker.outcome
        story = maker.story
        repay = maker.repay
        undo = maker.undo
    }
}

/// Puts the forms of one act together, each with what was typed into it and what is wrong with it.
private struct RecoveryFormMaker {
    let page: RecoveryPage
    let texts: Texts
    let frame: Frame

    private var act: PageAct { page.act }

    private func id(_ step: ActStep) -> String? {
        act.steps.contains(step) ? page.ids[step] : nil
    }

    private func attempt(_ step: ActStep) -> ActAttempt? {
        page.attempt.flatMap { $0.step == step ? $0 : nil }
    }

    /// What is wrong at a field of a step; nil for nothing there.
    private func error(_ step: ActStep, _ field: String) -> String? {
        guard let attempt = attempt(step), attempt.field == field else { return nil }
        if case .refused = attempt.trouble { return nil }
        return attempt.sentence(currency: act.spent.currency, texts: texts)
    }

    private func amount(_ step: ActStep, _ field: String, _ label: String, _ hint: String)
        -> AmountFieldView
    {
        AmountFieldView(
            field,
            label,
            value: attempt(step)?.amount ?? "",
            currency: act.spent.currency,
            hint: hint,
            error: error(step, field)
        )
    }

    var settle: RecoveryForms.Settle? {
        id(.settle).map { id in
            RecoveryForms.Settle(
                action: PagePath.step(.settle, of: act.code),
                id: id,
                amount: amount(
                    .settle,
                    FormField.settled,
                    texts.recovery.cameTo,
                    texts.recovery.atMost(act.held.text(in: frame.language))
                ),
                means: .means(
                    id: FormField.settleMeans,
                    texts.recovery.paidFrom,
                    [.till, .card, .own, .folio, .inKind],
                    chosen: attempt(.settle)?.means,
                    texts: texts.act
                )
            )
        }
    }

    var release: RecoveryForms.Release? {
        id(.release).map {
            RecoveryForms.Release(action: PagePath.step(.release, of: act.code), id: $0)
        }
    }

    var outcome: RecoveryForms.Outcome? {
        id(.outcome).map { id in
            RecoveryForms.Outcome(
                action: PagePath.step(.outcome, of: act.code),
                id: id,
                outcome: ChoiceView(
                    FormField.outcome,
                    texts.recovery.whatBecame,
                    PageOutcome.allCases.map {
                        ListOption(value: $0.rawValue, text: texts.outcome.outcome($0))
                    },
                    chosen: attempt(.outcome)?.outcome?.rawValue,
                    error: error(.outcome, FormField.outcome)
                ),
                words: WordsFieldView(
                    FormField.outcomeWords,
                    texts.recovery.whatTheySaid,
                    value: attempt(.outcome)?.words ?? "",
                    isRequired: false,
                    error: error(.outcome, FormField.outcomeWords)
                )
            )
        }
    }

    var story: RecoveryForms.Story? {
        id(.story).map { id in
            RecoveryForms.Story(
                action: PagePath.step(.story, of: act.code),
                id: id,
                words: WordsFieldView(
                    FormField.story,
                    texts.recovery.tellIt,
                    value: attempt(.story)?.words ?? act.telling?.words ?? act.what,
                    hint: texts.recovery.storyHint,
                    error: error(.story, FormField.story)
                ),
                share: .share(chosen: attempt(.story)?.share ?? act.share, texts: texts.act)
            )
        }
    }

    var repay: RecoveryForms.Repay? {
        id(.repay).map { id in
            RecoveryForms.Repay(
                action: PagePath.step(.repay, of: act.code),
                id: id,
                isOpen: attempt(.repay) != nil,
                amount: amount(
                    .repay,
                    FormField.repaid,
                    texts.recovery.cameBack,
                    texts.recovery.atMost(act.cost.text(in: frame.language))
                ),
                means: .means(
                    id: FormField.repayMeans,
                    texts.recovery.wentTo,
                    [.till, .card, .own, .folio],
                    chosen: attempt(.repay)?.means,
                    texts: texts.act
                )
            )
        }
    }

    var undo: UndoView? {
        id(.undo).map { id in
            UndoView(
                act.code,
                id,
                typed: attempt(.undo)?.words ?? "",
                isRequired: !act.isOwn,
                error: error(.undo, FormField.reason),
                texts: texts
            )
        }
    }
}
