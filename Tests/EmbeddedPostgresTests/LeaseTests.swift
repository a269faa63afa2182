import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgres

@Suite("Lease")
struct LeaseTests {
    @Test("stops the server when the last one leaves")
    func lastOneOut() async throws {
        try await withCluster { cluster in
            let first = try await cluster.enter()
            let second = try await cluster.enter()
            try await first.leave()
            try await first.leave()
            #expect(try await ask(cluster, "select 1") == "1")
            try await cluster.leave(second)
            #expect(try await cluster.status() == .stopped)
        }
    }

    @Test("stops the server once when all leave at once")
    func allAtOnce() async throws {
        try await withCluster { cluster in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let lease = try await cluster.enter()
                        #expect(try await ask(cluster, "select 1") == "1")
                        try await lease.leave()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await cluster.status() == .stopped)
        }
    }

    @Test("leaves a server running that was started on purpose")
    func kept() async throws {
        try await withCluster { cluster in
            let lease = try await cluster.enter()
            try await cluster.start()
            try await lease.leave()
            #expect(try await ask(cluster, "select 1") == "1")
            try await cluster.stop()
            try await cluster.enter().leave()
            #expect(try await cluster.status() == .stopped)
        }
    }

    @Test("ends with its process, and the server does not hold on to it")
    func killed() async throws {
        try await withCluster { cluster in
            let directory = cluster.directory
            await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String] in
                let lease = try await Cluster(directory: directory, durable: false).enter()
                kill(getpid(), SIGKILL)
                try await lease.leave()
            }
            #expect(try await ask(cluster, "select 1") == "1")
            try await cluster.enter().leave()
            #expect(try await cluster.status() == .stopped)
        }
    }

    @Test("does no harm when the cluster is gone")
    func removed() async throws {
        try await withCluster { cluster in
            let lease = try await cluster.enter()
            try await cluster.remove()
            try await lease.leave()
            #expect(!Disk.exists(cluster.directory))
        }
    }
}
