/// Where the database is, and how to present ourselves there.
public struct ConnectionConfiguration: Sendable {
    /// libpq's keyword/value string or URI, which may hold a password and may name several hosts.
    ///
    /// It counts alone: what it leaves out has libpq's built-in default and is never taken from a
    /// `PG…` environment variable. A password file (`~/.pgpass` or `passfile=`) is still read. A
    /// `service` is not supported; and `PGSERVICE` in the environment, which libpq reads before
    /// anything else, can add nothing but makes connecting fail when it names an unknown service.
    public var conninfo: String
    /// The name the server shows for us; one in `conninfo` wins.
    public var applicationName: String
    /// How long connecting may take in all, over all hosts.
    ///
    /// Looking up a host's name is the operating system's, and its only part without a deadline;
    /// a socket directory or `hostaddr` needs no look-up.
    public var connectDeadline: Duration
    /// Settings of each session, such as `search_path`, sent along while connecting.
    ///
    /// `client_min_messages` is always `warning`, because one warning decides about a write.
    public var parameters: [String: String]

    /// Describes a connection; nothing is opened or checked yet.
    public init(
        conninfo: String,
        applicationName: String = "latitude",
        connectDeadline: Duration = .seconds(3),
        parameters: [String: String] = [:]
    ) {
        self.conninfo = conninfo
        self.applicationName = applicationName
        self.connectDeadline = connectDeadline
        self.parameters = parameters
    }
}

extension ConnectionConfiguration: CustomStringConvertible, CustomReflectable {
    /// The application's name; the connection string may hold a password and stays out.
    public var description: String { "PostgreSQL for \(applicationName)" }

    /// Only the description, so that `dump` shows no password.
    public var customMirror: Mirror { Mirror(self, children: ["name": description]) }
}
