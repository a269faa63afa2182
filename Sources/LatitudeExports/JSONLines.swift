import Latitude

/// A JSON object for every posting, with the members of `PostingTable` in the same order; sums are
/// smallest units with their currency, as everywhere in JSON.
struct JSONLines: EntryFormatter {
    private var bytes: [UInt8] = []

    mutating func write(_ entry: [PostingLine]) {
        for p in entry {
            bytes += "{\"entry\":\(p.entry),\"line\":\(p.line)".utf8
            text("code", p.code)
            text("kind", p.kind)
            text("occurred_on", p.occurredOn)
            text("booked_on", p.bookedOn)
            text("booked_at", p.bookedAt)
            text("property", p.property)
            text("cost_centre", p.costCentre)
            text("cost_centre_name", p.costCentreName)
            text("account", p.account)
            text("account_name", p.accountName)
            text("account_kind", p.accountKind)
            money("debit", p.debit, p.currency)
            money("credit", p.credit, p.currency)
            text("currency", p.currency.code)
            text("means", p.means)
            text("employee", p.employee)
            bytes += ",\"policy\":\(p.policy),\"certification\":\(p.certification)".utf8
            text("recovery", p.recovery)
            text("digest", p.digest)
            bytes += "}\n".utf8
        }
    }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    var waiting: Int { bytes.count }

    private mutating func money(_ member: StaticString, _ minor: Int64, _ currency: Currency) {
        bytes += ",\"\(member)\":{\"minor\":\(minor),\"currency\":\"\(currency.code)\"}".utf8
    }

    private mutating func text(_ member: StaticString, _ text: String) {
        bytes += ",\"\(member)\":\"".utf8
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
