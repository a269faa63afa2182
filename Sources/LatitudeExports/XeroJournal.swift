import Latitude
import LatitudeFiles

/// Xero's template of a manual journal.
///
/// Lines of one narration and date become one journal, so that the narration has the act's code and
/// the entry's number. A code of an account has ten characters at most in Xero.
struct XeroJournal: EntryFormatter {
    private var writer = CSVWriter(columns: [
        "*Narration", "*Date", "Description", "*AccountCode", "*TaxRate", "*Amount",
        "TrackingName1", "TrackingOption1", "TrackingName2", "TrackingOption2",
    ])

    mutating func write(_ entry: [PostingLine]) {
        for p in entry {
            writer.row([
                .text("\(p.code) \(p.kind) \(p.entry)"), .text(Self.date(p.bookedOn)),
                .text("\(p.accountName), \(p.currency), occurred \(p.occurredOn)"),
                .text(Self.code(p.account)), .text("Tax Exempt"),
                .money(minor: p.net, exponent: p.currency.exponent), .text("Property"),
                .text(p.property.plainLine), .text("Cost centre"),
                .text(p.costCentreName.plainLine),
            ])
        }
    }

    mutating func take() -> [UInt8] { writer.take() }

    var waiting: Int { writer.bytes.count }

    /// The code to give the account in Xero.
    static func code(_ account: String) -> String {
        switch account {
        case "service_recovery_expense": "LATEXPENSE"
        case "service_recovery_allowances": "LATALLOW"
        case "petty_cash": "LATCASH"
        case "card_clearing": "LATCARD"
        case "employee_payable": "LATOWED"
        case "guest_ledger": "LATGUEST"
        case "cost_transfer": "LATTRANSF"
        default: String(account.filter { $0 != "_" }.uppercased().prefix(10))
        }
    }

    /// `31/10/2026`.
    private static func date(_ day: String) -> String {
        day.split(separator: "-").reversed().joined(separator: "/")
    }
}
