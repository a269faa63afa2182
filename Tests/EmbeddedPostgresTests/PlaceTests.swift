import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgres

@Suite("The place of a cluster")
struct PlaceTests {
    private static let isRoot = geteuid() == 0

    @Test("may have a path of 129 characters, too long for a socket")
    func longPath() async throws {
        let start = TestCluster.freshDirectory() + "-"
        let directory = start + String(repeating: "x", count: 129 - start.utf8.count)
        try await withCluster(directory: directory) { cluster in
            try await cluster.start()
            let socket = cluster.socketDirectory()
            #expect(socket.utf8.count <= 85)
            #expect(Disk.metadata(socket)?.st_mode == S_IFDIR | 0o700)
            #expect(try await ask(cluster, "select 1", as: "latitude_app") == "1")
            try await cluster.remove()
            #expect(!Disk.exists(socket))
        }
    }

    @Test("may have blanks, quotes and commas in its name")
    func oddPath() async throws {
        try await withCluster(directory: TestCluster.freshDirectory() + "-a b,c'd é") { cluster in
            try await cluster.start()
            #expect(try await ask(cluster, "select 1") == "1")
            #expect(try await cluster.start() == .adopted)
        }
        try await withCluster(directory: TestCluster.freshDirectory() + "-a b") { cluster in
            try await cluster.start()
            #expect(cluster.socketDirectory() == "\(cluster.directory)/run")
            #expect(try await ask(cluster, "select 1") == "1")
        }
    }

    @Test("must not have what a shell would expand in its name", arguments: ["\"", "$", "`", "\\"])
    func impossiblePath(character: String) async {
        let cluster = Cluster(directory: "/tmp/latitude-none/a\(character)b")
        let error = await failure { () throws(ClusterError) in try await cluster.start() }
        #expect(error?.exitCode == 78)
        #expect(!Disk.exists("/tmp/latitude-none"))
    }

    @Test(
        "must be reachable by the account, or the reason is told",
        .enabled(if: isRoot, "only root makes clusters for another account")
    )
    func closedParent() async throws {
        let parent = TestCluster.freshDirectory()
        mkdir(parent, 0o700)
        defer { rmdir(parent) }
        let cluster = Cluster(directory: "\(parent)/state")
        let error = await failure { () throws(ClusterError) in try await cluster.start() }
        #expect(error?.exitCode == 73)
        #expect(error?.description.contains("\(parent) is closed to it (owner root") == true)
        #expect(!Disk.exists(cluster.directory))
        let status = await failure { () throws(ClusterError) in _ = try await cluster.status() }
        #expect(status?.exitCode == 73)
    }

    @Test(
        "is not taken from root when something else is in it",
        .enabled(if: isRoot, "only root can give a directory away")
    )
    func foreignContent() async throws {
        let directory = TestCluster.freshDirectory()
        mkdir(directory, 0o755)
        try Disk.write("", to: "\(directory)/precious", durable: false)
        defer { Disk.delete(directory) }
        let cluster = Cluster(directory: directory)
        let error = await failure { () throws(ClusterError) in try await cluster.start() }
        #expect(error?.exitCode == 77)
        #expect(Disk.metadata(directory)?.st_uid == 0)
        #expect(Disk.metadata(directory)?.st_mode == S_IFDIR | 0o755)
    }

    @Test("is not reached through a symbolic link for the socket")
    func linkedSocket() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            try await cluster.stop()
            Disk.delete(cluster.path(.run))
            symlink("/tmp", cluster.path(.run))
            let error = await failure { () throws(ClusterError) in try await cluster.start() }
            #expect(error?.exitCode == 78)
            #expect(error?.description.contains("symbolic link") == true)
        }
    }

    @Test("is not overwritten when it holds other data")
    func foreignData() async throws {
        try await withCluster { cluster in
            try await cluster.start()
            try await cluster.stop()
            unlink("\(cluster.dataDirectory)/PG_VERSION")
            let error = await failure { () throws(ClusterError) in try await cluster.start() }
            #expect(error?.exitCode == 78)
            #expect(Disk.exists("\(cluster.dataDirectory)/base"))
        }
    }

    @Test("is the same from wherever it is named")
    func absolutePath() {
        #expect(Cluster.absolute("/a//b/./c/") == "/a/b/c")
        #expect(Cluster.absolute("x").hasPrefix("/"))
        #expect(Cluster.quoted("a'b\\c d") == "'a\\'b\\\\c d'")
        #expect(Cluster.quoted("/tmp/é") == "/tmp/é")
    }
}
