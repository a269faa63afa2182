public import Latitude
import LatitudeFiles

/// Writes the postings of a month in one format, as they come.
///
/// Postings come in order: by currency where the format asks for it, then by entry and line. Equal
/// postings make equal bytes. What was written is taken out now and then, so that no file is ever
/// held whole.
public struct ExportWriter: Sendable {
    /// The format written.
    public let format: ExportFormat
    /// Which file of several is written, from 1.
    public let part: Int
    /// How many files there are, of those that postings so far fill; 1 at least.
    public private(set) var partCount = 1
    /// How many postings the file has so far.
    public private(set) var rowCount: Int64 = 0
    private var formatter: any EntryFormatter
    private var entry: [PostingLine] = []
    private var lineCount = 1
    private var currency: Currency?

    /// A writer of one file of a month's postings.
    public init(_ format: ExportFormat, of month: Month, part: Int = 1) {
        self.format = format
        self.part = part
        formatter = format.formatter(of: month)
    }

    /// Takes one posting.
    public mutating func add(_ posting: PostingLine) {
        if let first = entry.first, first.entry != posting.entry { writeEntry() }
        entry.append(posting)
    }

    /// Ends the file.
    public mutating func finish() { writeEntry() }

    /// What was written since it was taken last.
    public mutating func take() -> [UInt8] { formatter.take() }

    /// How many bytes wait to be taken.
    public var waiting: Int { formatter.waiting }

    /// A journal is never cut, so that every file balances by itself.
    private mutating func writeEntry() {
        guard let first = entry.first else { return }
        if format.isByCurrency, let currency, currency != first.currency { turnPage() }
        if let most = format.mostLines, lineCount + entry.count > most, lineCount > 1 { turnPage() }
        currency = first.currency
        lineCount += entry.count
        if part == partCount {
            rowCount += Int64(entry.count)
            formatter.write(entry)
        }
        entry.removeAll(keepingCapacity: true)
    }

    private mutating func turnPage() {
        partCount += 1
        lineCount = 1
    }
}

/// Makes the text of whole entries.
protocol EntryFormatter: Sendable {
    /// Writes an entry: its postings, of one currency, in order.
    mutating func write(_ entry: [PostingLine])
    /// What was written since it was taken last.
    mutating func take() -> [UInt8]
    /// How many bytes wait to be taken.
    var waiting: Int { get }
}

extension ExportFormat {
    func formatter(of month: Month) -> any EntryFormatter {
        switch self {
        case .csv: PostingTable()
        case .jsonl: JSONLines()
        case .hledger: HledgerJournal(month)
        case .beancount: BeancountFile(month)
        case .xero: XeroJournal()
        case .quickbooks: QuickBooksJournal()
        }
    }
}
