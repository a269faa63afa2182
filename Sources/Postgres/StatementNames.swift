/// Under which names the server keeps statements of one connection, parsed and, after a few runs,
/// planned.
///
/// The names are found nowhere else in the world: behind a pooler that hands the server's sessions
/// round, one may be missing, but it never stands for another statement.
struct StatementNames {
    private struct Key: Hashable {
        let statement: ObjectIdentifier
        let types: [UInt32]
    }

    private let prefix: String
    private var names: [Key: String] = [:]

    init() {
        var generator = SystemRandomNumberGenerator()
        prefix = "latitude_\(String(generator.next() as UInt64, radix: 36))_"
    }

    /// How many statements are kept.
    var count: Int { names.count }

    /// The name of a statement with parameters of these types, and whether it has to be made known.
    mutating func name<S: Statement>(
        of statement: S.Type,
        types: [UInt32]
    ) -> (name: String, isNew: Bool) {
        let key = Key(statement: ObjectIdentifier(statement), types: types)
        if let name = names[key] { return (name, false) }
        let name = "\(prefix)\(names.count)"
        names[key] = name
        return (name, true)
    }
}

extension SQLState {
    /// No statement is kept under that name.
    static let invalidStatementName: SQLState = "26000"
    /// A statement is kept under that name already.
    static let duplicateStatement: SQLState = "42P05"

    /// What is kept under a name is gone, or fits no more what has been migrated since: nothing was
    /// done, and it may be sent whole.
    var deniesName: Bool {
        self == .invalidStatementName || self == .duplicateStatement
            || self == .featureNotSupported
    }
}
