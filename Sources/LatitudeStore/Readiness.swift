public import Postgres

/// Whether money can be booked: the database answers, takes writes and fits this binary.
public struct Readiness: Sendable {
    private let pool: ConnectionPool

    /// A look at the database behind a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Why money cannot be booked, for operators; nil when it can.
    public func whyNot() async -> String? {
        do {
            guard try await pool.one(TakesWrites(), deadline: .seconds(2)) else {
                return "the database is a standby"
            }
            try await Migrator.verify(pool)
            return nil
        } catch let error as MigrationError {
            return error.description
        } catch {
            return "the database does not answer"
        }
    }
}

struct TakesWrites: Statement {
    static let sql = "select not pg_is_in_recovery()"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}
