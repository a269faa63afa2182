import Foundation
public import Postgres
public import Vault

/// Moves every key in the database under the newest master key; texts stay as they are.
///
/// Each chunk is kept by itself: interrupted, it goes on where it was when it is run again. What
/// was sealed opens at every moment, as long as the key file has both master keys.
public struct VaultRotation: Sendable {
    private let connection: Connection
    private let keys: MasterKeys
    private let chunk: Int

    /// A rotation over a connection of the owner's.
    public init(connection: Connection, keys: MasterKeys) {
        self.init(connection: connection, keys: keys, chunk: 2_000)
    }

    init(connection: Connection, keys: MasterKeys, chunk: Int) {
        self.connection = connection
        self.keys = keys
        self.chunk = chunk
    }

    /// Makes sure that the keys are this organisation's.
    ///
    /// Throws `VaultKeyError`, `PostgresError`.
    public func verify() async throws {
        _ = try await PersonalVault.open(keys, over: connection)
    }

    /// Notes the newest master key, wraps every key under it, and answers how many that were.
    ///
    /// At most `most` chunks of 2,000 keys; nil means all of them, and the secrets. Throws
    /// `VaultKeyError` when a master key is missing or another's, `VaultFault` when a key does not
    /// open, `PostgresError`.
    @discardableResult
    public func run(most: Int? = nil) async throws -> Int {
        // Notes a master key that is new, before anything is wrapped under it.
        try await verify()
        let vault = Vault(keys)
        var count = 0
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        for _ in 0..<(most ?? .max) {
            let lines = try await connection.run(
                OlderKeys(parameters: [.int(keys.current), .uuid(last), .int(chunk)]),
                deadline: .seconds(60)
            )
            guard let end = lines.last else { break }
            let wraps = try lines.map { line throws(VaultFault) in
                (line.id, try vault.rewrapped(line.header))
            }
            _ = try await connection.run(Rewrap(wraps, under: keys.current), deadline: .seconds(60))
            count += lines.count
            last = end.id
        }
        if most == nil { count += try await rewrapSecrets(vault) }
        return count
    }

    /// What every master key known here wraps, by its number.
    ///
    /// Throws `PostgresError`.
    public func status() async throws -> [MasterKeyStatus] {
        try await connection.run(MasterKeyCounts(), deadline: .seconds(60)).map { row in
            MasterKeyStatus(
                number: row.number,
                texts: row.texts,
                secrets: row.secrets,
                isInKeyFile: keys.fingerprint(of: row.number) == row.fingerprint,
                isNewest: row.number == keys.current
            )
        }
    }

    private func rewrapSecrets(_ vault: Vault) async throws -> Int {
        let secrets = try await connection.run(OlderSecrets(parameters: [.int(keys.current)]))
        for line in secrets {
            let secret = try vault.unwrap(
                line.wrapped,
                master: line.master,
                purpose: line.purpose
            )
            let wrap = vault.wrap(secret, purpose: line.purpose)
            _ = try await connection.run(
                RewrapSecret(parameters: [
                    .text(line.purpose), .int(wrap.master), .bytes(wrap.wrapped),
                ])
            )
        }
        return secrets.count
    }
}

/// What one master key wraps.
public struct MasterKeyStatus: Sendable, Encodable {
    /// Its number.
    public let number: Int
    /// How many keys of texts it wraps.
    public let texts: Int
    /// How many of the service's own secrets it wraps.
    public let secrets: Int
    /// Whether the key file has it; false also where the file has another key of that number.
    public let isInKeyFile: Bool
    /// Whether it is the one that wraps what is new.
    public let isNewest: Bool
}

struct OlderKeys: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select k.key_id, int4send(k.master) || uuid_send(k.key_id) || k.salt || k.wrapped
        from vault_key k
        where k.master < $1::integer and k.key_id > $2
        order by k.key_id
        limit $3::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> KeyLine {
        KeyLine(id: try row.next(), header: try row.next())
    }
}

/// A key as an envelope begins with it.
struct KeyLine: Sendable {
    let id: UUID
    let header: [UInt8]
}

struct Rewrap: Statement {
    let parameters: [Parameter]

    static let sql = """
        select vault_rewrap($1::uuid[], array_fill($2::integer, array[cardinality($1::uuid[])]),
            $3::bytea[])::text
        """

    init(_ wraps: [(id: UUID, header: [UInt8])], under master: Int) {
        let wrapped = wraps.map { Hexadecimal.text($0.header.suffix(60)) }
        parameters = [.uuids(wraps.map(\.id)), .int(master), .texts(wrapped)]
    }

    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct OlderSecrets: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select s.purpose, s.master, s.wrapped from vault_secret s
        where s.master < $1::integer order by s.purpose
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SecretLine {
        SecretLine(purpose: try row.next(), master: try row.next(), wrapped: try row.next())
    }
}

/// A secret of the service's own.
struct SecretLine: Sendable {
    let purpose: String
    let master: Int
    let wrapped: [UInt8]
}

struct RewrapSecret: Statement {
    let parameters: [Parameter]

    static let sql = "select vault_secret_rewrap($1::text, $2::integer, $3::bytea)::text"

    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct MasterKeyCounts: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select m.master, m.fingerprint,
            (select count(*) from vault_key k where k.master = m.master),
            (select count(*) from vault_secret s where s.master = m.master)
        from vault_master m
        order by m.master
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> MasterKeyCount {
        MasterKeyCount(
            number: try row.next(),
            fingerprint: try row.next(),
            texts: try row.next(),
            secrets: try row.next()
        )
    }
}

/// What the database says of one master key.
struct MasterKeyCount: Sendable {
    let number: Int
    let fingerprint: [UInt8]
    let texts: Int
    let secrets: Int
}
