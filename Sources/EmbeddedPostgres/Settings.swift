/// The configuration files of the cluster, which Latitude owns and rewrites at every start.
struct Settings: Sendable {
    let durable: Bool

    /// The roles that every mapped account may log in as.
    static let roles = ["latitude", "latitude_owner", "latitude_app"]

    /// `latitude.conf`, included at the end of `postgresql.conf`; `alter system` still wins.
    var parameters: String {
        let speed = durable ? "" : "fsync = off\nfull_page_writes = off\n"
        // Tests run side by side, each with connections of its own.
        let connections = durable ? 50 : 300
        return """
            # Written by Latitude at every start; use "alter system" for your own settings.
            listen_addresses = ''
            unix_socket_permissions = 0700
            # logind deletes the /dev/shm segments of a user who logs out (RemoveIPC=yes).
            dynamic_shared_memory_type = mmap
            max_connections = \(connections)
            shared_buffers = 32MB
            huge_pages = off
            max_wal_size = 256MB
            wal_level = replica
            max_wal_senders = 4
            max_worker_processes = 4
            max_logical_replication_workers = 0
            jit = off
            log_destination = 'stderr'
            logging_collector = off
            log_timezone = 'UTC'
            timezone = 'UTC'
            \(speed)
            """
    }

    /// `pg_hba.conf`: the socket only, the accounts of `pg_ident.conf` only.
    static let access = """
        # Written by Latitude at every start.
        local all all peer map=latitude
        local replication all peer map=latitude

        """

    /// `pg_ident.conf`: which account may log in as which role.
    static func map(accounts: [String]) -> String {
        let lines = accounts.flatMap { account in roles.map { "latitude \"\(account)\" \($0)" } }
        return "# Written by Latitude at every start.\n" + lines.joined(separator: "\n") + "\n"
    }

    /// Writes what differs.
    func write(to dataDirectory: String, accounts: [String]) throws(ClusterError) {
        let files = [
            ("latitude.conf", parameters), ("pg_hba.conf", Self.access),
            ("pg_ident.conf", Self.map(accounts: accounts)),
        ]
        for (name, text) in files where Disk.read("\(dataDirectory)/\(name)") != text {
            try Disk.write(text, to: "\(dataDirectory)/\(name)", durable: durable)
        }
        let main = "\(dataDirectory)/postgresql.conf"
        let include = "include_if_exists = 'latitude.conf'"
        guard let text = Disk.read(main) else { throw Disk.failure("read", main) }
        if !text.split(separator: "\n").contains(Substring(include)) {
            try Disk.write("\(text)\n\(include)\n", to: main, durable: durable)
        }
    }
}
