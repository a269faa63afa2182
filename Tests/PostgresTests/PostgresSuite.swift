import EmbeddedPostgres
import Foundation
import Logging
import Postgres
import Testing

/// All suites of this target, around one server that lives as long as they run.
@Suite("Postgres", .server(connections: 300)) enum PostgresSuite {}

/// A PostgreSQL server for the tests of one suite.
struct TestServer: Sendable {
    let cluster: Cluster

    /// The server of the innermost suite that asked for one.
    @TaskLocal static var current: TestServer?

    static func required() throws -> TestServer {
        try #require(current, "the suite lacks the trait `.server`")
    }

    func configuration(
        connectDeadline: Duration = .seconds(30),
        parameters: [String: String] = [:]
    ) -> ConnectionConfiguration {
        ConnectionConfiguration(
            conninfo: cluster.connectionString(user: "latitude", database: "latitude"),
            applicationName: "postgres-tests",
            connectDeadline: connectDeadline,
            parameters: parameters
        )
    }

    func connect(parameters: [String: String] = [:]) async throws -> Connection {
        try await Connection.open(configuration(parameters: parameters))
    }

    func pool(
        size: Int = 8,
        waiters: Int = 256,
        waitDeadline: Duration = .seconds(60)
    ) -> ConnectionPool {
        ConnectionPool(
            configuration(),
            size: size,
            waiters: waiters,
            waitDeadline: waitDeadline,
            logger: .quiet
        )
    }

    /// Opens a connection for the length of `body`.
    static func withConnection<R>(
        isolation: isolated (any Actor)? = #isolation,
        parameters: [String: String] = [:],
        _ body: (Connection) async throws -> R
    ) async throws -> R {
        let connection = try await required().connect(parameters: parameters)
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Makes a pool for the length of `body`.
    static func withPool<R>(
        isolation: isolated (any Actor)? = #isolation,
        size: Int = 8,
        waiters: Int = 256,
        waitDeadline: Duration = .seconds(60),
        _ body: (ConnectionPool) async throws -> R
    ) async throws -> R {
        let pool = try required().pool(size: size, waiters: waiters, waitDeadline: waitDeadline)
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }
}

/// Starts a server before a suite and removes it afterwards.
struct ServerTrait: SuiteTrait, TestScoping {
    let connectionCount: Int?

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let directory = "/tmp/latitude-postgres-\(UUID().uuidString.prefix(8))"
        let server = TestServer(cluster: Cluster(directory: directory, durable: false))
        do {
            try await server.cluster.start()
            try await setConnectionCount(of: server)
            try await TestServer.$current.withValue(server) { try await function() }
        } catch {
            try await Self.remove(server, directory)
            throw error
        }
        try await Self.remove(server, directory)
    }

    /// Makes room for tests that all run at once.
    private func setConnectionCount(of server: TestServer) async throws {
        guard let connectionCount else { return }
        let connection = try await server.connect()
        try await connection.run(script: "alter system set max_connections = \(connectionCount)")
        await connection.close()
        try await server.cluster.stop()
        try await server.cluster.start()
    }

    private static func remove(_ server: TestServer, _ directory: String) async throws {
        try await server.cluster.remove()
        try? FileManager.default.removeItem(atPath: directory)
    }
}

extension Trait where Self == ServerTrait {
    /// A server that only the tests of this suite use; nil leaves its number of connections.
    static func server(connections: Int? = nil) -> Self {
        ServerTrait(connectionCount: connections)
    }
}

extension Logger {
    /// Faults are provoked on purpose here, so nobody needs to read of them.
    static let quiet = Logger(label: "postgres-tests") { _ in SwiftLogNoOpLogHandler() }
}

/// Looks again and again until `condition` holds, at most for a minute.
func eventually(_ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try await !condition() {
        try #require(ContinuousClock.now < deadline, "what was waited for did not happen")
        try await Task.sleep(for: .milliseconds(5))
    }
}

/// The case of an error by its name, which is what most tests ask for.
func name(_ error: PostgresError?) -> String {
    switch error {
    case .refused(let report): "refused \(report.sqlState)"
    case .unreachable: "unreachable"
    case .outcomeUnknown: "outcomeUnknown"
    case .deadlineExceeded: "deadlineExceeded"
    case .poolExhausted: "poolExhausted"
    case .unexpectedResult: "unexpectedResult"
    case .closed: "closed"
    case nil: "no error"
    }
}
