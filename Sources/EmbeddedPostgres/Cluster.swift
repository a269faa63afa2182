import Glibc

/// A private PostgreSQL cluster that needs no configuration: one directory, one socket, no port.
///
/// It is created on first use and adopted when it runs already. PostgreSQL runs as the caller, or
/// for root as `latitude` or `postgres`. Everybody who may enter the socket directory, which is
/// the owner and root, can be `latitude` (superuser), `latitude_owner` or `latitude_app`.
public struct Cluster: Sendable {
    /// The state directory; it holds the data in `pg`, the log, the locks and mostly the socket.
    public let directory: String
    let bootstrap: Bootstrap
    let durable: Bool
    /// Where to look for PostgreSQL; tests look elsewhere.
    var searchDirectories = Installation.searchDirectories

    /// Describes a cluster without touching anything.
    ///
    /// - Parameters:
    ///   - directory: The state directory; the parents are created, too.
    ///   - roles: A `psql` script that creates the roles, run as superuser in database `postgres`.
    ///   - bootstrap: `psql` scripts run as superuser in database `latitude`. Like `roles` they run
    ///     whenever the server starts and whenever they have changed, so they are idempotent.
    ///   - durable: False gives up safety against a crash for speed; for tests only.
    public init(
        directory: String,
        roles: String = Cluster.defaultRoles,
        bootstrap: [String] = [],
        durable: Bool = true
    ) {
        self.directory = Self.absolute(directory)
        self.bootstrap = Bootstrap(roles: roles, scripts: bootstrap)
        self.durable = durable
    }

    /// How a start went.
    public enum Start: Sendable {
        /// The server was not running and now is.
        case started
        /// The server was running already.
        case adopted
    }

    /// What there is.
    public enum Status: Sendable, Equatable {
        /// The server runs, with this process id.
        case running(Int32)
        /// There is data and no server.
        case stopped
        /// There is no data yet.
        case absent
    }

    /// Starts the server and leaves it running, whoever comes and goes, until `stop()`.
    @discardableResult
    public func start() async throws(ClusterError) -> Start {
        try await locked { account throws(ClusterError) in
            let start = try await launch(as: account)
            try account.acting { () throws(ClusterError) in
                try Disk.write("", to: path(.keep), durable: false)
            }
            return start
        }
    }

    /// Starts or adopts the server for as long as anybody holds a lease.
    public func enter() async throws(ClusterError) -> Lease {
        try await locked { account throws(ClusterError) in
            let share = try FileLock(opening: path(.users), as: account)
            do throws(ClusterError) {
                // Only a leaver holds this lock alone, and it holds the other lock meanwhile.
                guard share.tryShared() else {
                    throw ClusterError("\(path(.users)) is locked. Try again.", .tryAgain)
                }
                try await launch(as: account)
            } catch {
                share.release()
                throw error
            }
            return Lease(self, share)
        }
    }

    /// Gives a lease back; the last one out stops the server.
    public func leave(_ lease: Lease) async throws(ClusterError) { try await lease.leave() }

    /// Stops the server without waiting for its clients; no error when it is stopped already.
    public func stop() async throws(ClusterError) {
        guard try await status() != .absent else { return }
        try await locked { account throws(ClusterError) in
            account.acting { _ = unlink(path(.keep)) }
            try await halt(as: account)
        }
    }

    /// Tells whether the server runs; changes nothing.
    public func status() async throws(ClusterError) -> Status {
        let account = try Account.running(clusterIn: directory)
        if let postmaster = Postmaster.find(dataDirectory: dataDirectory, as: account) {
            return .running(postmaster.processID)
        }
        if let obstacle = account.obstacle(to: dataDirectory) { throw obstacle }
        return account.acting { Disk.exists("\(dataDirectory)/PG_VERSION") } ? .stopped : .absent
    }

    /// How to connect, as libpq's keywords and values; works whether or not the server runs.
    public func connectionString(user: String, database: String = "latitude") -> String {
        let values = [
            ("host", socketDirectory()), ("port", "5432"), ("user", user), ("dbname", database),
        ]
        return values.map { "\($0)=\(Self.quoted($1))" }.joined(separator: " ")
    }

    /// Stops the server and deletes the cluster; what others keep in the directory stays.
    public func remove() async throws(ClusterError) {
        guard Disk.exists(directory) else { return }
        try await locked { account throws(ClusterError) in
            let socket = socketDirectory()
            try await halt(as: account)
            delete(socketDirectory: socket, as: account)
        }
    }

    /// `/var/lib/latitude` for root, else `latitude` in the user's XDG state directory.
    public static var defaultDirectory: String {
        if geteuid() == 0 { return "/var/lib/latitude" }
        // The specification of XDG tells us to ignore a relative path.
        if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
            return "\(state)/latitude"
        }
        let home = variable("HOME") ?? Account.home(of: geteuid()) ?? "/tmp"
        return "\(home)/.local/state/latitude"
    }
}
