public import Foundation
import Messages

/// A month of postings as files, and the files taken out before.
public struct ExportsPage: Page {
    /// A format on offer.
    public struct Format: Hashable, Sendable {
        /// Its name in addresses.
        public let name: String
        /// Where its file stands.
        public let path: String
        /// Where its files stand, from the second; empty where one is all or they are not counted.
        public let more: [String]
        /// How many files there are beyond those.
        public let beyond: Int
        /// Where they are counted; nil where one is all, and once they are.
        public let counted: String?

        /// A format.
        public init(
            name: String,
            path: String,
            more: [String] = [],
            beyond: Int = 0,
            counted: String? = nil
        ) {
            (self.name, self.path) = (name, path)
            (self.more, self.beyond, self.counted) = (more, beyond, counted)
        }
    }

    /// A file that was taken out.
    public struct Taken: Hashable, Sendable {
        /// The month.
        public let month: CivilMonth
        /// The format's name.
        public let format: String
        /// Which file of several, from 1.
        public let part: Int
        /// How many postings it has.
        public let rows: Int
        /// SHA-256 of its bytes, in hexadecimal.
        public let digest: String
        /// Whether the month was closed then.
        public let wasClosed: Bool
        /// When.
        public let at: Date
        /// The handle of who did it.
        public let by: String

        /// Every value, as documented above.
        public init(
            month: CivilMonth,
            format: String,
            part: Int,
            rows: Int,
            digest: String,
            wasClosed: Bool,
            at: Date,
            by: String
        ) {
            self.month = month
            self.format = format
            self.part = part
            self.rows = rows
            self.digest = digest
            self.wasClosed = wasClosed
            self.at = at
            self.by = by
        }
    }

    /// The month whose files are offered.
    public let month: CivilMonth
    /// Whether it is closed.
    public let isClosed: Bool
    /// In the order shown.
    public let formats: [Format]
    /// Latest first.
    public let taken: [Taken]

    /// A page of files.
    public init(month: CivilMonth, isClosed: Bool, formats: [Format], taken: [Taken]) {
        self.month = month
        self.isClosed = isClosed
        self.formats = formats
        self.taken = taken
    }

    /// The values of `exports.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let view = ExportsView(self, texts: texts, dates: frame.dates)
        let head = PageHead(title: texts.exports.title, item: .exports)
        return Rendering(.exports, in: frame, head: head, texts: texts.exports, page: view)
    }
}

/// The values of `exports.mustache`.
struct ExportsView: Sendable {
    struct File: Sendable {
        let name: String
        let path: String
        let detail: String
        let more: [Part]
        let hasMore: Bool
        /// What is said of files that have no link here; nil without any.
        let beyond: String?
        let counted: String?
    }

    struct Part: Sendable {
        let path: String
        let text: String
    }

    struct Taken: Sendable {
        let file: String
        let rows: String
        let digest: String
        let at: TimeView
        let by: String
        let isOpen: Bool
    }

    let filter: FilterView
    let heading: String
    let state: String
    let files: [File]
    let hasTaken: Bool
    let taken: [Taken]
    let csv: String
    let download: String

    init(_ page: ExportsPage, texts: Texts, dates: DateText) {
        filter = FilterView(
            PagePath.exports,
            [
                FilterView.Field(
                    ListField.month,
                    texts.exports.month,
                    type: "month",
                    value: page.month.text
                )
            ],
            texts: texts.list
        )
        heading = dates.month(page.month)
        state = page.isClosed ? texts.exports.isClosed : texts.exports.isOpen
        files = page.formats.map { format in
            File(
                name: format.name,
                path: format.path,
                detail: texts.exports.detail(format.name),
                more: format.more.enumerated().map { place, path in
                    Part(path: path, text: texts.exports.part(place + 2))
                },
                hasMore: !format.more.isEmpty,
                beyond: format.beyond > 0
                    ? texts.exports.beyond(
                        format.beyond,
                        "latitude export \(page.month.text) --format \(format.name)"
                    ) : nil,
                counted: format.counted
            )
        }
        csv = PageAddress(PagePath.exports, [(ListField.month, page.month.text)]).csv.text
        download = texts.list.download
        hasTaken = !page.taken.isEmpty
        taken = page.taken.map { taken in
            Taken(
                file:
                    "\(taken.month.text) \(taken.format)\(taken.part > 1 ? " \(taken.part)" : "")",
                rows: texts.exports.rows(taken.rows),
                digest: taken.digest,
                at: TimeView(taken.at, dates),
                by: taken.by,
                isOpen: !taken.wasClosed
            )
        }
    }
}

/// Names of what exports alone are asked for.
public enum ExportField {
    /// The format whose files are counted.
    public static let format = "format"
    /// Which file of several, from 1.
    public static let part = "part"
}

/// The words of taking months out.
struct ExportsTexts: Sendable {
    let title: String
    let lede: String
    let month: String
    let isClosed: String
    let isOpen: String
    let file: String
    let meant: String
    let detail: @Sendable (String) -> String
    let part: @Sendable (Int) -> String
    let beyond: @Sendable (Int, String) -> String
    let counted: String
    let history: String
    let historyDetail: String
    let rows: @Sendable (Int) -> String
    let count: String
    let when: String
    let who: String
    let stillOpen: String
    let none: String

    static let english = Self(
        title: "Exports",
        lede: "A month’s postings as files. No guest’s name and no words are in any of them.",
        month: "Month",
        isClosed: "It is closed: a file made again has the same bytes.",
        isOpen: "It is open: what is booked later is not in a file made now.",
        file: "File",
        meant: "For",
        detail: { name in
            switch name {
            case "csv": "Spreadsheets: every column of every posting"
            case "jsonl": "Programs: the same, a line of JSON each"
            case "hledger": "hledger and ledger"
            case "beancount": "beancount"
            case "xero": "Xero, manual journals: 300 lines and one currency a file"
            default: "QuickBooks Online: one currency a file"
            }
        },
        part: { "file \($0)" },
        beyond: { "and \($0) more; all at once: \($1)" },
        counted: "Show all its files",
        history: "Taken out before",
        historyDetail: "Compare the SHA-256 with that of the file you hold.",
        rows: { postings.text($0) },
        count: "Postings",
        when: "When",
        who: "Who",
        stillOpen: "while open",
        none: "Nothing was taken out yet."
    )

    static let polish = Self(
        title: "Eksport",
        lede: "Zapisy miesiąca jako pliki. Nie ma w nich nazwisk gości ani niczyich słów.",
        month: "Miesiąc",
        isClosed: "Jest zamknięty: plik zrobiony ponownie ma te same bajty.",
        isOpen: "Jest otwarty: tego, co zaksięguje się później, w pliku nie będzie.",
        file: "Plik",
        meant: "Do czego",
        detail: { name in
            switch name {
            case "csv": "Arkusze: każda kolumna każdego zapisu"
            case "jsonl": "Programy: to samo, po wierszu JSON"
            case "hledger": "hledger i ledger"
            case "beancount": "beancount"
            case "xero": "Xero, zapisy ręczne: 300 wierszy i jedna waluta w pliku"
            default: "QuickBooks Online: jedna waluta w pliku"
            }
        },
        part: { "plik \($0)" },
        beyond: { "i \($0) więcej; wszystkie naraz: \($1)" },
        counted: "Pokaż wszystkie pliki",
        history: "Pobrane wcześniej",
        historyDetail: "Porównaj SHA-256 z tym, który ma Twój plik.",
        rows: { polishPostings.text($0) },
        count: "Zapisy",
        when: "Kiedy",
        who: "Kto",
        stillOpen: "gdy był otwarty",
        none: "Nic jeszcze nie pobrano."
    )

    private static let postings = PluralText.english(one: "posting", other: "postings")
    private static let polishPostings = PluralText.polish(
        one: "zapis",
        few: "zapisy",
        many: "zapisów",
        other: "zapisu"
    )
}
