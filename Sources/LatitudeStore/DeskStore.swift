public import Foundation
public import Postgres

/// Shared desks, and the PINs colleagues take them with.
public struct DeskStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// The desk a token belongs to; nil when none.
    ///
    /// Throws `PostgresError`.
    public func desk(_ token: TokenHash) async throws -> DeskRow? {
        try await pool.run(FindDesk(parameters: [.bytes(token.bytes)])).first
    }

    /// Counts a try at somebody's PIN and answers what to compare it with; nil when the desk or
    /// the colleague is not known at its property, or has no PIN.
    ///
    /// Throws `PostgresError`.
    public func tryPin(of handle: String, at desk: TokenHash) async throws -> PinTry? {
        try await pool.run(TryPin(parameters: [.bytes(desk.bytes), .text(handle)])).first
    }

    /// The try was right: the count begins anew.
    ///
    /// Throws `PostgresError`.
    public func pinWasRight(of employee: UUID) async throws {
        _ = try await pool.run(PinWasRight(parameters: [.uuid(employee)]))
    }

    /// Sets the asker's own PIN and unlocks it.
    ///
    /// Throws `PostgresError`.
    public func setPin(of asker: SignedIn, hash: String) async throws {
        _ = try await pool.run(SetPin(parameters: [.uuid(asker.id), .text(hash)]))
    }

    /// Sets a colleague's PIN; false unless the asker is an administrator and the colleague known.
    ///
    /// Throws `PostgresError`.
    public func resetPin(
        of handle: String,
        by asker: SignedIn,
        hash: String
    ) async throws -> Bool {
        try await pool.one(
            ResetPin(parameters: [.uuid(asker.id), .text(handle), .text(hash)])
        )
    }

    /// Whether the asker has a PIN: `none`, `set` or `locked`.
    ///
    /// Throws `PostgresError`.
    public func pinState(of asker: SignedIn) async throws -> String {
        try await pool.one(ReadPinState(parameters: [.uuid(asker.id)]))
    }
}

/// A shared desk.
public struct DeskRow: Sendable {
    /// Its name.
    public let name: String
    /// The property's name.
    public let property: String
    /// Seconds without use after which whoever has it is signed out.
    public let idleSeconds: Int
}

/// A counted try at a PIN.
public struct PinTry: Sendable {
    /// Whose PIN it is.
    public let employee: UUID
    /// Argon2id in its own text form; nil once five tries were wrong.
    public let hash: String?
    /// The desk.
    public let desk: UUID
    /// The desk's name.
    public let deskName: String
    /// Seconds without use after which whoever has the desk is signed out.
    public let idleSeconds: Int
}

struct FindDesk: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = "select d.name, d.property, d.idle_seconds from desk_of($1::bytea) d"

    static func decode(_ row: inout Row) throws(PostgresError) -> DeskRow {
        DeskRow(name: try row.next(), property: try row.next(), idleSeconds: try row.next())
    }
}

struct TryPin: Statement {
    let parameters: [Parameter]

    static let sql = """
        select p.employee_id, p.hash, p.desk_id, p.desk, p.idle_seconds
        from pin_try($1::bytea, $2::text) p
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PinTry {
        PinTry(
            employee: try row.next(),
            hash: try row.next(),
            desk: try row.next(),
            deskName: try row.next(),
            idleSeconds: try row.next()
        )
    }
}

struct PinWasRight: Statement {
    let parameters: [Parameter]
    static let sql = "select pin_right($1::uuid)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct SetPin: Statement {
    let parameters: [Parameter]
    static let sql = "select pin_set($1::uuid, $2::text)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct ResetPin: Statement {
    let parameters: [Parameter]
    static let sql = "select pin_reset($1::uuid, $2::text, $3::text)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct ReadPinState: Statement {
    let parameters: [Parameter]
    static let effect = Effect.read
    static let sql = "select pin_state($1::uuid)"
    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}
