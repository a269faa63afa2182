import Latitude
import LatitudeFiles

/// A journal as QuickBooks Online imports it; account numbers are to be switched off meanwhile.
///
/// A sub-account is written after its parent and a colon, and has the parent's type, so that the
/// parents are one for each kind of account.
struct QuickBooksJournal: EntryFormatter {
    private var writer = CSVWriter(columns: [
        "Journal No", "Journal Date", "Account Name", "Debits", "Credits", "Description",
        "Currency", "Location", "Class",
    ])

    mutating func write(_ entry: [PostingLine]) {
        for p in entry {
            let exponent = p.currency.exponent
            writer.row([
                .text("L\(p.entry)"), .text(Self.date(p.bookedOn)), .text(Self.account(p)),
                p.debit > 0 ? .money(minor: p.debit, exponent: exponent) : .none,
                p.credit > 0 ? .money(minor: p.credit, exponent: exponent) : .none,
                .text("\(p.code) \(p.kind), occurred \(p.occurredOn)"), .text(p.currency.code),
                .text(Self.whole(p.property)), .text(Self.whole(p.costCentreName)),
            ])
        }
    }

    mutating func take() -> [UInt8] { writer.take() }

    var waiting: Int { writer.bytes.count }

    private static func account(_ posting: PostingLine) -> String {
        let parent =
            switch posting.accountKind {
            case "asset": "Latitude assets"
            case "liability": "Latitude liabilities"
            case "revenue": "Latitude allowances"
            default: "Latitude expenses"
            }
        return "\(parent):\(whole(posting.accountName))"
    }

    /// A name of its own: a colon would part a sub-account, sub-location or sub-class from it.
    private static func whole(_ name: String) -> String {
        name.plainLine.replacing(": ", with: " - ").replacing(":", with: " ")
    }

    /// `10/31/2026`.
    private static func date(_ day: String) -> String {
        let parts = day.split(separator: "-")
        return parts.count == 3 ? "\(parts[1])/\(parts[2])/\(parts[0])" : day
    }
}
