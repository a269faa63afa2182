import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgres

@Suite("Cluster")
struct ClusterTests {
    @Test("is shared by the tests of a process")
    func shared() async throws {
        #expect(try await TestCluster.shared().start() == .adopted)
    }

    @Test("is absent, created, adopted, stopped, started again and removed")
    func life() async throws {
        try await withCluster(durable: true) { cluster in
            #expect(try await cluster.status() == .absent)
            try await cluster.stop()
            #expect(!Disk.exists(cluster.directory))

            #expect(try await cluster.start() == .started)
            let processID = try await cluster.processID()
            #expect(try await cluster.start() == .adopted)
            #expect(try await cluster.processID() == processID)

            try await cluster.stop()
            #expect(try await cluster.status() == .stopped)
            try await cluster.stop()
            #expect(try await cluster.start() == .started)
        }
    }

    @Test("keeps what it is told to keep")
    func settings() async throws {
        try await withCluster(durable: true) { cluster in
            try await cluster.start()
            let names = [
                "fsync", "data_checksums", "listen_addresses", "max_connections", "wal_level",
                "TimeZone", "dynamic_shared_memory_type", "server_encoding", "lc_collate",
            ]
            let values = names.map { "current_setting('\($0)')" }.joined(separator: ", ")
            #expect(
                try await ask(cluster, "select concat_ws(' ', \(values))")
                    == "on on  50 replica UTC mmap UTF8 C.UTF-8"
            )
            let server = try await cluster.processID()
            #expect(getsid(server) == server, "Ctrl-C must not reach the server")
            let environment = try cluster.account().acting { Disk.read("/proc/\(server)/environ") }
            let variables = try #require(environment).split(separator: "\0")
            #expect(variables.contains("HOME=\(cluster.directory)"))
            let inherited = variables.filter { !$0.hasPrefix("PG") }.map { $0.prefix { $0 != "=" } }
            let own: Set<Substring> = ["HOME", "LC_ALL", "PATH", "PWD", "TZ", "SHLVL", "_"]
            #expect(Set(inherited).isSubset(of: own))
        }
    }

    @Test("is started once by eight starters at once")
    func race() async throws {
        try await withCluster { cluster in
            let starts = try await withThrowingTaskGroup(of: Cluster.Start.self) { group in
                for _ in 0..<8 { group.addTask { try await cluster.start() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(starts.filter { $0 == .started }.count == 1)
            #expect(starts.count == 8)
        }
    }

    @Test("is started once by two processes at once")
    func raceOfProcesses() async throws {
        try await withCluster { cluster in
            let directory = cluster.directory
            async let start = cluster.start()
            await #expect(processExitsWith: .success) { [directory = directory as String] in
                try await Cluster(directory: directory, durable: false).start()
            }
            _ = try await start
            #expect(try await ask(cluster, "select 1") == "1")
        }
    }

    @Test("lets the three roles in, and only one of them is superuser")
    func roles() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            for (role, isSuper) in [
                ("latitude", "on"), ("latitude_owner", "off"), ("latitude_app", "off"),
            ] {
                let sql = "select current_user, current_setting('is_superuser')"
                #expect(try await ask(cluster, sql, as: role) == "\(role)|\(isSuper)")
            }
            let book = try await ask(cluster, "select 1", as: "latitude_book")
            #expect(book.contains("authentication failed"))
            let facts = """
                select
                    pg_get_userbyid(datdba),
                    pg_has_role('latitude_owner', 'latitude_book', 'member')
                from pg_database where datname = 'latitude'
                """
            #expect(try await ask(cluster, facts) == "latitude_owner|t")
        }
    }

    @Test("runs its scripts at every start and when they change")
    func bootstrap() async throws {
        let first = "create table if not exists run (at int); insert into run values (1)"
        try await withCluster(bootstrap: [first, "insert into run values (2)"]) { cluster in
            try await cluster.start()
            try await cluster.start()
            let count = "select count(*) from run"
            #expect(try await ask(cluster, count) == "2")
            try await cluster.stop()
            try await cluster.start()
            #expect(try await ask(cluster, count) == "4")
            let changed = Cluster(
                directory: cluster.directory,
                bootstrap: ["truncate run"],
                durable: false
            )
            #expect(try await changed.start() == .adopted)
            #expect(try await ask(cluster, count) == "0")
        }
    }

    @Test("says which script is wrong and runs it again next time")
    func badScript() async throws {
        try await withCluster { cluster in
            let wrong = Cluster(
                directory: cluster.directory,
                bootstrap: ["select 1/0"],
                durable: false
            )
            let error = await failure { () throws(ClusterError) in try await wrong.start() }
            #expect(error?.exitCode == 70)
            #expect(error?.description.contains("division by zero") == true)
            let again = await failure { () throws(ClusterError) in try await wrong.start() }
            #expect(again?.description.contains("division by zero") == true)
            let start = try await cluster.start()
            #expect(start == .adopted)
        }
    }
}
