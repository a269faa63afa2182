/// The address of a page with what it is asked for, such as `/journal?property=2&before=812`.
public struct PageAddress: Hashable, Sendable {
    /// Its path.
    public let path: String
    /// What is asked for, in the order it is written; a name stands once.
    public private(set) var query: [(name: String, value: String)]

    /// A path and what it is asked for; what is nil or empty is left out.
    public init(_ path: String, _ query: [(name: String, value: String?)] = []) {
        self.path = path
        self.query = query.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : (name, $0) }
        }
    }

    /// The same page asked for one thing else; nil takes the name out.
    public func with(_ name: String, _ value: String?) -> PageAddress {
        var address = self
        address.query.removeAll { $0.name == name }
        if let value, !value.isEmpty { address.query.append((name, value)) }
        return address
    }

    /// The address of what the page shows as a file, with the same query: `/journal.csv?…`.
    public var csv: PageAddress { PageAddress("\(path).csv", query.map { ($0.name, $0.value) }) }

    /// The address as a link holds it: every byte but RFC 3986's unreserved ones is escaped.
    public var text: String {
        guard !query.isEmpty else { return path }
        return path + "?"
            + query.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }
            .joined(separator: "&")
    }

    /// Whether two addresses lead to the same.
    public static func == (one: PageAddress, other: PageAddress) -> Bool {
        one.text == other.text
    }

    /// Hashes the written address.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }
}
