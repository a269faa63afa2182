public import Foundation
import Messages

/// The bills of one act, and a form to add one or to say why there is none.
public struct BillsPage: Page {
    /// How an act stands with its bill.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// A file is there.
        case there
        /// There is none, and words say why.
        case missingTold = "missing_told"
        /// One is wanted and not there.
        case missing
        /// None is wanted.
        case notWanted = "not_wanted"
    }

    /// Something that was added.
    public struct Bill: Hashable, Sendable {
        /// Its id, by which a file is fetched.
        public let id: String
        /// A file with its kind, such as `JPG`, and bytes; nil for words.
        public let file: File?
        /// Why there is no file; nil where there is one, and once erased.
        public let reason: String?
        /// When it was added.
        public let addedAt: Date
        /// Whether it was erased with its guest.
        public let isErased: Bool

        /// Every value, as documented above.
        public init(id: String, file: File?, reason: String?, addedAt: Date, isErased: Bool) {
            self.id = id
            self.file = file
            self.reason = reason
            self.addedAt = addedAt
            self.isErased = isErased
        }
    }

    /// What a file is.
    public struct File: Hashable, Sendable {
        /// Such as `JPG`.
        public let kind: String
        /// Its size.
        public let bytes: Int

        /// A kind and a size.
        public init(kind: String, bytes: Int) {
            self.kind = kind
            self.bytes = bytes
        }
    }

    /// Why nothing was added.
    public enum Trouble: String, CaseIterable, Hashable, Sendable {
        /// Neither a file nor words.
        case nothing
        /// The file is no photo and no PDF, or it was cut off.
        case type = "evidence_type"
        /// The file is too large.
        case size = "body_too_large"
        /// The words are too long.
        case words = "text_too_long"
        /// There are as many as an act keeps.
        case full = "evidence_full"
    }

    /// The act's code.
    public let code: String
    /// How it stands.
    public let state: State
    /// From which sum on a bill is wanted.
    public let receiptsFrom: PageMoney
    /// What was added, oldest first.
    public let bills: [Bill]
    /// An id for what is added next; nil where the form is not the reader's to send.
    public let nextID: String?
    /// Whether something was added just now.
    public let isAdded: Bool
    /// Why nothing was added just now; nil for nothing.
    public let trouble: Trouble?

    /// The bills of an act.
    public init(
        code: String,
        state: State,
        receiptsFrom: PageMoney,
        bills: [Bill],
        nextID: String?,
        isAdded: Bool = false,
        trouble: Trouble? = nil
    ) {
        self.code = code
        self.state = state
        self.receiptsFrom = receiptsFrom
        self.bills = bills
        self.nextID = nextID
        self.isAdded = isAdded
        self.trouble = trouble
    }

    /// The values of `bills.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let summary = trouble.flatMap { trouble in
            let item = SummaryView.Item(
                field: trouble == .words ? FormField.missing : FormField.receipt,
                text: texts.bills.trouble(trouble)
            )
            return SummaryView([item], detail: texts.bills.nothingKept, texts: texts.form)
        }
        let from = receiptsFrom.text(in: frame.language)
        let view = BillsView(
            code: code,
            back: PagePath.recovery(code),
            notice: isAdded ? texts.bills.added : nil,
            summary: summary,
            state: texts.bills.state(state, from),
            hasBills: !bills.isEmpty,
            bills: bills.map { BillsView.Bill($0, of: code, frame: frame) },
            form: nextID.map { BillsView.Form(action: PagePath.bills(code), id: $0) }
        )
        let title = "\(texts.bills.title) · \(code)"
        let head = PageHead(title: PageHead.title(title, after: summary), item: .recoveries)
        return Rendering(.bills, in: frame, head: head, texts: texts.bills, page: view)
    }
}

/// The values of `bills.mustache`.
struct BillsView: Sendable {
    struct Bill: Sendable {
        let path: String?
        let what: String
        let added: TimeView

        init(_ bill: BillsPage.Bill, of code: String, frame: Frame) {
            let texts = Texts.of(frame.language).bills
            added = TimeView(bill.addedAt, frame.dates)
            guard !bill.isErased else {
                (path, what) = (nil, texts.erased)
                return
            }
            path = bill.file == nil ? nil : PagePath.bill(bill.id, of: code)
            what =
                bill.file.map { "\($0.kind), \(BillSize.text($0.bytes, in: frame.language))" }
                ?? texts.none(bill.reason ?? "")
        }
    }

    struct Form: Sendable {
        let action: String
        let id: String
    }

    let code: String
    let back: String
    let notice: String?
    let summary: SummaryView?
    let state: String
    let hasBills: Bool
    let bills: [Bill]
    let form: Form?
}

/// Sizes of files as people read them.
enum BillSize {
    /// `1.2 MB`, in Polish `1,2 MB`; less than a tenth of that in kB.
    static func text(_ bytes: Int, in language: Language) -> String {
        guard bytes >= 100_000 else { return "\((bytes + 999) / 1_000)\u{A0}kB" }
        let tenths = Int64((bytes + 50_000) / 100_000)
        return MoneyText.amount(minor: tenths, exponent: 1, in: language) + "\u{A0}MB"
    }
}
