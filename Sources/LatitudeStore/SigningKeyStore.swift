public import Postgres
public import Vault

/// The public halves of the keys a house has signed with.
public struct SigningKeyStore: Sendable {
    /// Which keys the database knows of.
    public struct Known: Sendable {
        /// Whether words were sealed under a master key.
        public let hasMaster: Bool
        /// Oldest first; the last signs.
        ///
        /// Empty for a house that was not served since keys are noted.
        public let signing: [VerifyingKey]
    }

    private let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// What is known; nothing in a database without tables.
    ///
    /// Throws `PostgresError`.
    public func known() async throws -> Known {
        guard try await connection.run(SigningKeyTableExists()).first == true else {
            return Known(hasMaster: false, signing: [])
        }
        let keys = try await connection.run(KnownSigningKeys())
        return Known(
            hasMaster: try await connection.run(MasterKeyKnown()).first == true,
            signing: keys.compactMap { try? VerifyingKey(text: $0) }
        )
    }

    /// Notes a key that signs from now on.
    ///
    /// Throws `PostgresError`.
    public func note(_ key: VerifyingKey) async throws {
        _ = try await connection.run(NoteSigningKey(parameters: [.text(key.text)]))
    }
}

/// The signing key given is not the one the house signs with.
public struct SigningKeyError: Error, Sendable, Equatable {
    /// The id of the key given.
    public let given: String

    /// A key that was given in place of the house's own.
    public init(given: String) { self.given = given }
}

struct SigningKeyTableExists: Statement {
    var parameters: [Parameter] { [] }
    static let effect = Effect.read
    static let sql = "select to_regclass('signing_key') is not null"
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct KnownSigningKeys: Statement {
    var parameters: [Parameter] { [] }
    static let effect = Effect.read
    static let sql = "select k.public_key from signing_key k order by k.number"
    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

struct MasterKeyKnown: Statement {
    var parameters: [Parameter] { [] }
    static let effect = Effect.read
    static let sql = "select exists (select from vault_master)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct NoteSigningKey: Statement {
    let parameters: [Parameter]
    static let sql = "select signing_key_note($1::text)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct SigningKeyKnown: Statement {
    let parameters: [Parameter]
    static let sql = "select signing_key_known($1::text)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}
