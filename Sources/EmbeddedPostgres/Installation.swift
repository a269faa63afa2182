import Glibc

/// The installed PostgreSQL programs that fit a cluster.
struct Installation: Sendable {
    /// The directory of `initdb`, `pg_ctl`, `postgres` and `psql`.
    let binaries: String
    let majorVersion: Int

    /// The oldest PostgreSQL our SQL runs on.
    static let oldestMajorVersion = 15

    /// Where to look, best first.
    ///
    /// Debian keeps its versions apart and none of them on the path, so the path comes last.
    static var searchDirectories: [String] {
        let versioned = ["/usr/lib/postgresql/", "/usr/pgsql-"].flatMap { prefix in
            (oldestMajorVersion...oldestMajorVersion + 20).reversed().map { "\(prefix)\($0)/bin" }
        }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        return versioned + path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    }

    /// The highest version, or exactly the version that an existing cluster was made with.
    static func find(
        in directories: [String],
        version wanted: Int?,
        command: Command
    ) async throws(ClusterError) -> Installation {
        var oldest: Int?
        for directory in directories {
            let programs = ["initdb", "pg_ctl", "postgres", "psql"]
            let isComplete = programs.allSatisfy { access("\(directory)/\($0)", X_OK) == 0 }
            guard isComplete else { continue }
            let probe = Command(binaries: directory, account: command.account, home: command.home)
            let outcome = try await probe.run("postgres", ["--version"])
            guard let version = majorVersion(in: outcome.text) else { continue }
            guard version >= oldestMajorVersion else {
                oldest = version
                continue
            }
            if wanted == nil || wanted == version {
                return Installation(binaries: directory, majorVersion: version)
            }
        }
        if let wanted {
            throw ClusterError(
                "This data needs PostgreSQL \(wanted), which is not installed. Install it with: "
                    + "apt-get install postgresql-\(wanted). To move to a newer version, dump with "
                    + "the old one and restore into a new directory.",
                .unavailable
            )
        }
        let found = oldest.map { "PostgreSQL \($0) is too old" } ?? "PostgreSQL is not installed"
        throw ClusterError(
            "\(found). Install it with: apt-get install postgresql, or set LATITUDE_DATABASE_URL "
                + "to a server you have.",
            .unavailable
        )
    }

    /// The 15 in `postgres (PostgreSQL) 15.18 (Debian …)`.
    static func majorVersion(in text: String) -> Int? {
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let version = Int(word.prefix { $0.isNumber }) { return version }
        }
        return nil
    }
}
