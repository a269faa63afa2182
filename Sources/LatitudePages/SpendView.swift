import Messages

/// The values of `spend.mustache`.
struct SpendView: Sendable {
    struct Closed: Sendable {
        let title: String
        let detail: String
        let owner: String?
        let ways: [String]

        init(_ closed: PageStanding.Closed, _ policy: PagePolicy?, frame: Frame) {
            let texts = Texts.of(frame.language).spend
            (title, detail) =
                switch closed {
                case .notCertified: (texts.notCertified, texts.opensWithCertificate)
                case .certificateEnded(let day):
                    (texts.certificateEnded(frame.dates.day(day)), texts.opensWithCertificate)
                case .noPolicy: (texts.noPolicy, texts.opensWithPolicy)
                case .left: (texts.left, texts.openWhileHere)
                }
            owner = policy.map { texts.owner($0.owner) }
            ways = texts.closedWays
        }
    }

    /// What is left, and why one may.
    struct Fund: Sendable {
        let funds: [FundView]
        let limits: [Limit]
        let certificate: String?

        struct Limit: Sendable {
            let amount: String
            let per: String
            let advice: String?
        }

        init(_ standing: PageStanding, frame: Frame) {
            let texts = Texts.of(frame.language)
            funds = standing.funds.map { FundView($0, frame: frame) }
            let own = Set(standing.funds.map(\.scope))
            limits = (standing.policy?.limits ?? []).filter { !own.contains($0.scope) }.map {
                Limit(
                    amount: $0.amount.text(in: frame.language),
                    per: texts.fund.per($0.scope),
                    advice: $0.isHard ? nil : texts.fund.adviceOnly
                )
            }
            certificate = standing.certifiedUntil.map {
                texts.spend.openBecause(frame.dates.day($0))
            }
        }
    }

    /// The month so far, and the last acts.
    struct Recent: Sendable {
        let all: String
        let month: String
        let rows: [RecoveriesView.Row]
        let hasRows: Bool

        init(_ standing: PageStanding, frame: Frame) {
            let texts = Texts.of(frame.language).spend
            all = PagePath.recoveries
            month = texts.month(standing.acts, standing.better, standing.notAsked)
            rows = standing.recent.map { RecoveriesView.Row($0, frame: frame) }
            hasRows = !rows.isEmpty
        }
    }

    /// What finance undid, and why.
    struct Undone: Sendable {
        struct Line: Sendable {
            let text: String
            let path: String
            let code: String
        }

        let title: String
        let lines: [Line]

        init?(_ undone: [PageStanding.Undone], frame: Frame) {
            guard !undone.isEmpty else { return nil }
            let words = Messages.of(frame.language)
            title = words("me.undoneTitle")
            lines = undone.map { act in
                let values = [
                    "by": act.by, "code": act.code, "day": TimeView(act.at, frame.dates).text,
                    "reason": act.reason ?? "—",
                ]
                return Line(
                    text: words("me.undone", values),
                    path: PagePath.recovery(act.code),
                    code: act.code
                )
            }
        }
    }

    let summary: SummaryView?
    let closed: Closed?
    /// The form; nil while the fund is closed.
    let form: SpendFormView?
    /// What is left; nil while the fund is closed.
    let fund: Fund?
    let recent: Recent
    let undone: Undone?
}

/// The form of a spend.
struct SpendFormView: Sendable {
    let action: String
    let id: String
    let amount: AmountFieldView
    let words: WordsFieldView
    let whom: FieldView
    let isOpen: Bool
    let minutes: FieldView
    let means: SelectView
    let share: ChoiceView
    let isHold: Bool
    let isNewGuest: Bool

    init(_ draft: SpendDraft, _ fields: SpendFields, texts: Texts) {
        action = PagePath.spend
        id = draft.id
        amount = fields.amount
        words = fields.words
        whom = fields.whom
        minutes = fields.minutes
        let plain = SpendDraft(id: "")
        isOpen =
            fields.minutes.error != nil || draft.minutes != plain.minutes
            || draft.means != plain.means || draft.share != plain.share
            || draft.isHold || draft.isNewGuest
        means = .means(texts.spend.means, PageMeans.allCases, chosen: draft.means, texts: texts.act)
        share = .share(chosen: draft.share, texts: texts.act)
        isHold = draft.isHold
        isNewGuest = draft.isNewGuest
    }
}

/// The fields of a spend that can be wrong, with what is.
struct SpendFields {
    let amount: AmountFieldView
    let words: WordsFieldView
    let whom: FieldView
    let minutes: FieldView
    let items: [SummaryView.Item]

    init(_ draft: SpendDraft, _ troubles: [SpendTrouble], currency: String, texts: Texts) {
        func error(_ field: String) -> String? {
            troubles.first { $0.field == field }.map { trouble in
                switch trouble {
                case .amount(let trouble): texts.act.amountTrouble(trouble, currency)
                case .words(let trouble), .whom(let trouble): texts.act.textTrouble(trouble)
                case .guestNeeded: texts.spend.guestNeeded
                case .minutes: texts.spend.minutesTrouble
                }
            }
        }
        let (spend, act) = (texts.spend, texts.act)
        amount = AmountFieldView(
            FormField.amount,
            act.amount,
            value: draft.amount,
            currency: currency,
            hint: spend.amountHint,
            error: error(FormField.amount)
        )
        words = WordsFieldView(
            FormField.words,
            spend.words,
            value: draft.words,
            hint: spend.wordsHint,
            error: error(FormField.words)
        )
        whom = FieldView(
            FormField.whom,
            spend.whom,
            .note(draft.whom, inputmode: nil),
            error: error(FormField.whom)
        )
        minutes = FieldView(
            FormField.minutes,
            spend.minutes,
            .note(draft.minutes, inputmode: "numeric"),
            error: error(FormField.minutes)
        )
        let wanted = [
            (FormField.amount, act.amount), (FormField.words, spend.words),
            (FormField.whom, spend.whom), (FormField.minutes, spend.minutes),
        ]
        items = wanted.compactMap { field, label in
            error(field).map { SummaryView.Item(field: field, text: "\(label): \($0)") }
        }
    }
}
