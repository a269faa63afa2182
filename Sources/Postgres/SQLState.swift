/// PostgreSQL's five-character code for what happened.
///
/// The whole list: https://www.postgresql.org/docs/15/errcodes-appendix.html
public struct SQLState: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The five characters.
    public let rawValue: String

    /// Takes a code as the server sent it.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a code as it stands in the manual or in our own SQL.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// The first two characters: the family of the code.
    public var codeClass: Substring { rawValue.prefix(2) }
}

extension SQLState {
    /// Two serializable transactions met; this one was rolled back.
    public static let serializationFailure: SQLState = "40001"
    /// The server lost track of the statement.
    public static let statementCompletionUnknown: SQLState = "40003"
    /// Two transactions waited for each other; this one was rolled back.
    public static let deadlockDetected: SQLState = "40P01"
    /// A unique constraint or index already holds the value.
    public static let uniqueViolation: SQLState = "23505"
    /// A row refers to one that does not exist.
    public static let foreignKeyViolation: SQLState = "23503"
    /// A column that must have a value got none.
    public static let notNullViolation: SQLState = "23502"
    /// A check constraint said no.
    public static let checkViolation: SQLState = "23514"
    /// A lock was not to be had in `lock_timeout`.
    public static let lockNotAvailable: SQLState = "55P03"
    /// Cancelled by request or by `statement_timeout`.
    public static let queryCanceled: SQLState = "57014"
    /// The administrator ends this connection or the server.
    public static let adminShutdown: SQLState = "57P01"
    /// Another backend crashed, so this one ends.
    public static let crashShutdown: SQLState = "57P02"
    /// The server is starting, stopping or recovering.
    public static let cannotConnectNow: SQLState = "57P03"
    /// No connection is left.
    public static let tooManyConnections: SQLState = "53300"
    /// The disk is full.
    public static let diskFull: SQLState = "53100"
    /// The server is out of memory.
    public static let outOfMemory: SQLState = "53200"
    /// A write reached a standby, a stale primary or a read-only transaction.
    public static let readOnlyTransaction: SQLState = "25006"
    /// Not supported; also a cached plan that a migration made invalid.
    public static let featureNotSupported: SQLState = "0A000"
    /// The escape `\u0000` or another character that has no place in text.
    public static let untranslatableCharacter: SQLState = "22P05"
    /// Bytes that are no text in the database's encoding, such as NUL.
    public static let characterNotInRepertoire: SQLState = "22021"
    /// The role may not do this.
    public static let insufficientPrivilege: SQLState = "42501"
    /// The table or view does not exist.
    public static let undefinedTable: SQLState = "42P01"
    /// A function that does not exist: the schema was not migrated.
    public static let undefinedFunction: SQLState = "42883"
    /// A warning without a code of its own.
    public static let warning: SQLState = "01000"
}

extension SQLState {
    /// Rolled back for certain, by accident of timing: the whole transaction may run again at once.
    public var isRetryable: Bool { self == .serializationFailure || self == .deadlockDetected }

    /// Rolled back for certain, and worth another try later: something is exhausted or locked.
    public var isTransient: Bool {
        codeClass == "53" || self == .lockNotAvailable || self == .queryCanceled
    }

    /// When this answers a statement that may write, nobody knows whether it took effect.
    ///
    /// While connecting it only means that nothing happened.
    public var meansOutcomeUnknown: Bool {
        switch self {
        case .adminShutdown, .crashShutdown, .cannotConnectNow, .statementCompletionUnknown: true
        default: codeClass == "08"
        }
    }
}

extension SQLState: CustomStringConvertible {
    /// The five characters.
    public var description: String { rawValue }
}
