/// Settings that hold for one transaction, such as who is reading, for policies of row-level
/// security to look at.
///
/// They are set by `SET LOCAL`, which Citus passes on to its nodes as it does not `set_config()`,
/// and are gone with the transaction. An extension that keeps statement texts sees the values: set
/// `pg_stat_statements.track_utility` off, or every one has a line there.
public struct SessionContext: Sendable {
    private let settings: [(name: String, value: String)]

    /// Settings in the order they are set in; of two with one name the last counts.
    ///
    /// A name is two words of `a`…`z` and `_` with a dot between, as in `latitude.employee`; any
    /// other is a mistake in our own code and ends the program. A value may be any text; one with a
    /// NUL character is refused when it is used.
    public init(_ settings: [(name: String, value: String)]) {
        for (name, _) in settings {
            precondition(Self.isName(name), "\(name) is no name of a setting")
        }
        self.settings = settings
    }

    /// How many settings there are.
    var count: Int { settings.count }

    /// One statement for each setting, in order; throws `refused` for a NUL in a value.
    func statements() throws(PostgresError) -> [String] {
        var statements: [String] = []
        for (name, value) in settings {
            try value.checkNoNUL()
            statements.append("set local \(name) = \(Self.literal(value))")
        }
        return statements
    }

    /// Whether `name` has the form `latitude.employee`.
    static func isName(_ name: String) -> Bool {
        let words = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return words.count == 2
            && words.allSatisfy { word in
                !word.isEmpty
                    && word.allSatisfy {
                        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                            || $0 == UInt8(ascii: "_")
                    }
            }
    }

    /// `value` as SQL, the same whatever `standard_conforming_strings` says.
    ///
    /// Only a backslash depends on it, and in `E'…'` two of them always mean one.
    static func literal(_ value: String) -> String {
        // By bytes: "\" and "'" before a combining mark are another Character than by themselves.
        var bytes: [UInt8] = [UInt8(ascii: "'")]
        var hasBackslash = false
        for byte in value.utf8 {
            if byte == UInt8(ascii: "\\") { hasBackslash = true }
            if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "'"))
        return (hasBackslash ? "E" : "") + String(decoding: bytes, as: UTF8.self)
    }
}

extension SessionContext: ExpressibleByDictionaryLiteral {
    /// Settings as they are written down, in that order.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}

extension SessionContext: CustomStringConvertible, CustomReflectable {
    /// The names; values never stand in a log.
    public var description: String { settings.map(\.name).joined(separator: ", ") }

    /// Only the description, so that `dump` shows no value.
    public var customMirror: Mirror { Mirror(self, children: ["names": description]) }
}
