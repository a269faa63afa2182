import EmbeddedPostgres
import Foundation
import Glibc
import TestSupport
import Testing
import Vault

@Suite("The private database under a server", .timeLimit(.minutes(5)))
struct PrivateDatabaseTests {
    /// Lends `body` a server over a private database in `directory`, and deletes that afterwards.
    private static func with(
        _ directory: String = TestCluster.freshDirectory(),
        _ body: @Sendable @escaping (ServerProcess, Cluster) async throws -> Void
    ) async throws {
        let cluster = Cluster(directory: directory)
        let environment = [
            "LATITUDE_STATE": directory, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
            "LATITUDE_VAULT_KEY": TestHouse.keys.text,
            "LATITUDE_SIGNING_KEY": TestHouse.signingKey.text,
        ]
        do {
            _ = try await ServerProcess.with(environment: environment) { server in
                try await body(server, cluster)
            }
        } catch {
            try? await cluster.remove()
            throw error
        }
        try await cluster.remove()
    }

    private static func readiness(of server: ServerProcess) async throws -> String {
        try await Wire.sendAll([.get("/readyz")], port: server.port)[0].text
    }

    private static func becomes(_ text: String, _ server: ServerProcess) async throws {
        try await wait { try await readiness(of: server).contains(text) }
    }

    @Test("is started again when it was killed")
    func killed() async throws {
        try await Self.with { server, cluster in
            try await Self.becomes("ok", server)
            guard case .running(let first) = try await cluster.status() else {
                throw ServerProcess.Failed(log: "it does not run")
            }
            kill(first, SIGKILL)
            try await wait {
                guard case .running(let now) = try await cluster.status() else { return false }
                return now != first
            }
            try await Self.becomes("ok", server)
        }
    }

    @Test("that nobody can reach is not ready, and is started where it can be reached")
    func unreachable() async throws {
        try await Self.with { server, cluster in
            try await Self.becomes("ok", server)
            guard case .running(let first) = try await cluster.status() else {
                throw ServerProcess.Failed(log: "it does not run")
            }
            unlink("\(cluster.directory)/run/.s.PGSQL.5432")
            try await wait {
                guard case .running(let now) = try await cluster.status() else { return false }
                return now != first
            }
            try await Self.becomes("ok", server)
        }
    }

    @Test("with a full disk is not ready until there is room", .enabled(if: Self.mayMount))
    func fullDisk() async throws {
        let directory = TestCluster.freshDirectory()
        mkdir(directory, 0o755)
        try #require(mount("tmpfs", directory, "tmpfs", 0, "size=120m,mode=755") == 0)
        defer {
            umount2(directory, Int32(MNT_DETACH))
            rmdir(directory)
        }
        try await Self.with("\(directory)/state") { server, _ in
            try await Self.becomes("ok", server)
            let filling = open("\(directory)/filling", O_WRONLY | O_CREAT, 0o600)
            let block = [UInt8](repeating: 1, count: 1 << 16)
            while write(filling, block, block.count) > 0 {}
            close(filling)
            try await Self.becomes("The disk of the database is full.", server)
            unlink("\(directory)/filling")
            try await Self.becomes("ok", server)
        }
    }

    private static var mayMount: Bool {
        let directory = "/tmp/latitude-mount-\(getpid())"
        mkdir(directory, 0o700)
        defer { rmdir(directory) }
        guard mount("tmpfs", directory, "tmpfs", 0, "size=1m") == 0 else { return false }
        return umount2(directory, 0) == 0
    }
}
