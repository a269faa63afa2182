import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgres

/// Runs a test with a cluster of its own, which is deleted afterwards whatever happens.
func withCluster(
    durable: Bool = false,
    directory: String = TestCluster.freshDirectory(),
    bootstrap: [String] = [],
    _ work: (Cluster) async throws -> Void
) async throws {
    let cluster = Cluster(directory: directory, bootstrap: bootstrap, durable: durable)
    do { try await work(cluster) } catch {
        cluster.discard()
        throw error
    }
    try await cluster.remove()
    #expect(!Disk.exists(directory), "something is left in \(directory)")
}

/// What `psql` prints for one statement, or its complaint.
func ask(
    _ cluster: Cluster,
    _ sql: String,
    as role: String = "latitude",
    database: String = "latitude"
) async throws -> String {
    let connection = cluster.connectionString(user: role, database: database)
    // As we are, root or not: the map of the cluster lets both in.
    let account = Account(userID: geteuid(), groupID: getegid(), name: "", home: "/")
    let command = Command(binaries: nil, account: account, home: "/")
    let binaries = try await Installation.find(
        in: Installation.searchDirectories,
        version: nil,
        command: command
    ).binaries
    return try await Command(binaries: binaries, account: account, home: "/")
        .run("psql", ["-XAtqd", connection, "-c", sql]).text.trimmingNewline()
}

extension String {
    func trimmingNewline() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension Cluster {
    /// The account that PostgreSQL runs as.
    func account() throws -> Account { try Account.running(clusterIn: directory) }

    /// The process id of the running server.
    func processID() async throws -> pid_t {
        guard case .running(let processID) = try await status() else {
            throw ClusterError("not running", .software)
        }
        return processID
    }
}

/// The error an operation must end with.
func failure(of work: () async throws(ClusterError) -> Void) async -> ClusterError? {
    do throws(ClusterError) {
        try await work()
        return nil
    } catch {
        return error
    }
}

/// Runs a process of the cluster's account that is no server, and hands its id over.
func withStranger(_ cluster: Cluster, _ work: @Sendable (pid_t) async throws -> Void) async throws {
    let account = try cluster.account()
    let file = "\(cluster.directory)/run/stranger"
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            let command = Command(binaries: nil, account: account, home: "/")
            _ = try? await command.run("sh", ["-c", "echo $$ >\(file); exec sleep 60"])
        }
        var processID: pid_t?
        while processID == nil {
            try await Task.sleep(for: .milliseconds(5))
            processID = Disk.read(file).flatMap { pid_t($0.trimmingNewline()) }
        }
        if let processID { try await work(processID) }
        group.cancelAll()
    }
}
