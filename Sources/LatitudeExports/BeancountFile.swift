import Latitude

/// A file that `bean-check` takes.
///
/// Each file opens the accounts it uses, on the first day of its month; files of several months are
/// joined by leaving the later `open` lines out.
struct BeancountFile: EntryFormatter {
    private let month: Month
    private var bytes: [UInt8]
    private var opened: Set<String> = []

    init(_ month: Month) {
        self.month = month
        bytes = Array("option \"title\" \"Latitude \(month)\"\n".utf8)
    }

    mutating func write(_ entry: [PostingLine]) {
        guard let first = entry.first else { return }
        for posting in entry where opened.insert(posting.account).inserted {
            bytes += "\n\(month.first.description) open \(Self.account(posting))\n".utf8
        }
        bytes +=
            """

            \(first.bookedOn) * "\(first.code)" "\(first.kind)" ^\(first.code)
              entry: \(first.entry)
              occurred: \(first.occurredOn)
              property: \(Self.quoted(first.property))
              cost-centre: \(Self.quoted(first.costCentre))
              means: \(Self.quoted(first.means))

            """.utf8
        for posting in entry {
            let sum = Money(minor: posting.net, currency: posting.currency)
            bytes += "  \(Self.account(posting))  \(sum)\n".utf8
        }
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    var waiting: Int { bytes.count }

    /// `Expenses:ServiceRecoveryExpense`: a name begins with a capital and has no blanks.
    private static func account(_ posting: PostingLine) -> String {
        let root =
            switch posting.accountKind {
            case "asset": "Assets"
            case "liability": "Liabilities"
            case "revenue": "Income"
            default: "Expenses"
            }
        let words = posting.account.split(separator: "_")
        return root + ":" + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.plainLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
