/// What went wrong between us and the database.
///
/// The case tells what became of a write: after `refused`, `unreachable`, `deadlineExceeded`,
/// `poolExhausted` and `closed` it did not happen; after `outcomeUnknown` nobody can say; after
/// `unexpectedResult` it did, unless a transaction around it was rolled back, and only its answer
/// was not understood.
public enum PostgresError: Error, Sendable {
    /// The server answered with an error and rolled back.
    case refused(ServerReport)
    /// No connection could be had, or it was lost before anything could take effect.
    case unreachable(String)
    /// The connection was lost, or the deadline passed, after a possible write had been sent.
    case outcomeUnknown(String)
    /// Waiting was given up, by the deadline or by cancellation; nothing was changed.
    case deadlineExceeded
    /// As many callers as allowed wait for a connection already.
    case poolExhausted
    /// The answer has another shape than the statement promised.
    case unexpectedResult(String)
    /// The connection or the pool was closed by its owner.
    case closed
}

extension PostgresError {
    /// The server's report, when the server answered with an error.
    public var report: ServerReport? {
        guard case .refused(let report) = self else { return nil }
        return report
    }
}

extension PostgresError: CustomStringConvertible {
    /// What may be logged: codes and names from the schema, never values.
    public var description: String {
        switch self {
        case .refused(let report): "refused: \(report)"
        case .unreachable(let reason): "unreachable: \(reason)"
        case .outcomeUnknown(let reason): "outcome unknown: \(reason)"
        case .deadlineExceeded: "deadline exceeded"
        case .poolExhausted: "pool exhausted"
        case .unexpectedResult(let reason): "unexpected result: \(reason)"
        case .closed: "closed"
        }
    }
}

/// The parts of a server's error that a program can rely on.
public struct ServerReport: Sendable {
    /// The code.
    public let sqlState: SQLState
    /// `ERROR`, `FATAL` or `PANIC`, in English whatever the server's language.
    public let severity: String
    /// The violated constraint, as named in the migrations; nil when none was.
    public let constraint: String?
    /// The table concerned; nil when the server names none.
    public let table: String?
    /// The column concerned; nil when the server names none.
    public let column: String?
    /// The server's primary message.
    ///
    /// It may quote stored values: for debugging, never for clients or logs. DETAIL, which quotes
    /// whole rows, is not even kept. Empty when connecting failed.
    public let message: String

    /// Makes a report, for what is refused before the server is asked and for tests.
    public init(
        sqlState: SQLState,
        severity: String = "ERROR",
        constraint: String? = nil,
        table: String? = nil,
        column: String? = nil,
        message: String = ""
    ) {
        self.sqlState = sqlState
        self.severity = severity
        self.constraint = constraint
        self.table = table
        self.column = column
        self.message = message
    }

    /// Whether the server ended the connection with this report.
    var endsConnection: Bool { severity == "FATAL" || severity == "PANIC" }
}

extension ServerReport: CustomStringConvertible, CustomReflectable {
    /// Severity, code and constraint; the message stays out, because it may quote values.
    public var description: String {
        let what = constraint ?? table
        return "\(severity) \(sqlState)" + (what.map { " (\($0))" } ?? "")
    }

    /// Only the description, so that `dump` shows no message.
    public var customMirror: Mirror { Mirror(self, children: ["report": description]) }
}
