import Glibc

extension Cluster {
    /// Works alone with the cluster, as its account, in its directory.
    func locked<Value: Sendable>(
        _ work: (Account) async throws(ClusterError) -> Value
    ) async throws(ClusterError) -> Value {
        let account = try Account.running(clusterIn: directory)
        while true {
            try prepareDirectory(for: account)
            let waited = try await FileLock.exclusive(
                path(.lock),
                as: account,
                timeout: .seconds(120)
            )
            guard let lock = waited else { continue }
            defer { lock.release() }
            return try await work(account)
        }
    }

    /// Adopts the running server or starts one, creating the data first; needs the lock.
    @discardableResult
    func launch(as account: Account) async throws(ClusterError) -> Start {
        if try await isRunning(as: account) {
            // Its starter may have been killed before it came to the roles.
            if !isBootstrapped(as: account) {
                try await applyBootstrap(with: installed(as: account))
            }
            return .adopted
        }
        try await requireReach(Command(binaries: nil, account: account, home: directory))
        let postgres = try await installed(as: account)
        if !account.acting({ Disk.exists(dataDirectory) }) { try await create(postgres) }
        try account.acting { () throws(ClusterError) in
            try Settings(durable: durable).write(
                to: dataDirectory,
                accounts: mappedAccounts(account)
            )
        }
        try await startServer(postgres)
        try await applyBootstrap(with: postgres)
        return .started
    }

    /// The installed programs of the version that the data was made with, or else the newest.
    private func installed(as account: Account) async throws(ClusterError) -> Command {
        let installation = try await Installation.find(
            in: searchDirectories,
            version: madeWith(as: account),
            command: Command(binaries: nil, account: account, home: directory)
        )
        return Command(binaries: installation.binaries, account: account, home: directory)
    }

    /// Whether a server answers already; waits for one that is on its way up or down.
    private func isRunning(as account: Account) async throws(ClusterError) -> Bool {
        let deadline = ContinuousClock.now + .seconds(60)
        while let server = Postmaster.find(dataDirectory: dataDirectory, as: account) {
            if server.isReady {
                let socket = "\(server.socketDirectory ?? "")/\(Self.socketName)"
                guard account.acting({ Disk.exists(socket) }) else {
                    // Logging out deletes XDG_RUNTIME_DIR; what nobody can reach starts afresh.
                    try await halt(as: account)
                    return false
                }
                if try await answers(server, as: account) { return true }
            }
            guard ContinuousClock.now < deadline else { throw stillBusy(server) }
            try await pause(.milliseconds(20))
        }
        return false
    }

    /// Whether the server takes connections now, which a file cannot tell.
    ///
    /// It still says "ready" while the server recovers from the crash of a backend, hangs or dies.
    private func answers(_ server: Postmaster, as account: Account) async throws(ClusterError)
        -> Bool
    {
        let command = Command(binaries: server.binaries, account: account, home: directory)
        let host = server.socketDirectory ?? ""
        return try await command.run(
            "pg_isready",
            ["--quiet", "--timeout", "5", "--port", "5432", "--host", host]
        ).succeeded
    }

    /// Starts the server, with patience for what a killed one leaves behind.
    private func startServer(_ command: Command) async throws(ClusterError) {
        let socket = socketDirectory(of: command.account)
        try prepareSocketDirectory(socket, for: command.account)
        rotateLog(as: command.account)
        let quoted = socket.replacing("'", with: "'\\''")
        let arguments = [
            "start", "--pgdata", dataDirectory, "--wait", "--timeout", "60", "--silent",
            "--log", path(.log), "--options", "-k '\(quoted)' -p 5432",
        ]
        let deadline = ContinuousClock.now + .seconds(15)
        while true {
            try Postmaster.disarm(
                dataDirectory: dataDirectory,
                as: command.account,
                durable: durable
            )
            let before = command.account.acting { Disk.read(path(.log))?.utf8.count ?? 0 }
            if try await command.run("pg_ctl", arguments).succeeded { return }
            let log = command.account.acting { Disk.read(path(.log)) ?? "" }
            let news = String(decoding: Array(log.utf8).dropFirst(before), as: UTF8.self)
            try recover(from: news, before: deadline, as: command.account)
            try await pause(.milliseconds(250))
        }
    }

    /// Clears the way for another attempt, or throws why there is no use.
    private func recover(
        from news: String,
        before deadline: ContinuousClock.Instant,
        as account: Account
    ) throws(ClusterError) {
        if let server = Postmaster.find(dataDirectory: dataDirectory, as: account) {
            throw stillBusy(server)
        }
        let hasOrphans = news.contains("pre-existing shared memory block")
        guard hasOrphans || news.contains("lock file \"postmaster.pid\" already exists") else {
            let reasons = ["FATAL:", "PANIC:"].compactMap { mark in
                news.split(separator: "\n").last { $0.contains(mark) }?
                    .split(separator: mark, maxSplits: 1).last.map(trimmed)
            }
            throw ClusterError(
                "PostgreSQL did not start: \(reasons.last ?? "it gave no reason"). "
                    + "Its log is \(path(.log)).",
                .software
            )
        }
        let orphans = Postmaster.processes(in: dataDirectory, as: account)
        guard ContinuousClock.now < deadline else {
            let names = orphans.map(String.init).joined(separator: ", ")
            throw ClusterError(
                "Another PostgreSQL still uses \(dataDirectory) (process "
                    + "\(names.isEmpty ? "unknown" : names)). End it and try again.",
                .tryAgain
            )
        }
        // Backends of a killed postmaster notice only when their query ends; SIGTERM ends it.
        if hasOrphans { for orphan in orphans { kill(orphan, SIGTERM) } }
    }

    private func stillBusy(_ server: Postmaster) -> ClusterError {
        ClusterError(
            "PostgreSQL (process \(server.processID)) is still starting or stopping. "
                + "Try again later; its log is \(path(.log)).",
            .tryAgain
        )
    }

    /// Begins a new log when the old one has grown, and keeps the one before.
    private func rotateLog(as account: Account) {
        account.acting {
            if let facts = Disk.metadata(path(.log)), facts.st_size > 8 << 20 {
                _ = rename(path(.log), path(.oldLog))
            }
        }
    }

    /// Stops the server and waits for its end; needs the lock.
    func halt(as account: Account) async throws(ClusterError) {
        let deadline = ContinuousClock.now + .seconds(60)
        var told: pid_t?
        while let server = Postmaster.find(dataDirectory: dataDirectory, as: account) {
            if told != server.processID {
                // Fast shutdown: a smart one waits for its clients for ever.
                guard kill(server.processID, SIGINT) == 0 || errno == ESRCH else {
                    throw ClusterError(
                        "Cannot stop process \(server.processID): it belongs to someone else.",
                        .permission
                    )
                }
                told = server.processID
            }
            guard ContinuousClock.now < deadline else { throw stillBusy(server) }
            try await pause(.milliseconds(5))
        }
    }

    /// Starts the server where it has ended or its socket is gone; false where it runs.
    func revive() async throws(ClusterError) -> Bool {
        let account = try Account.running(clusterIn: directory)
        if let server = Postmaster.find(dataDirectory: dataDirectory, as: account) {
            let socket = "\(server.socketDirectory ?? "")/\(Self.socketName)"
            if account.acting({ Disk.exists(socket) }) { return false }
        }
        return try await locked { account throws(ClusterError) in
            try await launch(as: account) == .started
        }
    }

    /// Stops the server if this was the last lease; the caller gives the lease back itself.
    func stopAfter(_ share: FileLock) async throws(ClusterError) {
        guard Disk.exists(directory) else { return }
        try await locked { account throws(ClusterError) in
            guard share.tryExclusive(), !account.acting({ Disk.exists(path(.keep)) }) else {
                return
            }
            try await halt(as: account)
        }
    }

    private func pause(_ duration: Duration) async throws(ClusterError) {
        do { try await Task.sleep(for: duration) } catch {
            throw ClusterError("Interrupted while waiting for PostgreSQL. Try again.", .tryAgain)
        }
    }
}
