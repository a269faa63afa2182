public import Logging
public import ServiceLifecycle
import Synchronization

/// A bounded set of connections, opened when needed and lent to one caller at a time.
///
/// Callers are served in the order they came. Everything has a bound: the connections, those who
/// wait for one, how long they wait, and how long a statement may take. No caller finds what
/// another left behind: a connection in a transaction, or one that was lost, is thrown away.
public final class ConnectionPool: Service {
    private struct State {
        var idle: [Connection] = []
        var circuit = Circuit()
        var isClosed = false
    }

    private let configuration: ConnectionConfiguration
    private let waitDeadline: Duration
    private let logger: Logger
    private let permits: PermitQueue
    // A lock, because taking and giving back must not suspend between looking and acting.
    private let state = Mutex(State())

    /// Describes a pool; nothing is opened before the first caller.
    ///
    /// At most `size` connections exist at a time, and at most `waiters` callers wait for one, each
    /// for `waitDeadline` at most.
    public init(
        _ configuration: ConnectionConfiguration,
        size: Int = 8,
        waiters: Int = 256,
        waitDeadline: Duration = .seconds(2),
        logger: Logger
    ) {
        precondition(size > 0, "a pool without connections serves nobody")
        self.configuration = configuration
        self.waitDeadline = waitDeadline
        self.logger = logger
        permits = PermitQueue(count: size, maximumWaiters: waiters)
    }

    /// Runs one statement on some connection and decodes every row, in the server's order.
    ///
    /// `deadline` holds for all of it: waiting, connecting and running. `effect` nil means the
    /// statement's own. An idle connection that turns out to be lost is replaced unnoticed.
    @discardableResult
    public func run<S: Statement>(
        _ statement: S,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) async throws(PostgresError) -> [S.Output] {
        try await perform(deadline: deadline) { connection, remaining throws(PostgresError) in
            try connection.run(statement, deadline: remaining, effect: effect)
        }
    }

    /// Runs one statement that returns exactly one row; any other number is `unexpectedResult`.
    public func one<S: Statement>(
        _ statement: S,
        deadline: Duration = .seconds(5),
        effect: Effect? = nil
    ) async throws(PostgresError) -> S.Output {
        try await run(statement, deadline: deadline, effect: effect).only()
    }

    /// Lends one connection for the length of `body`, which must not keep it.
    ///
    /// `isolation` is where the caller is, and is filled in by itself.
    public func withConnection<R>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (Connection) async throws -> R
    ) async throws -> R {
        let waitEnd = ContinuousClock.now + waitDeadline
        try await permits.acquire(until: waitEnd)
        defer { permits.release() }
        let connection = try await takeLiveConnection(waitEnd: waitEnd)
        do {
            let value = try await body(connection)
            await giveBack(connection, connection.condition)
            return value
        } catch {
            await giveBack(connection, connection.condition)
            throw error
        }
    }

    /// Runs `body` in a transaction on some connection, as `Connection.transaction(deadline:_:)`.
    public func transaction<R: Sendable>(
        deadline: Duration = .seconds(5),
        _ body: @Sendable (isolated Connection) throws -> R
    ) async throws -> R {
        try await withConnection { connection in
            try await connection.transaction(deadline: deadline, body)
        }
    }

    /// Waits for a graceful shutdown or cancellation, then closes the pool.
    public func run() async throws {
        // Both ways of ending mean the same here.
        try? await gracefulShutdown()
        await close()
    }

    /// Closes idle connections now and lent ones when they come back; waiting callers get `closed`.
    public func close() async {
        permits.close()
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for connection in idle { await connection.close() }
    }

    /// How many callers wait for a connection at this moment.
    public var waiterCount: Int { permits.waiterCount }
}

extension ConnectionPool {
    /// Does one round trip's work on some connection, all of it within `deadline`.
    ///
    /// `work` runs once: only a connection that was lost before it began is replaced.
    func perform<Output: Sendable>(
        deadline: Duration,
        _ work: Connection.Work<Output>
    ) async throws(PostgresError) -> Output {
        let start = ContinuousClock.now
        let end = start + deadline
        let waitEnd = min(end, start + waitDeadline)
        try await permits.acquire(until: waitEnd)
        defer { permits.release() }
        while true {
            let connection = try await takeConnection(waitEnd: waitEnd, end: end)
            let attempt = await connection.attempt(until: end, work)
            await giveBack(connection, attempt.condition)
            if let result = attempt.result { return try result.get() }
        }
    }

    /// An idle connection or a new one; only for the holder of a permit.
    ///
    /// That permit is why there are never too many: whoever opens one found none idle.
    private func takeConnection(
        waitEnd: ContinuousClock.Instant,
        end: ContinuousClock.Instant
    ) async throws(PostgresError) -> Connection {
        while true {
            let now = ContinuousClock.now
            guard now < end else { throw .deadlineExceeded }
            // The most recently used one, because it is the least likely to be lost.
            if let connection = state.withLock({ $0.idle.popLast() }) { return connection }
            switch state.withLock({ $0.circuit.advise(now: now) }) {
            case .attempt(let attempt):
                do throws(PostgresError) {
                    return try await open(attempt, until: end)
                } catch {
                    guard error.mayPass, .now < waitEnd else { throw error }
                }
            case .wait(let retryAt, let error):
                guard retryAt < waitEnd else { throw error }
                do {
                    try await Task.sleep(until: retryAt, clock: .continuous)
                } catch {
                    throw .deadlineExceeded
                }
            case .giveUp(let error):
                throw error
            }
        }
    }

    /// A connection known to be alive, for a caller whose work cannot simply be repeated.
    private func takeLiveConnection(
        waitEnd: ContinuousClock.Instant
    ) async throws(PostgresError) -> Connection {
        let end = waitEnd + configuration.connectDeadline
        while true {
            let connection = try await takeConnection(waitEnd: waitEnd, end: end)
            do throws(PostgresError) {
                try await connection.checkAlive()
                return connection
            } catch {
                await giveBack(connection, .spent)
            }
        }
    }

    private func open(
        _ attempt: Circuit.Attempt,
        until end: ContinuousClock.Instant
    ) async throws(PostgresError) -> Connection {
        let start = ContinuousClock.now
        var configuration = configuration
        configuration.connectDeadline = min(configuration.connectDeadline, start.duration(to: end))
        let wasCutShort = configuration.connectDeadline < self.configuration.connectDeadline
        do throws(PostgresError) {
            let connection = try await Connection.open(configuration)
            let failureCount = state.withLock { state in
                defer { state.circuit.succeed() }
                return state.circuit.failureCount
            }
            if failureCount > 0 {
                logger.info(
                    "database connection restored",
                    metadata: ["failures": "\(failureCount)"]
                )
            }
            return connection
        } catch {
            let now = ContinuousClock.now
            let wasSilent = now >= start + configuration.connectDeadline
            let failureCount = state.withLock { state in
                if wasSilent, wasCutShort {
                    // A caller in a hurry: no proof that the database is away.
                    state.circuit.abandon(attempt)
                } else {
                    state.circuit.fail(
                        attempt,
                        error,
                        wasSilent: wasSilent,
                        now: now,
                        jitter: .random(in: 0.5...1)
                    )
                }
                return state.circuit.failureCount
            }
            logger.warning(
                "database connection failed",
                metadata: ["error": "\(error)", "failures": "\(failureCount)"]
            )
            throw error
        }
    }

    private func giveBack(_ connection: Connection, _ condition: Connection.Condition) async {
        let discarded = state.withLock { state -> [Connection] in
            switch condition {
            case .reusable where !state.isClosed:
                state.idle.append(connection)
                return []
            case .reusable, .spent:
                return [connection]
            case .stalePrimary:
                defer { state.idle = [] }
                return state.idle + [connection]
            }
        }
        for connection in discarded { await connection.close() }
    }
}

extension PostgresError {
    /// Whether connecting may succeed in a moment: not with a wrong password.
    fileprivate var mayPass: Bool {
        switch self {
        case .unreachable: true
        case .refused(let report): report.sqlState.isTransient
        default: false
        }
    }
}
