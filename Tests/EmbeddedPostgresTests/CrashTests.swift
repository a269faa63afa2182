import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgres

@Suite("A crash")
struct CrashTests {
    @Test("of the server is repaired by the next start")
    func killedServer() async throws {
        try await withCluster(durable: true) { cluster in
            try await cluster.start()
            _ = try await ask(cluster, "create table kept as select 7 as n")
            try await killServer(of: cluster)
            #expect(try await cluster.start() == .started)
            #expect(try await ask(cluster, "select n from kept") == "7")
        }
    }

    @Test("of the server under a busy query ends the query")
    func busyBackend() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            let sql = "select count(*) from generate_series(1, 1000000000000)"
            async let busy = ask(cluster, sql)
            let running = "select count(*) from pg_stat_activity where query = '\(sql)'"
            while try await ask(cluster, running) != "1" {}
            try await killServer(of: cluster)
            #expect(try await cluster.start() == .started)
            #expect(try await busy.contains("terminating connection"))
        }
    }

    @Test("of initdb leaves a half cluster that is swept")
    func killedInitdb() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            try await cluster.stop()
            let account = try cluster.account()
            let half = "\(cluster.directory)/pg.tmp.123"
            try account.acting { () throws(ClusterError) in
                Disk.delete(cluster.dataDirectory)
                mkdir(half, 0o700)
                try Disk.write("15\n", to: "\(half)/PG_VERSION", durable: false)
            }
            #expect(try await cluster.status() == .absent)
            #expect(try await cluster.start() == .started)
            #expect(!Disk.exists(half))
            #expect(try await ask(cluster, "select 1", as: "latitude_app") == "1")
        }
    }

    @Test("with a full disk leaves an empty postmaster.pid, which is no obstacle")
    func emptyFile() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            try await cluster.stop()
            try cluster.account().acting { () throws(ClusterError) in
                let path = "\(cluster.dataDirectory)/postmaster.pid"
                try Disk.write("", to: path, durable: false)
            }
            #expect(try await cluster.status() == .stopped)
            #expect(try await cluster.start() == .started)
        }
    }

    @Test("leaves process ids that another process has now; it is not touched")
    func recycledProcessID() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            let pidFile = "\(cluster.dataDirectory)/postmaster.pid"
            let content = try #require(Disk.read(pidFile))
            let rest = content.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            try await cluster.stop()
            try await withStranger(cluster) { stranger in
                let text = ([Substring("\(stranger)")] + rest).joined(separator: "\n")
                try cluster.account().acting { () throws(ClusterError) in
                    try Disk.write(text, to: pidFile, durable: false)
                    let socket = "\(cluster.directory)/run/\(Cluster.socketName)"
                    try Disk.write(text, to: "\(socket).lock", durable: false)
                }
                #expect(try await cluster.status() == .stopped)
                try await cluster.stop()
                #expect(kill(stranger, 0) == 0)
                #expect(try await cluster.start() == .started)
                #expect(kill(stranger, 0) == 0)
            }
        }
    }

    @Test("between start and set-up is made good by the next user")
    func noRoles() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            _ = try await ask(cluster, "drop database latitude", database: "postgres")
            unlink(cluster.path(.bootstrapped))
            #expect(try await cluster.start() == .adopted)
            #expect(try await ask(cluster, "select 1", as: "latitude_owner") == "1")
        }
    }

    @Test("of the session that had the socket makes the server start afresh")
    func lostSocket() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            Disk.delete(cluster.socketDirectory())
            #expect(try await cluster.start() == .started)
            #expect(try await ask(cluster, "select 1") == "1")
        }
    }

    /// Kills the server and waits until it is dead; it may stay a zombie for seconds.
    private func killServer(of cluster: Cluster) async throws {
        let processID = try await cluster.processID()
        kill(processID, SIGKILL)
        while try await cluster.status() == .running(processID) { await Task.yield() }
    }
}
