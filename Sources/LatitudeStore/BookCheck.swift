import LatitudeSchema
public import Postgres
public import Vault

/// Recomputes what the books promise, another way.
public struct BookCheck: Sendable {
    /// One promise that does not hold.
    public struct Finding: Hashable, Sendable, Encodable {
        /// The check that found it, such as `fund_chain`.
        public let check: String
        /// What and where, without personal words.
        public let text: String
    }

    private let connection: Connection
    private let keys: MasterKeys?
    private let roles: RoleNames

    /// A check over a connection that may read every row, of the owner's among `roles`.
    ///
    /// With `keys` every sealed text is opened as well; nil leaves them sealed.
    public init(
        connection: Connection,
        keys: MasterKeys? = nil,
        roles: RoleNames = .standard
    ) {
        self.connection = connection
        self.keys = keys
        self.roles = roles
    }

    /// Every finding, by check in a fixed order; empty when the books are in order.
    ///
    /// All checks see one snapshot, so that a spend booked meanwhile is no finding. The catalogue
    /// is compared afterwards, in a transaction of its own that leaves nothing behind.
    public func run(deadline: Duration = .seconds(600)) async throws -> [Finding] {
        var vault: PersonalVault?
        if let keys { vault = try await PersonalVault.open(keys, over: connection) }
        let findings = try await connection.transaction(deadline: deadline) { [vault] connection in
            try connection.run(script: Self.snapshot, deadline: .seconds(5))
            return try Self.findings(on: connection, vault: vault, deadline: deadline)
        }
        return findings
            + (try await CatalogueCheck(connection: connection, roles: roles).findings())
    }

    /// The findings of those checks alone, as `run(deadline:)`.
    public func run(
        only names: Set<String>,
        deadline: Duration = .seconds(600)
    ) async throws -> [Finding] {
        try await connection.transaction(deadline: deadline) { connection in
            try connection.run(script: Self.snapshot, deadline: .seconds(5))
            return try Schema.checks.filter { names.contains($0.name) }.flatMap { check in
                try connection.texts(check.sql, deadline: deadline)
                    .map { Finding(check: check.name, text: $0) }
            }
        }
    }

    /// Every finding, in the transaction the connection is in.
    static func findings(
        on connection: isolated Connection,
        vault: PersonalVault?,
        deadline: Duration = .seconds(600)
    ) throws -> [Finding] {
        var findings: [Finding] = []
        for check in Schema.checks {
            let texts = try connection.texts(check.sql, deadline: deadline)
            findings += texts.map { Finding(check: check.name, text: $0) }
        }
        findings += try AccessCheck.findings(on: connection, deadline: deadline)
        if let vault {
            let check = VaultCheck(vault: vault)
            findings += try check.findings(on: connection, deadline: deadline)
            findings += try check.fileFindings(on: connection, deadline: deadline)
        }
        let applied = try connection.run(AppliedMigrations())
        do throws(MigrationError) {
            let missing = try Migrator.missing(after: applied)
            findings += missing.map { Finding(check: "migrations", text: "\($0.name) is missing") }
        } catch {
            findings.append(Finding(check: "migrations", text: error.description))
        }
        return findings
    }

    private static let snapshot =
        "set transaction isolation level repeatable read, read only;\n" + SessionSettings.local
}
