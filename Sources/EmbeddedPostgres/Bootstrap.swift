import Glibc

/// The SQL that gives a cluster its roles, its database and what the caller wants in it.
struct Bootstrap: Sendable {
    /// Run against the database `postgres`.
    let roles: String
    /// Run in order against the database `latitude`.
    let scripts: [String]

    /// Everything as one script for `psql`, also kept beside the cluster to tell what has been run.
    var text: String {
        let parts =
            [roles, Self.database, "\\connect latitude"] + scripts
        return parts.map { "\($0)\n;\n" }.joined()
    }

    private static let database = """
        select 'create database latitude owner latitude_owner'
        where not exists (select from pg_database where datname = 'latitude') \\gexec
        """
}

extension Cluster {
    /// The roles and their rights, for a caller that hands no script of its own.
    public static let defaultRoles = """
        do $$
        begin
            if to_regrole('latitude_owner') is null then
                create role latitude_owner login;
            end if;
            if to_regrole('latitude_app') is null then
                create role latitude_app login;
            end if;
            if to_regrole('latitude_book') is null then
                create role latitude_book nologin;
            end if;
        end
        $$;
        -- The owner hands functions over to it.
        grant latitude_book to latitude_owner;
        """

    /// Runs the roles and scripts and remembers them.
    func applyBootstrap(with psql: Command) async throws(ClusterError) {
        let account = psql.account
        // A file instead of standard input: writing to a psql that has given up would be SIGPIPE.
        try account.acting { () throws(ClusterError) in
            try Disk.write(bootstrap.text, to: path(.bootstrapping), durable: false)
        }
        let connection = connectionString(user: "latitude", database: "postgres")
        let outcome = try await psql.run(
            "psql",
            [
                "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--output", "/dev/null",
                "--file", path(.bootstrapping), "--dbname", connection,
            ],
            environment: ["PGOPTIONS": "-c client_min_messages=warning -c lock_timeout=30s"]
        )
        guard outcome.succeeded else {
            throw ClusterError(
                "The set-up of roles and database failed: \(trimmed(outcome.text)).",
                .software
            )
        }
        try account.acting { () throws(ClusterError) in
            guard rename(path(.bootstrapping), path(.bootstrapped)) == 0 else {
                throw Disk.failure("create", path(.bootstrapped))
            }
        }
    }

    /// Whether exactly these roles and scripts have been run to their end in this cluster.
    func isBootstrapped(as account: Account) -> Bool {
        account.acting { Disk.read(path(.bootstrapped)) } == bootstrap.text
    }
}
