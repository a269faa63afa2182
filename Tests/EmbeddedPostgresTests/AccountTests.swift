import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgres

@Suite("The account of a cluster")
struct AccountTests {
    private static let isRoot = geteuid() == 0

    @Test("is never root")
    func neverRoot() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            let userID = try cluster.account().userID
            #expect(userID != 0)
            let server = try await cluster.processID()
            #expect(Disk.metadata("/proc/\(server)")?.st_uid == userID)
            #expect(Disk.metadata(cluster.directory)?.st_mode == S_IFDIR | 0o700)
        }
    }

    @Test(
        "may be an ordinary user's, and root adopts what that user has",
        .enabled(if: isRoot, "only root can become another user; the other tests run as one")
    )
    func ordinaryUser() async throws {
        try await withCluster { cluster in
            let directory = cluster.directory
            await #expect(processExitsWith: .success) { [directory = directory as String] in
                let nobody: uid_t = 65534
                guard setgroups(0, nil) == 0, setgid(nobody) == 0, setuid(nobody) == 0 else {
                    exit(1)
                }
                let cluster = Cluster(directory: directory, durable: false)
                try await cluster.start()
                try await cluster.stop()
                try await cluster.start()
                let answer = try await ask(cluster, "select current_user", as: "latitude_app")
                exit(answer == "latitude_app" ? 0 : 1)
            }
            #expect(try cluster.account().name == "nobody")
            #expect(try await cluster.start() == .adopted)
            #expect(try await ask(cluster, "select 1") == "1")
            try await cluster.stop()
            #expect(try await cluster.start() == .started)
        }
    }

    @Test("does file work with its own rights", .enabled(if: isRoot, "root's rights are at stake"))
    func rights() throws {
        let account = try Account.running(clusterIn: "/nonexistent")
        let secret = "/etc/shadow"
        #expect(account.acting { Disk.read(secret) } == nil)
        account.acting {
            account.acting {}
            #expect(Disk.read(secret) == nil)
        }
        #expect(Disk.read(secret) != nil)
    }
}

@Suite("An installation")
struct InstallationTests {
    @Test("is asked for when there is none")
    func missing() async throws {
        try await withCluster { cluster in
            var elsewhere = cluster
            elsewhere.searchDirectories = ["/nonexistent", "/tmp"]
            let error = await failure { [elsewhere] () throws(ClusterError) in
                try await elsewhere.start()
            }
            #expect(error?.exitCode == 69)
            #expect(error?.description.contains("apt-get install postgresql") == true)
        }
    }

    @Test("of the version that made the data is asked for")
    func otherVersion() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            try await cluster.stop()
            try cluster.account().acting { () throws(ClusterError) in
                let path = "\(cluster.dataDirectory)/PG_VERSION"
                try Disk.write("14\n", to: path, durable: false)
            }
            let error = await failure { () throws(ClusterError) in try await cluster.start() }
            #expect(error?.exitCode == 69)
            #expect(error?.description.contains("PostgreSQL 14") == true)
        }
    }

    @Test(
        "tells its version",
        arguments: [
            ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15), ("postgres 18beta1", 18),
        ]
    )
    func version(text: String, version: Int) {
        #expect(Installation.majorVersion(in: text) == version)
    }
}
