import Latitude
import LatitudeFiles

/// Every column of every posting.
struct PostingTable: EntryFormatter {
    /// The columns in order; `README.md` says what each holds.
    static let columns = [
        "entry", "line", "code", "kind", "occurred_on", "booked_on", "booked_at", "property",
        "cost_centre", "cost_centre_name", "account", "account_name", "account_kind", "debit",
        "credit", "currency", "means", "employee", "policy", "certification", "recovery", "digest",
    ]

    private var writer = CSVWriter(columns: columns)

    mutating func write(_ entry: [PostingLine]) {
        for p in entry {
            let exponent = p.currency.exponent
            writer.row([
                .number(p.entry), .number(Int64(p.line)), .text(p.code), .text(p.kind),
                .text(p.occurredOn), .text(p.bookedOn), .text(p.bookedAt), .text(p.property),
                .text(p.costCentre), .text(p.costCentreName), .text(p.account),
                .text(p.accountName), .text(p.accountKind),
                .money(minor: p.debit, exponent: exponent),
                .money(minor: p.credit, exponent: exponent), .text(p.currency.code),
                .text(p.means), .text(p.employee), .number(Int64(p.policy)),
                .number(p.certification), .text(p.recovery), .text(p.digest),
            ])
        }
    }

    mutating func take() -> [UInt8] { writer.take() }

    var waiting: Int { writer.bytes.count }
}
