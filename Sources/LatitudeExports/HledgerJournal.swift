import Latitude

/// A journal that both `hledger check --strict` and `ledger --strict --pedantic` take.
///
/// What an entry uses is declared before it: ledger reads from top to bottom. A currency's format
/// stands on a line of its own, which ledger wants, and has a decimal mark, which hledger wants.
struct HledgerJournal: EntryFormatter {
    private var bytes: [UInt8]
    private var declared: Set<String> = []

    init(_ month: Month) {
        bytes = Array(
            """
            ; Latitude, \(month)
            tag occurred
            tag property
            tag cost-centre
            tag means

            """.utf8
        )
    }

    mutating func write(_ entry: [PostingLine]) {
        guard let first = entry.first else { return }
        declare("commodity \(first.currency)") {
            "\n    format \(Self.format(first.currency))"
        }
        for posting in entry { declare("account \(Self.account(posting))") { "" } }
        bytes +=
            """

            \(first.bookedOn) * (\(first.entry)) \(first.code) \(first.kind)
                ; occurred: \(first.occurredOn)
                ; property: \(Self.value(first.property))
                ; cost-centre: \(Self.value(first.costCentre))
                ; means: \(first.means)

            """.utf8
        for posting in entry {
            let sum = Money(minor: posting.net, currency: posting.currency)
            bytes += "    \(Self.account(posting))    \(sum)\n".utf8
        }
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    var waiting: Int { bytes.count }

    private mutating func declare(_ directive: String, _ rest: () -> String) {
        guard declared.insert(directive).inserted else { return }
        bytes += "\n\(directive)\(rest())\n".utf8
    }

    /// `1,000.00 USD`. Without decimals a mark ends the number, and ledger reads that right only
    /// where the currency stands before it: `JPY 1,000.`
    private static func format(_ currency: Currency) -> String {
        guard currency.exponent > 0 else { return "\(currency) 1,000." }
        return "1,000.\(String(repeating: "0", count: currency.exponent)) \(currency)"
    }

    /// `expenses:service_recovery_expense`.
    private static func account(_ posting: PostingLine) -> String {
        switch posting.accountKind {
        case "asset": "assets:\(posting.account)"
        case "liability": "liabilities:\(posting.account)"
        case "revenue": "revenues:\(posting.account)"
        default: "expenses:\(posting.account)"
        }
    }

    /// A tag's value ends at a comma, or with the line.
    private static func value(_ text: String) -> String {
        text.plainLine.replacing(",", with: "")
    }
}

extension String {
    /// The text on one line, without control characters.
    var plainLine: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}
