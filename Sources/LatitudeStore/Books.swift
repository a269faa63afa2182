public import Logging
public import Postgres
public import ServiceLifecycle

/// The books in service: every store over the same few connections.
public struct Books: Sendable {
    /// Acts and what follows them.
    public let recoveries: RecoveryStore
    /// What became of the guest, and acts as told.
    public let outcomes: OutcomeStore
    /// Who asks.
    public let employees: EmployeeStore
    /// Acts as read.
    public let acts: ActReader
    /// What has to run for them, in the order of starting.
    public let services: [any Service]
    private let readers: ConnectionPool

    /// Opens nothing yet; `database` connects as the app role, with `readers` connections for
    /// reading and one for writing, as group commit wants (see `RecoveryQueue`).
    public init(_ database: ConnectionConfiguration, readers: Int = 4, logger: Logger) {
        let pool = ConnectionPool(database, size: readers, logger: logger)
        let writer = ConnectionPool(database, size: 1, logger: logger)
        let queue = RecoveryQueue(writer: writer, logger: logger)
        recoveries = RecoveryStore(queue: queue, pool: pool)
        outcomes = OutcomeStore(pool: pool)
        employees = EmployeeStore(pool: pool)
        acts = ActReader(pool: pool)
        services = [pool, writer, queue, HoldSweeper(store: recoveries, logger: logger)]
        self.readers = pool
    }

    /// Throws `MigrationError` unless the database has exactly the migrations of this binary.
    public func verify() async throws { try await Migrator.verify(readers) }

    /// Why money cannot be booked now, for operators; nil when it can.
    public func whyNotReady() async -> String? { await Readiness(pool: readers).whyNot() }
}
