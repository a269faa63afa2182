import Glibc

extension Cluster {
    /// Makes the state directory if it is missing and gives it to the account, closed to others.
    func prepareDirectory(for account: Account) throws(ClusterError) {
        guard !directory.contains(where: { "\"$`\\\n".contains($0) }) else {
            throw ClusterError(
                "PostgreSQL cannot work in a directory whose name has one of \" $ ` \\ in it: "
                    + "\(directory). Choose another.",
                .configuration
            )
        }
        if let obstacle = account.obstacle(to: directory) { throw obstacle }
        var parent = ""
        for name in directory.split(separator: "/").dropLast() {
            parent += "/\(name)"
            guard mkdir(parent, 0o755) == 0 || errno == EEXIST || Disk.exists(parent) else {
                throw Disk.failure("create", parent)
            }
        }
        try account.own(directory: directory) { $0.allSatisfy(Name.isOurs) }
    }

    /// Makes the socket's directory, and clears it of what a killed server left.
    ///
    /// PostgreSQL would take the left-over lock file seriously if its number had gone to another
    /// process of the account. The directory serves this cluster alone.
    func prepareSocketDirectory(_ socket: String, for account: Account) throws(ClusterError) {
        if socket == path(.run) {
            try account.acting { () throws(ClusterError) in
                try account.own(directory: socket) { _ in true }
            }
        } else {
            try account.own(directory: socket) { $0.isEmpty }
        }
        account.acting {
            unlink("\(socket)/\(Self.socketName)")
            unlink("\(socket)/\(Self.socketName).lock")
        }
    }

    /// The major version the data was made with, nil when there is no data yet.
    func madeWith(as account: Account) throws(ClusterError) -> Int? {
        try account.acting { () throws(ClusterError) -> Int? in
            guard let facts = Disk.metadata(dataDirectory) else {
                if errno == ENOENT { return nil }
                throw Disk.failure("reach", dataDirectory)
            }
            guard facts.st_uid == account.userID else {
                let owner = Account.name(of: facts.st_uid) ?? "\(facts.st_uid)"
                throw ClusterError(
                    "\(dataDirectory) belongs to user \(owner). Run as \(owner), or choose "
                        + "another directory.",
                    .permission
                )
            }
            if let text = Disk.read("\(dataDirectory)/PG_VERSION"), let version = Int(trimmed(text))
            {
                return version
            }
            guard rmdir(dataDirectory) == 0 else {
                throw ClusterError(
                    "\(dataDirectory) is not a PostgreSQL cluster and not empty. Move it away.",
                    .configuration
                )
            }
            return nil
        }
    }

    /// Makes the data in a directory that gets its name when everything is in it.
    ///
    /// `initdb` writes PG_VERSION early, so that a killed one leaves what looks like a cluster.
    func create(_ command: Command) async throws(ClusterError) {
        let account = command.account
        let draft = "\(directory)/pg.tmp.\(getpid())"
        account.acting {
            for name in Disk.names(in: directory) where name.hasPrefix("pg.tmp.") {
                Disk.delete("\(directory)/\(name)")
            }
            Disk.delete(path(.bootstrapped))
        }
        var arguments = [
            "--pgdata", draft, "--username", "latitude", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--data-checksums", "--auth-local", "peer",
            "--auth-host", "reject", "--no-instructions",
        ]
        if !durable { arguments.append("--no-sync") }
        let outcome = try await command.run("initdb", arguments)
        guard outcome.succeeded else {
            account.acting { Disk.delete(draft) }
            let lines = outcome.text.split(separator: "\n")
            let reasons = lines.filter { line in
                ["error:", "FATAL:", "PANIC:"].contains { line.contains($0) }
            }
            let reason = (reasons.isEmpty ? lines.suffix(1) : reasons).joined(separator: "; ")
            throw ClusterError(
                "Cannot create the cluster: \(reason). Nothing is left behind in \(directory).",
                .cannotCreate
            )
        }
        try account.acting { () throws(ClusterError) in
            try Settings(durable: durable).write(to: draft, accounts: mappedAccounts(account))
            if durable { Disk.sync(directory: draft) }
            guard rename(draft, dataDirectory) == 0 else {
                throw Disk.failure("create", dataDirectory)
            }
            if durable { Disk.sync(directory: directory) }
        }
    }

    /// Whom `pg_ident.conf` lets in: the cluster's account and root.
    func mappedAccounts(_ account: Account) -> [String] {
        let names = [account.name, "root", Account.name(of: geteuid()) ?? "root"]
        return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Makes sure that the account can write to the directory with its own groups and rights.
    func requireReach(_ command: Command) async throws(ClusterError) {
        let name = command.account.name
        let outcome = try await command.run("test", ["-w", directory])
        if outcome.succeeded { return }
        throw ClusterError(
            "User \(name) cannot write to \(directory). \(outcome.text)Choose another directory.",
            .cannotCreate
        )
    }

    /// Deletes what Latitude made, and the directory if nothing else is in it.
    func delete(socketDirectory: String, as account: Account) {
        account.acting {
            for name in Disk.names(in: directory) where Name.isOurs(name) {
                Disk.delete("\(directory)/\(name)")
            }
            Disk.delete(socketDirectory)
        }
        rmdir(directory)
    }
}
