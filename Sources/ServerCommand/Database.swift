import EmbeddedPostgres
import LatitudeStore
import Logging
import Postgres

/// The database a command works on: one's own, or the private one for as long as it is needed.
struct Database: Sendable {
    /// As the app role: reads and calls the money functions.
    let app: ConnectionConfiguration
    /// As the owner: migrates, sets up, checks.
    let owner: ConnectionConfiguration
    private let lease: Lease?

    /// Whether the private PostgreSQL is used.
    var isEmbedded: Bool { lease != nil }

    /// The database of `settings`; starts or adopts the private one where none is set.
    ///
    /// Throws a `Fault`.
    static func open(_ settings: Settings) async throws -> Database {
        if let app = settings.databaseURL {
            return Database(
                app: ConnectionConfiguration(conninfo: app, applicationName: "latitude-server"),
                owner: ConnectionConfiguration(
                    conninfo: settings.ownerURL ?? app,
                    applicationName: "latitude-server owner"
                ),
                lease: nil
            )
        }
        let cluster = Self.cluster(settings)
        let lease = try await cluster.enter()
        return Database(
            app: ConnectionConfiguration(
                conninfo: cluster.connectionString(user: "latitude_app"),
                applicationName: "latitude-server"
            ),
            owner: ConnectionConfiguration(
                conninfo: cluster.connectionString(user: "latitude_owner"),
                applicationName: "latitude-server owner"
            ),
            lease: lease
        )
    }

    /// The private PostgreSQL of `settings`, running or not.
    static func cluster(_ settings: Settings) -> Cluster {
        Cluster(
            directory: settings.state,
            roles: RoleNames.standard.script,
            bootstrap: ["grant usage, create on schema public to latitude_owner;"]
        )
    }

    /// Lends `body` the database and gives it back afterwards, whatever happens.
    static func with<R>(
        _ settings: Settings,
        _ body: (Database) async throws -> R
    ) async throws -> R {
        do {
            let database = try await open(settings)
            do {
                let result = try await body(database)
                try await database.lease?.leave()
                return result
            } catch {
                // The first error is the one to tell; the next start finds the cluster as it is.
                try? await database.lease?.leave()
                throw error
            }
        } catch {
            throw Fault(error)
        }
    }

    /// Runs `body` and keeps the private PostgreSQL running meanwhile; ends it where that fails.
    func keepingItRunning(
        _ settings: Settings,
        logger: Logger,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        guard let lease else { return try await body() }
        let watch = ClusterWatch(
            cluster: Self.cluster(settings),
            lease: lease,
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watch.run() }
            group.addTask(operation: body)
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Lends `body` a connection of the owner's and closes it afterwards.
    func asOwner<R: Sendable>(_ body: (Connection) async throws -> R) async throws -> R {
        let connection = try await Connection.open(owner)
        do {
            try await SessionSettings.set(connection)
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }
}
