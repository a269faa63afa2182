import Foundation
import Glibc
import Subprocess
import Synchronization
import SystemPackage
import TestSupport
import Vault

/// `latitude-server serve` as a process of its own, over a test's database.
struct ServerProcess: Sendable {
    /// Where it listens.
    let port: Int
    private let processID: pid_t
    private let log: ServerLog

    /// Why a server could not be used.
    struct Failed: Error {
        let log: String
    }

    /// How a server ended.
    struct Outcome<Value: Sendable>: Sendable {
        let value: Value
        /// Nil when it was killed.
        let exitCode: Int32?
        let log: String
    }

    /// Lends `body` a server that listens on `port`, or on a free one; ends it with SIGTERM unless
    /// `body` did.
    static func with<Value: Sendable>(
        _ database: TestDatabase,
        port: Int = 0,
        _ body: @Sendable @escaping (ServerProcess) async throws -> Value
    ) async throws -> Outcome<Value> {
        try await with(environment: environment(database), port: port, body)
    }

    /// The same for a server that inherits `environment`.
    static func with<Value: Sendable>(
        environment: [String: String],
        port: Int = 0,
        _ body: @Sendable @escaping (ServerProcess) async throws -> Value
    ) async throws -> Outcome<Value> {
        let log = ServerLog()
        let result = try await Subprocess.run(
            .path(FilePath(Binaries.server)),
            arguments: ["serve", "--port", "\(port)"],
            environment: .custom(Ending.surroundings(environment)),
            input: .none,
            output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            let processID = execution.processIdentifier.value
            let (ports, listening) = AsyncStream.makeStream(of: Int.self)
            return try await withThrowingTaskGroup(of: Value?.self) { group in
                group.addTask {
                    for try await line in execution.standardOutput.strings() {
                        log.append(line)
                        if let port = ServerLog.port(in: line) { listening.yield(port) }
                    }
                    listening.finish()
                    return nil
                }
                group.addTask {
                    guard let port = await ports.first(where: { _ in true }) else {
                        throw Failed(log: log.text)
                    }
                    let server = ServerProcess(port: port, processID: processID, log: log)
                    defer { server.stop() }
                    return try await body(server)
                }
                var value: Value?
                while let next = try await group.next() { value = next ?? value }
                guard let value else { throw CancellationError() }
                return value
            }
        }
        return Outcome(
            value: result.closureResult,
            exitCode: result.terminationStatus.exitCode,
            log: log.text
        )
    }

    /// Asks it to end; harmless when it did.
    func stop() { Glibc.kill(processID, SIGTERM) }

    /// Ends it as a power cut would.
    func kill() { Glibc.kill(processID, SIGKILL) }

    /// What a closed terminal sends, and whoever renewed a certificate.
    func hangUp() { Glibc.kill(processID, SIGHUP) }

    /// Everything a server inherits.
    static func environment(_ database: TestDatabase) -> [String: String] {
        [
            "LATITUDE_DATABASE_URL": database.conninfo(.app),
            "LATITUDE_OWNER_URL": database.conninfo(.owner),
            "LATITUDE_VAULT_KEY": TestHouse.keys.text,
            "LATITUDE_SIGNING_KEY": TestHouse.signingKey.text,
            "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
        ]
    }
}

/// What a server wrote, line by line.
final class ServerLog: Sendable {
    // A lock, as the reader's task and the test's both look.
    private let lines = Mutex<[String]>([])

    private struct Line: Decodable {
        struct Metadata: Decodable { let port: String? }
        let message: String
        let metadata: Metadata?
    }

    var text: String { lines.withLock { $0.joined() } }

    func append(_ line: String) { lines.withLock { $0.append(line) } }

    /// The port of the line that says the server listens; nil for any other line.
    static func port(in line: String) -> Int? {
        let read = try? JSONDecoder().decode(Line.self, from: Data(line.utf8))
        guard let read, read.message == "listening" else { return nil }
        return read.metadata?.port.flatMap { Int($0) }
    }
}
