import CLibpq

/// One connection to PostgreSQL, confined to a thread of its own.
///
/// Every call has a deadline on the monotonic clock, counted from the moment the connection turns
/// to it, and waits for nothing but the socket: a server that is stopped, hung or unplugged costs
/// the caller its deadline and no more. A connection that was given up is dropped, never reused.
///
/// Cancelling the calling task does not interrupt a statement under way; its deadline does.
public actor Connection {
    private let executor = QueueExecutor(label: "latitude.postgres")
    private let handle = ConnectionHandle()
    private var isClosed = false
    private var foundReadOnly = false
    /// What the server keeps under names for this connection; nil where it is to keep nothing.
    var names: StatementNames? = StatementNames()
    /// Set while the body of a transaction runs: before its commit nothing can have happened.
    var transactionDeadline: ContinuousClock.Instant?

    /// The queue this connection lives on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    private init() {}

    isolated deinit { handle.finish() }

    /// Connects within the configured deadline.
    ///
    /// Throws `refused` when the server said no, with its code and nothing more, and `unreachable`
    /// when no server answered.
    public static func open(
        _ configuration: ConnectionConfiguration
    ) async throws(PostgresError) -> Connection {
        let connection = Connection()
        try await connection.connect(configuration)
        return connection
    }

    /// Whether the connection is open, as far as is known without asking the server.
    public var isUsable: Bool { !isClosed && handle.isOpen }

    /// Whether a transaction is open here, one that failed included.
    var isInTransaction: Bool { transactionDeadline != nil || handle.isInTransaction }

    /// The server process behind this connection; zero when there is none.
    public var serverProcessID: Int32 { handle.serverProcessID }

    /// Runs one statement and decodes every row it returns, in the server's order; may be empty.
    ///
    /// `effect` nil means the statement's own. A write is never cancelled: when its answer stays
    /// away past `deadline`, the connection is dropped and `outcomeUnknown` thrown.
    @discardableResult
    public func run<S: Statement>(
        _ statement: S,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) throws(PostgresError) -> [S.Output] {
        let block = try ParameterBlock(statement.parameters)
        let results = try perform(deadline: deadline, effect: effect ?? S.effect) { connection in
            block.send(S.sql, on: connection)
        }
        guard let result = results.last else { return [] }
        return try S.outputs(of: result)
    }

    /// Runs any number of statements without parameters, such as a migration; rows are discarded.
    ///
    /// The server runs them as one transaction, unless the script begins and commits itself; then a
    /// script that fails may have taken effect in part.
    public func run(
        script: String,
        deadline: Duration = .seconds(5)
    ) throws(PostgresError) {
        try script.checkNoNUL()
        _ = try perform(deadline: deadline, effect: .write, isScript: true) { connection in
            PQsendQuery(connection, script)
        }
    }

    /// Closes the connection; does nothing the second time.
    public func close() {
        isClosed = true
        handle.finish()
    }
}

extension Connection {
    private func connect(_ configuration: ConnectionConfiguration) throws(PostgresError) {
        let deadline = ContinuousClock.now + configuration.connectDeadline
        var candidates = try ConnectionString.expand(configuration)[...]
        while let candidate = candidates.popFirst() {
            let remaining = ContinuousClock.now.duration(to: deadline)
            let share = remaining / (candidates.count + 1)
            do throws(PostgresError) {
                try handle.connect(to: candidate, until: ContinuousClock.now + share)
                break
            } catch {
                guard !candidates.isEmpty else { throw error }
            }
        }
        if let script = SessionEnvironment.correction(configuration.parameters) {
            let remaining = ContinuousClock.now.duration(to: deadline)
            _ = try perform(deadline: remaining, effect: .read) { PQsendQuery($0, script) }
        }
    }

    /// Sends something and gives back its results, all of them successes.
    func perform(
        deadline: Duration,
        effect: Effect,
        isScript: Bool = false,
        rows: RowSink? = nil,
        _ send: (OpaquePointer) -> Int32
    ) throws(PostgresError) -> [QueryResult] {
        let end = ContinuousClock.now + deadline
        let instant = transactionDeadline.map { min($0, end) } ?? end
        guard instant > .now else { throw .deadlineExceeded }
        try checkAlive()
        let answer = handle.exchange(until: instant, rows: rows, send)
        // A script may hold a commit of its own.
        let mayHaveWritten = effect == .write && (isScript || transactionDeadline == nil)
        switch answer {
        case .complete(let results):
            try judge(results, effect, mayHaveWritten: mayHaveWritten, isScript: isScript)
            return results
        case .lost(let report):
            handle.drop()
            throw lost(report, mayHaveWritten: mayHaveWritten)
        case .late:
            if effect == .read { handle.requestCancel() }
            handle.drop()
            guard mayHaveWritten else { throw .deadlineExceeded }
            throw .outcomeUnknown("the deadline passed while the server was at work")
        case .abandoned(let error):
            handle.requestCancel()
            handle.drop()
            throw error
        case .copying:
            handle.drop()
            throw .refused(ServerReport(sqlState: .featureNotSupported, severity: "ERROR"))
        }
    }

    /// Throws `closed` or `unreachable` when nothing should be sent; costs no round trip.
    func checkAlive() throws(PostgresError) {
        guard !isClosed else { throw .closed }
        guard handle.isAlive() else {
            handle.drop()
            throw .unreachable("the connection was lost before the statement was sent")
        }
    }

    /// Throws what the whole answer of the server means.
    private func judge(
        _ results: [QueryResult],
        _ effect: Effect,
        mayHaveWritten: Bool,
        isScript: Bool
    ) throws(PostgresError) {
        let report = results.lazy.compactMap(\.report).first
        // A statement that failed has not committed, whatever it was warned of; in a script an
        // earlier one may have.
        if mayHaveWritten, handle.sawCommitWarning, isScript || report == nil {
            throw .outcomeUnknown("committed here, but not on the standby")
        }
        guard let report else { return }
        // A read that turns out to write is our own mistake, and says nothing about the server.
        if effect == .write, report.sqlState == .readOnlyTransaction { foundReadOnly = true }
        if report.endsConnection { handle.drop() }
        let isDoubtful = report.endsConnection || report.sqlState.meansOutcomeUnknown
        if mayHaveWritten, isDoubtful { throw lost(report, mayHaveWritten: true) }
        if report.endsConnection { throw lost(report, mayHaveWritten: false) }
        throw .refused(report)
    }

    private func lost(_ report: ServerReport?, mayHaveWritten: Bool) -> PostgresError {
        let reason = report.map { " (\($0.sqlState))" } ?? ""
        return mayHaveWritten
            ? .outcomeUnknown("the connection was lost after the statement was sent\(reason)")
            : .unreachable("the connection was lost\(reason)")
    }

    /// What a pool may do with this connection now.
    var condition: Condition {
        if foundReadOnly { return .stalePrimary }
        return isUsable && handle.isIdle ? .reusable : .spent
    }

    /// What a pool may do with a connection that comes back.
    enum Condition {
        /// Hand it to the next caller.
        case reusable
        /// Throw it away.
        case spent
        /// Throw it away with all its siblings: they lead to a server that takes no writes.
        case stalePrimary
    }

    /// Gives up the connection without a word.
    func drop() { handle.drop() }
}
