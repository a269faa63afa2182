import CLibpq

/// Owns one `PGconn` and talks to it without ever blocking past a deadline.
///
/// This layer knows libpq and sockets; what an answer *means* is for `Connection`. It is not
/// thread-safe: the actor that owns it is its only user.
final class ConnectionHandle {
    /// What became of a request.
    enum Answer {
        /// The server said everything it had to say, success or error.
        case complete([QueryResult])
        /// The connection broke; the report is the server's last word, if there was one.
        case lost(ServerReport?)
        /// The deadline came first.
        case late
        /// The statement was a COPY that nobody had asked for.
        case copying
        /// Whoever took the rows of a COPY wants no more.
        case abandoned(PostgresError)
    }

    private var connection: OpaquePointer?
    private let watch = NoticeWatch()

    deinit { finish() }

    /// Whether the connection is open, as far as is known without asking the server.
    var isOpen: Bool {
        guard let connection else { return false }
        return PQstatus(connection) == CONNECTION_OK
    }

    /// Whether no transaction is open.
    var isIdle: Bool {
        guard let connection else { return false }
        return PQtransactionStatus(connection) == PQTRANS_IDLE
    }

    /// Whether a transaction is known to be open, one that failed included.
    var isInTransaction: Bool {
        guard let connection else { return false }
        let status = PQtransactionStatus(connection)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Whether the last request was warned that its commit may be lost.
    var sawCommitWarning: Bool { watch.sawCommitWarning }

    /// The process that serves this connection; zero when there is none.
    var serverProcessID: Int32 { connection.map { PQbackendPID($0) } ?? 0 }

    /// Connects, or throws `unreachable` or `refused` and leaves nothing open.
    func connect(
        to connectionString: String,
        until deadline: ContinuousClock.Instant
    ) throws(PostgresError) {
        guard let connection = PQconnectStart(connectionString) else {
            throw .unreachable("libpq is out of memory")
        }
        self.connection = connection
        // The one way to learn why the server refused: a failed connection has no result to ask.
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE)
        watch.listen(to: connection)
        do throws(PostgresError) {
            try shakeHands(connection, until: deadline)
        } catch {
            drop()
            throw error
        }
        PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
        PQsetnonblocking(connection, 1)
    }

    private func shakeHands(
        _ connection: OpaquePointer,
        until deadline: ContinuousClock.Instant
    ) throws(PostgresError) {
        guard PQstatus(connection) != CONNECTION_BAD else {
            throw ConnectFailure.error(for: connection)
        }
        // libpq's manual: behave as if the last poll had asked for writing.
        var interest = SocketWait.Interest.write
        while true {
            // The socket may be another one after each step, so it is asked for each time.
            let socket = PQsocket(connection)
            guard SocketWait.wait(socket: socket, for: interest, until: deadline) else {
                throw .unreachable("no connection within the deadline")
            }
            switch PQconnectPoll(connection) {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_READING: interest = .read
            case PGRES_POLLING_WRITING: interest = .write
            default: throw ConnectFailure.error(for: connection)
            }
        }
    }

    /// Whether the server is still there, found out without sending anything.
    ///
    /// A server that went away has left its farewell or an end of file in the socket. Noticing that
    /// before sending is what makes a lost idle connection harmless.
    func isAlive() -> Bool {
        guard let connection, isOpen else { return false }
        // An end of file stays readable and fails the second time round at the latest; the bound is
        // against a server that never stops talking.
        for _ in 0..<64 {
            guard SocketWait.isReadable(socket: PQsocket(connection)) else { return true }
            guard PQconsumeInput(connection) == 1 else { return false }
            // Reads what has come; a farewell precedes the end of file, perhaps by a while.
            _ = PQisBusy(connection)
            guard isOpen, !watch.sawFarewell else { return false }
        }
        return true
    }

    /// Sends a request and waits for its whole answer.
    ///
    /// Only the end of the answer counts: the server reports success *before* it commits, and a
    /// deferred constraint or a lost connection may still follow. A request that went into pipeline
    /// mode has left it when its answer is complete.
    func exchange(
        until deadline: ContinuousClock.Instant,
        rows: RowSink? = nil,
        _ send: (OpaquePointer) -> Int32
    ) -> Answer {
        guard let connection else { return .lost(nil) }
        watch.reset()
        guard send(connection) == 1 else { return .lost(nil) }
        while true {
            let unsent = PQflush(connection)
            guard unsent >= 0 else { return .lost(nil) }
            if unsent == 0 { return collect(connection, until: deadline, rows: rows) }
            let socket = PQsocket(connection)
            // Reading too, because a server with a full buffer takes nothing more in.
            guard SocketWait.wait(socket: socket, for: [.read, .write], until: deadline) else {
                return .late
            }
            guard PQconsumeInput(connection) == 1 else {
                return collect(connection, until: deadline, rows: rows)
            }
        }
    }

    private func collect(
        _ connection: OpaquePointer,
        until deadline: ContinuousClock.Instant,
        rows: RowSink?
    ) -> Answer {
        let isPipeline = PQpipelineStatus(connection) != PQ_PIPELINE_OFF
        var results: [QueryResult] = []
        var isBetween = false
        while true {
            while isOpen, PQisBusy(connection) == 1 {
                let instant = rows.map { min(deadline, .now + $0.pause) } ?? deadline
                let socket = PQsocket(connection)
                guard SocketWait.wait(socket: socket, for: .read, until: instant) else {
                    return .late
                }
                guard PQconsumeInput(connection) == 0 else { continue }
                // Broken, and libpq says so: what had arrived before can still be read below
                // without waiting. Broken otherwise: reading might block, so it is not tried.
                guard !isOpen else { return .lost(results.lazy.compactMap(\.report).last) }
            }
            guard let next = PQgetResult(connection) else {
                guard isPipeline else { return Self.answer(results) }
                // Once between two statements; twice when the rest will never come.
                guard !isBetween else { return .lost(results.lazy.compactMap(\.report).last) }
                isBetween = true
                continue
            }
            isBetween = false
            let result = QueryResult(owning: next)
            switch result.status {
            case PGRES_PIPELINE_SYNC:
                guard PQexitPipelineMode(connection) == 1 else { return .lost(nil) }
                return Self.answer(results)
            case PGRES_COPY_OUT:
                guard let rows else { return .copying }
                if let end = drain(connection, into: rows, until: deadline) { return end }
            case PGRES_COPY_IN, PGRES_COPY_BOTH: return .copying
            default: results.append(result)
            }
        }
    }

    /// Hands on rows as they come; nil when there are no more, and a result says why.
    private func drain(
        _ connection: OpaquePointer,
        into rows: RowSink,
        until deadline: ContinuousClock.Instant
    ) -> Answer? {
        while true {
            var bytes: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(connection, &bytes, 1)
            defer { if let bytes { PQfreemem(bytes) } }
            switch count {
            case 0:
                let instant = min(deadline, .now + rows.pause)
                let socket = PQsocket(connection)
                guard SocketWait.wait(socket: socket, for: .read, until: instant) else {
                    return .late
                }
                guard PQconsumeInput(connection) == 1 else { return .lost(nil) }
            case -1: return nil
            case ..<0: return .lost(nil)
            default:
                do throws(PostgresError) {
                    try rows.take(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                } catch {
                    return .abandoned(error)
                }
            }
        }
    }

    /// An error without a code was made up by libpq, because the connection is lost.
    private static func answer(_ results: [QueryResult]) -> Answer {
        let isLost = results.contains { $0.isError && $0.report == nil }
        return isLost ? .lost(results.lazy.compactMap(\.report).last) : .complete(results)
    }

    /// Asks the server to stop what it does, without waiting for that.
    func requestCancel() {
        if let connection { CancelRequest.send(for: connection) }
    }

    /// Says goodbye and closes; does nothing the second time.
    func finish() {
        guard let connection else { return }
        self.connection = nil
        PQfinish(connection)
    }

    /// Closes without a word, whatever is still unsent.
    ///
    /// `PQfinish` alone would wait, without end, to send the rest to a server that has stopped.
    func drop() {
        if let connection, PQsocket(connection) >= 0 {
            SocketWait.shutDown(socket: PQsocket(connection))
        }
        finish()
    }
}
