import Messages

/// What one employee is owed for own money, what they were paid back, and noting it.
public struct OwnMoneyPage: Page {
    /// What was paid back.
    public struct Payback: Hashable, Sendable {
        /// Its id, as its address has it.
        public let id: String
        /// The day it was paid.
        public let paidOn: CivilDate
        /// How much.
        public let amount: PageMoney
        /// The handle of who noted it.
        public let by: String
        /// The handle of who took the note back; nil while it stands.
        public let withdrawnBy: String?
        /// Why it was taken back; nil while it stands, or where nobody had to say.
        public let reason: String?

        /// Every value, as documented above.
        public init(
            id: String,
            paidOn: CivilDate,
            amount: PageMoney,
            by: String,
            withdrawnBy: String?,
            reason: String? = nil
        ) {
            self.id = id
            self.paidOn = paidOn
            self.amount = amount
            self.by = by
            self.withdrawnBy = withdrawnBy
            self.reason = reason
        }
    }

    /// What is wrong with a note.
    public enum Trouble: Hashable, Sendable {
        /// The sum cannot be read, or is nothing.
        case amount
        /// More than that is not owed.
        case tooMuch(PageMoney)
        /// The day is none.
        case day
        /// The day is still to come.
        case future
        /// On that day, less was owed.
        case beforeAct
        /// The day is in a closed month.
        case closedMonth
        /// It is about whoever notes it.
        case oneself
        /// The reason for taking a note back says too little.
        case reason
    }

    /// A note as it is to be typed, or was.
    public struct Form: Hashable, Sendable {
        /// The id it is noted under, so that a double tap notes it once.
        public let id: String
        /// The sum, as typed; empty for all that is owed.
        public let amount: String
        /// The day, `yyyy-mm-dd`, as typed.
        public let day: String

        /// Every value, as documented above.
        public init(id: String, amount: String, day: String) {
            self.id = id
            self.amount = amount
            self.day = day
        }
    }

    /// What was just done.
    public enum Notice: String, Hashable, Sendable {
        case noted
        case withdrawn
    }

    /// The full name.
    public let name: String
    /// The handle.
    public let employee: String
    /// What they are owed, a sum for each currency; below zero where they were paid ahead.
    public let owed: [PageMoney]
    /// Latest first.
    public let paid: [Payback]
    /// The form; filled in with all that is owed at first.
    public let form: Form
    /// What was just done; nil for nothing.
    public let notice: Notice?
    /// What is wrong with the form; nil for nothing.
    public let trouble: Trouble?

    /// The page in one state.
    public init(
        name: String,
        employee: String,
        owed: [PageMoney],
        paid: [Payback],
        form: Form,
        notice: Notice? = nil,
        trouble: Trouble? = nil
    ) {
        self.name = name
        self.employee = employee
        self.owed = owed
        self.paid = paid
        self.form = form
        self.notice = notice
        self.trouble = trouble
    }

    /// The values of `own_money.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let view = OwnMoneyView(self, texts: texts, frame: frame)
        let head = PageHead(
            title: PageHead.title(name, after: view.summary),
            item: .means,
            marks: [.ok]
        )
        return Rendering(.ownMoney, in: frame, head: head, texts: texts.ownMoney, page: view)
    }
}

/// The values of `own_money.mustache`.
struct OwnMoneyView: Sendable {
    /// Taking a note back, for a reason.
    struct TakeBack: Sendable {
        let id: String
        let field: String
        let why: String
    }

    struct Payback: Sendable {
        let paidOn: String
        let amount: String
        let noted: String
        /// What the button says to those who cannot see the row.
        let button: String
        /// The form that takes it back; nil where it was.
        let takeBack: TakeBack?
    }

    let name: String
    let back: String
    let notice: String?
    let summary: SummaryView?
    let owed: [String]
    let isOwed: Bool
    let action: String
    let withdraw: String
    let id: String
    let fields: [FieldView]
    let hasPaid: Bool
    let paid: [Payback]

    init(_ page: OwnMoneyPage, texts all: Texts, frame: Frame) {
        let texts = all.ownMoney
        name = page.name
        back = PagePath.means
        notice = page.notice.map(texts.notice)
        let error = page.trouble.map { texts.trouble($0, frame.language) }
        let isDay = [.day, .future, .beforeAct, .closedMonth].contains(page.trouble)
        let isNote = page.trouble != .reason
        let field =
            isNote
            ? (isDay ? FormField.day : FormField.amount)
            : page.paid.first { $0.withdrawnBy == nil }.map { FormField.why($0.id) }
                ?? FormField.reason
        summary = error.flatMap {
            SummaryView([.init(field: field, text: $0)], detail: nil, texts: all.form)
        }
        owed = page.owed.map { sum in
            sum.minor < 0
                ? texts.ahead(
                    PageMoney(
                        minor: 0 - sum.minor,
                        exponent: sum.exponent,
                        currency: sum.currency
                    )
                    .text(in: frame.language)
                )
                : sum.text(in: frame.language)
        }
        let first = page.owed.first { $0.minor > 0 }
        isOwed = first != nil
        let (typed, whole) = (page.form.amount, first?.text(in: frame.language) ?? "")
        action = PagePath.ownMoney(page.employee)
        withdraw = PagePath.ownMoneyWithdraw(page.employee)
        id = page.form.id
        fields = [
            FieldView(
                FormField.amount,
                texts.amount,
                .note(typed.isEmpty ? whole : typed, inputmode: "decimal"),
                error: isNote && !isDay ? error : nil
            ),
            FieldView(
                FormField.day,
                texts.paidOn,
                .day(page.form.day),
                error: isDay ? error : nil
            ),
        ]
        hasPaid = !page.paid.isEmpty
        paid = page.paid.map { Payback($0, texts: texts, frame: frame) }
    }
}

extension OwnMoneyView.Payback {
    fileprivate init(_ paid: OwnMoneyPage.Payback, texts: OwnMoneyTexts, frame: Frame) {
        let sum = paid.amount.text(in: frame.language)
        self.init(
            paidOn: frame.dates.day(paid.paidOn),
            amount: sum,
            noted: [
                paid.withdrawnBy.map(texts.withdrawnBy) ?? texts.notedBy(paid.by), paid.reason,
            ].compactMap(\.self).joined(separator: ": "),
            button: "\(sum), \(frame.dates.day(paid.paidOn))",
            takeBack: paid.withdrawnBy == nil
                ? OwnMoneyView.TakeBack(
                    id: paid.id,
                    field: FormField.why(paid.id),
                    why: Messages.of(frame.language)("ownMoney.why")
                )
                : nil
        )
    }
}
