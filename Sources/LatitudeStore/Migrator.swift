import Crypto
import Foundation
import LatitudeSchema
import Messages
public import Postgres

/// Brings a database to the shape this binary expects.
///
/// One transaction under an advisory lock: several machines may try at once, one does it, and a
/// migrator killed halfway leaves nothing behind.
public struct Migrator: Sendable {
    private let connection: Connection
    private let roles: RoleNames

    /// A migrator over a connection of the owner's, whose `search_path` names the organisation's
    /// schema; `roles` are the organisation's.
    public init(connection: Connection, roles: RoleNames = .standard) {
        self.connection = connection
        self.roles = roles
    }

    /// Applies what is missing, then functions and grants; does nothing when all is there.
    ///
    /// Throws `MigrationError` when a migration applied earlier differs from the one in this
    /// binary, the database is newer than the binary or is not in UTF-8; `PostgresError` from the
    /// database.
    /// Returns the names applied now, in order; empty when nothing was missing.
    @discardableResult
    public func run() async throws -> [String] {
        try await connection.transaction(deadline: .seconds(300)) { [roles] connection in
            let encoding = try connection.run(Encoding()).first ?? ""
            guard encoding == "UTF8" else { throw MigrationError.encoding(encoding) }
            let names = try Self.install(on: connection, roles: roles)
            try connection.run(script: SessionSettings.migration(for: roles.logins))
            return names
        }
    }

    /// Applies them in the transaction the connection is in, to the schema it is in alone.
    @discardableResult
    static func install(
        on connection: isolated Connection,
        roles: RoleNames
    ) throws -> [String] {
        try connection.run(script: SessionSettings.local)
        try connection.run(script: preparation, deadline: .seconds(120))
        try connection.run(script: "set local latitude.role_prefix = '\(roles.prefix)'")
        let applied = try connection.run(AppliedMigrations())
        let missing = try missing(after: applied)
        for migration in missing {
            try connection.run(script: migration.sql, deadline: .seconds(120))
            _ = try connection.run(RecordMigration(migration: migration))
        }
        for script in Schema.functions + Schema.rights {
            try connection.run(script: script.sql, deadline: .seconds(60))
        }
        try connection.run(script: SessionSettings.ofFunctions, deadline: .seconds(60))
        return missing.map(\.name)
    }

    /// Whether the database has exactly the migrations of this binary.
    ///
    /// Throws `MigrationError` naming what differs; `PostgresError` from the database.
    public static func verify(
        _ pool: ConnectionPool,
        deadline: Duration = .seconds(5)
    ) async throws {
        let exists = try await pool.one(MigrationTableExists(), deadline: deadline)
        let applied =
            exists ? try await pool.run(AppliedMigrations(), deadline: deadline) : []
        let missing = try missing(after: applied)
        if let first = missing.first { throw MigrationError.missing(first.name) }
    }

    /// The migrations of this binary that are not applied, in order.
    static func missing(
        after applied: [AppliedMigration]
    ) throws(MigrationError) -> [Schema.Script] {
        let known = Schema.migrations
        for (number, row) in applied.enumerated() {
            guard number < known.count, known[number].name == row.name else {
                throw .unknown(row.name)
            }
            guard checksum(known[number]) == row.checksum else { throw .changed(row.name) }
        }
        return Array(known.dropFirst(applied.count))
    }

    /// SHA-256 of a script's bytes, in hexadecimal.
    static func checksum(_ script: Schema.Script) -> String {
        SHA256.hash(data: Data(script.sql.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The lock is per schema.
    ///
    /// `pg_temp` stands last, or a temporary table could stand in for one
    /// of ours inside the security definer functions, which keep the path they are made with.
    private static let preparation = """
        do $$
        begin
            perform pg_advisory_xact_lock(74120, hashtext(current_schema()));
            perform set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);
        end
        $$;
        create table if not exists migration (
            name     text not null,
            checksum text not null,
            constraint migration_pk primary key (name)
        );
        """
}

/// Why a database and this binary do not fit together.
public enum MigrationError: Error, Sendable, CustomStringConvertible {
    /// The database lacks a migration of this binary.
    case missing(String)
    /// The database has a migration this binary does not know.
    case unknown(String)
    /// A migration differs from the one applied.
    case changed(String)
    /// The database keeps text in this encoding, in which names and words do not fit.
    case encoding(String)

    /// One sentence with a way on.
    public var description: String {
        switch self {
        case .missing(let name):
            "the database lacks migration \(name): run latitude-server migrate"
        case .unknown(let name):
            "the database has migration \(name), which this version does not know: use a newer one"
        case .changed(let name):
            "migration \(name) differs from the one applied: use the version that applied it"
        case .encoding(let name):
            Messages.of(.en)("operator.encoding", ["encoding": name])
        }
    }
}

struct Encoding: Statement {
    static let sql = """
        select pg_encoding_to_char(encoding) from pg_database where datname = current_database()
        """
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

struct AppliedMigration: Sendable {
    let name: String
    let checksum: String
}

struct MigrationTableExists: Statement {
    static let sql = "select to_regclass('migration') is not null"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct AppliedMigrations: Statement {
    static let sql = "select name, checksum from migration order by name"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> AppliedMigration {
        AppliedMigration(name: try row.next(), checksum: try row.next())
    }
}

struct RecordMigration: Statement {
    let migration: Schema.Script

    static let sql = "insert into migration (name, checksum) values ($1, $2)"
    var parameters: [Parameter] { [.text(migration.name), .text(Migrator.checksum(migration))] }
    typealias Output = Void
}

/// The three roles of one organisation: `…_owner`, `…_book` and `…_app`.
///
/// Organisations that share a cluster have roles of their own, so that none has any right in the
/// other's schema.
public struct RoleNames: Sendable {
    /// What the names begin with: a letter, then letters, digits and `_`, at most 40 in all.
    public let prefix: String

    /// `latitude_owner`, `latitude_book` and `latitude_app`.
    public static let standard = RoleNames(known: "latitude")

    /// Nil for a prefix that no role name begins with unquoted.
    public init?(prefix: String) {
        let bytes = Array(prefix.utf8)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard
            let first = bytes.first, letters.contains(first), bytes.count <= 40,
            bytes.allSatisfy({
                letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
            })
        else { return nil }
        self.prefix = prefix
    }

    private init(known: String) { prefix = known }

    /// The SQL that makes them, for a superuser to run once per cluster; may be run again.
    public var script: String {
        Schema.roles.sql.replacing("latitude_", with: "\(prefix)_")
            + SessionSettings.script(for: logins)
    }

    /// Those that connect.
    var logins: [String] { ["\(prefix)_owner", "\(prefix)_app"] }
}
