import Glibc

extension Cluster {
    /// What Latitude keeps in the state directory.
    enum Name: String, CaseIterable {
        case data = "pg"
        case run
        /// One starter or stopper at a time.
        case lock = ".lock"
        /// Locked by everybody who uses the server, see `Lease`.
        case users = "users.lock"
        /// There as long as the server is to outlive its users.
        case keep
        /// The SQL that has been run to its end.
        case bootstrapped = "bootstrap.sql"
        /// The SQL that is being run, or has failed.
        case bootstrapping = "bootstrap.new.sql"
        case log = "postgres.log"
        case oldLog = "postgres.log.1"

        /// Whether a name in the state directory is one of these or a half-made cluster's.
        static func isOurs(_ name: String) -> Bool {
            Name(rawValue: name) != nil || name.hasPrefix("pg.tmp.")
        }
    }

    func path(_ name: Name) -> String { "\(directory)/\(name.rawValue)" }

    /// PostgreSQL's data directory.
    var dataDirectory: String { path(.data) }

    /// The name of the socket in its directory; the port is no more than a part of it.
    static let socketName = ".s.PGSQL.5432"

    /// Where the server listens, or would.
    ///
    /// A running server knows best: another session may have another XDG_RUNTIME_DIR.
    func socketDirectory() -> String {
        guard let account = try? Account.running(clusterIn: directory) else {
            return path(.run)
        }
        let running = Postmaster.find(dataDirectory: dataDirectory, as: account)
        return running?.socketDirectory ?? socketDirectory(of: account)
    }

    /// Where a server started now would listen.
    ///
    /// A socket path holds 107 bytes, so below a long directory the socket moves out. libpq and
    /// PostgreSQL take a comma for a separator and a leading `@` for an abstract socket.
    func socketDirectory(of account: Account) -> String {
        let inside = path(.run)
        if Self.canHoldSocket(inside) { return inside }
        let name = "latitude-\(account.userID)-\(Self.digest(directory))"
        if !account.isAssumed, let runtime = Self.variable("XDG_RUNTIME_DIR"),
            runtime.hasPrefix("/"), Self.canHoldSocket("\(runtime)/\(name)"),
            // A container or a cron job may name a directory that is not there.
            Disk.metadata(runtime)?.st_uid == account.userID
        {
            return "\(runtime)/\(name)"
        }
        return "/tmp/\(name)"
    }

    private static func canHoldSocket(_ directory: String) -> Bool {
        // 85 leaves room for the socket's own name, and some.
        directory.utf8.count <= 85 && !directory.contains(where: ",\"'".contains)
    }

    /// A short name for a path, the same in every process: FNV-1a, 64 bits.
    private static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    /// A path from the root, without a slash at its end.
    static func absolute(_ path: String) -> String {
        var full = path
        if !path.hasPrefix("/") {
            let here = getcwd(nil, 0)
            defer { free(here) }
            full = "\(here.map { String(cString: $0) } ?? "")/\(path)"
        }
        return "/" + full.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// A value of the environment, nil when absent or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// A value for a libpq connection string.
    static func quoted(_ value: String) -> String {
        let plain = value.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "'") && $0 != 0x5c }
        if plain, !value.isEmpty { return value }
        let escaped = value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "'\(String(escaped))'"
    }
}
