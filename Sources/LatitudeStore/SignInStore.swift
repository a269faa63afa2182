public import Foundation
public import Postgres

/// Passphrases, enrolment codes and tokens.
///
/// What proves a person is judged by the server; here is kept what it judges by. Who somebody is
/// follows from issuer and subject (table `identity`), so that the house's own OIDC can come beside
/// the passphrases kept here.
public struct SignInStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Whose passphrase is asked for by a handle, and its hash; nil for nobody, somebody who left,
    /// or somebody who never chose one.
    ///
    /// Throws `PostgresError`.
    public func passphrase(of handle: String) async throws -> StoredSecret? {
        try await pool.run(FindPassphrase(parameters: [.text(handle)])).first
    }

    /// A fresh token for somebody who proved who they are; nil when they have left.
    ///
    /// Throws `PostgresError`.
    public func open(_ grant: TokenGrant) async throws -> Token? {
        let token = Token()
        let id = try await pool.one(OpenToken(grant: grant, token: token.hash))
        return id == nil ? nil : token
    }

    /// The asker's tokens that still work, newest first.
    ///
    /// Throws `PostgresError`.
    public func tokens(of asker: SignedIn) async throws -> [TokenRow] {
        try await pool.run(OwnTokens(parameters: [.uuid(asker.id)]), within: asker.context)
    }

    /// Ends one of the asker's tokens; whether there was such a one.
    ///
    /// Throws `PostgresError`.
    public func end(token: UUID, of asker: SignedIn) async throws -> Bool {
        try await pool.one(EndToken(parameters: [.uuid(asker.id), .uuid(token)]))
    }

    /// The handle an enrolment code belongs to; nil when it opens nothing.
    ///
    /// Uses nothing up. Throws `PostgresError`.
    public func handle(enrolledBy code: TokenHash) async throws -> String? {
        try await pool.run(FindEnrolment(parameters: [.bytes(code.bytes)])).first
    }

    /// Uses an enrolment code; the employee's id, or nil when it opens nothing.
    ///
    /// Throws `PostgresError`.
    public func enrol(code: TokenHash, hash: String) async throws -> UUID? {
        try await pool.one(UseEnrolment(parameters: [.bytes(code.bytes), .text(hash)]))
    }

    /// Changes the asker's passphrase, and ends all their tokens but the one they came with.
    ///
    /// Throws `PostgresError`.
    public func changePassphrase(of asker: SignedIn, hash: String) async throws {
        _ = try await pool.run(
            ChangePassphrase(parameters: [.uuid(asker.id), .uuid(asker.tokenID), .text(hash)])
        )
    }

    /// Keeps the same passphrase hashed with newer parameters.
    ///
    /// Throws `PostgresError`.
    public func rehash(_ stored: StoredSecret, as hash: String) async throws {
        _ = try await pool.run(
            RehashPassphrase(parameters: [
                .uuid(stored.employee), .text(stored.hash), .text(hash),
            ])
        )
    }
}

/// Whose secret it is, and its hash.
public struct StoredSecret: Sendable {
    /// The employee.
    public let employee: UUID
    /// Argon2id in its own text form.
    public let hash: String
}

/// What a token is given for.
public struct TokenGrant: Sendable {
    /// Whose it is.
    public var employee: UUID
    /// What kind of way in it is.
    public var kind: SignedIn.Kind
    /// What its owner sees it by.
    public var label: String
    /// The shared desk it is for; nil for none.
    public var desk: UUID?
    /// Seconds without use after which it ends; nil for what is usual for its kind.
    public var idleSeconds: Int?
    /// Seconds after which it ends in any case; nil for never.
    public var lifetimeSeconds: Int?

    /// A grant.
    public init(
        employee: UUID,
        kind: SignedIn.Kind,
        label: String,
        desk: UUID? = nil,
        idleSeconds: Int? = nil,
        lifetimeSeconds: Int? = nil
    ) {
        self.employee = employee
        self.kind = kind
        self.label = label
        self.desk = desk
        self.idleSeconds = idleSeconds
        self.lifetimeSeconds = lifetimeSeconds
    }
}

/// One way in, without its secret.
public struct TokenRow: Sendable {
    /// Its id.
    public let id: UUID
    /// What its owner sees it by.
    public let label: String
    /// What kind of way in it is.
    public let kind: SignedIn.Kind
    /// Seconds since 1970.
    public let createdAt: Double
    /// Last use, seconds since 1970; nil where it is not kept.
    public let usedAt: Double?
    /// Its end, seconds since 1970; nil for none.
    public let expiresAt: Double?
}

struct FindPassphrase: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = "select p.employee_id, p.hash from passphrase_of($1::text) p"

    static func decode(_ row: inout Row) throws(PostgresError) -> StoredSecret {
        StoredSecret(employee: try row.next(), hash: try row.next())
    }
}

struct OpenToken: Statement {
    let grant: TokenGrant
    let token: TokenHash

    static let sql = """
        select token_open($1::uuid, $2::bytea, $3::text, $4::text, $5::uuid, $6::integer,
            clock_timestamp() + $7::integer * interval '1 second')
        """

    var parameters: [Parameter] {
        [
            .uuid(grant.employee), .bytes(token.bytes), .text(grant.kind.rawValue),
            .text(grant.label), .uuid(grant.desk), .int(grant.idleSeconds),
            .int(grant.lifetimeSeconds),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> UUID? { try row.next() }
}

struct OwnTokens: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select t.token_id, t.label, t.kind, extract(epoch from t.created_at)::float8,
            extract(epoch from t.seen_at)::float8,
            extract(epoch from least(t.expires_at,
                t.seen_at + t.idle_seconds * interval '1 second'))::float8
        from token t
        where t.employee_id = $1 and token_works(
            t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, clock_timestamp())
        order by t.created_at desc, t.token_id
        limit 200
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> TokenRow {
        TokenRow(
            id: try row.next(),
            label: try row.next(),
            kind: try row.next(),
            createdAt: try row.next(),
            usedAt: try row.next(),
            expiresAt: try row.next()
        )
    }
}

struct EndToken: Statement {
    let parameters: [Parameter]
    static let sql = "select token_end($1::uuid, $2::uuid)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct FindEnrolment: Statement {
    let parameters: [Parameter]
    static let effect = Effect.read
    static let sql = "select e.handle from enrolment_of($1::bytea) e"
    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

struct UseEnrolment: Statement {
    let parameters: [Parameter]
    static let sql = "select enrolment_use($1::bytea, $2::text)"
    static func decode(_ row: inout Row) throws(PostgresError) -> UUID? { try row.next() }
}

struct ChangePassphrase: Statement {
    let parameters: [Parameter]
    static let sql = "select passphrase_change($1::uuid, $2::uuid, $3::text)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct RehashPassphrase: Statement {
    let parameters: [Parameter]
    static let sql = "select passphrase_rehash($1::uuid, $2::text, $3::text)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}
