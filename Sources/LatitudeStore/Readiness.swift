import Latitude
import Logging
import Messages
import Postgres

/// Whether money can be booked: tries what booking needs.
///
/// What is kept open answers long after the way in is gone, and a server that reads need not write.
/// So a look opens a connection as well as using one of the pool's, commits, and uses some disk.
actor Readiness {
    /// How long a finding holds, so that probes cost next to nothing.
    private static let validity = Duration.seconds(1)
    /// How long a look may take.
    private static let deadline = Duration.seconds(3)

    private let database: ConnectionConfiguration
    private let pool: ConnectionPool
    private let logger: Logger
    private var running: Task<Sentence?, Never>?
    private var latest: (reason: Sentence?, until: ContinuousClock.Instant)?

    /// A look at `database`, to which `pool` leads, too.
    init(_ database: ConnectionConfiguration, pool: ConnectionPool, logger: Logger) {
        (self.database, self.pool, self.logger) = (database, pool, logger)
    }

    /// Why money cannot be booked, for operators; nil when it can.
    func whyNot() async -> Sentence? {
        if let latest, .now < latest.until { return latest.reason }
        if let running { return await running.value }
        let look = Task { await self.look() }
        running = look
        let reason = await look.value
        if latest?.reason != reason { logger.notice("readiness changed", metadata: log(reason)) }
        latest = (reason, .now + Self.validity)
        running = nil
        return reason
    }

    private func log(_ reason: Sentence?) -> Logger.Metadata {
        ["reason": "\(reason?.text(in: .en) ?? "ready")"]
    }

    private func look() async -> Sentence? {
        let end = ContinuousClock.now + Self.deadline
        var rest: Duration { ContinuousClock.now.duration(to: end) }
        do {
            guard try await pool.one(TakesWrites(), deadline: rest) else {
                return Sentence("readiness.standby")
            }
            try await Migrator.verify(pool, deadline: rest)
            try await SessionSettings.verify(pool, deadline: rest)
            var fresh = database
            fresh.connectDeadline = rest
            let connection = try await Connection.open(fresh)
            let writes: Bool
            do {
                writes = try await Self.write(over: connection, deadline: rest)
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
            return writes ? nil : SQLState.readOnlyTransaction.shortage
        } catch let error as MigrationError {
            return Sentence("readiness.schema", ["reason": error.description])
        } catch let error as SessionSettings.Difference {
            return error.sentence
        } catch {
            let state = (error as? PostgresError)?.report?.sqlState
            logger.warning("not ready", metadata: ["error": "\(Refusal.loggable(error))"])
            return state?.shortage ?? Sentence("readiness.no_answer")
        }
    }

    /// Commits nothing but a mark in the log of the database; false where only reading is allowed.
    private static func write(
        over connection: Connection,
        deadline: Duration
    ) async throws -> Bool {
        try await connection.transaction(deadline: deadline) { connection in
            guard try connection.run(MayWrite()).first == true else { return false }
            // So little memory that the next statement needs the disk.
            try connection.run(script: "set local work_mem = '64kB'")
            _ = try connection.run(Writes())
            return true
        }
    }
}

struct TakesWrites: Statement {
    static let sql = "select not pg_is_in_recovery()"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct MayWrite: Statement {
    static let sql = "select current_setting('transaction_read_only') = 'off'"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

/// Writes to the log of the database and to its disk, and leaves no row anywhere.
struct Writes: Statement {
    static let sql = """
        select pg_logical_emit_message(true, 'latitude', 'ready') is not null
            and (select count(distinct md5(n::text)) from generate_series(1, 5000) as n) > 0
        """
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}
