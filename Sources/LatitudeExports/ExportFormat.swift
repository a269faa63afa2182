/// A form in which other people's accounting takes a month of postings.
public enum ExportFormat: String, CaseIterable, Sendable {
    /// Every column of every posting, as CSV.
    case csv
    /// Every column of every posting, as a JSON object a line.
    case jsonl
    /// Plain text for hledger, and for ledger.
    case hledger
    /// Plain text for beancount.
    case beancount
    /// A manual journal for Xero: 300 lines a file at most, one currency each.
    case xero
    /// A journal for QuickBooks Online: one currency a file.
    case quickbooks

    /// What the file's name ends in, without the dot.
    public var fileExtension: String {
        switch self {
        case .csv, .xero, .quickbooks: "csv"
        case .jsonl: "jsonl"
        case .hledger: "journal"
        case .beancount: "beancount"
        }
    }

    /// The media type of its files.
    public var mediaType: String {
        switch self {
        case .csv, .xero, .quickbooks: "text/csv; charset=utf-8"
        case .jsonl: "application/jsonl; charset=utf-8"
        case .hledger, .beancount: "text/plain; charset=utf-8"
        }
    }

    /// Whether postings come a currency after the other, as a file may hold one alone; else in the
    /// order of the journal.
    public var isByCurrency: Bool { self == .xero || self == .quickbooks }

    /// How many lines a file may have, its first one included; nil is any number.
    var mostLines: Int? { self == .xero ? 300 : nil }
}
