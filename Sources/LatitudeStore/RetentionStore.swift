public import Foundation
public import Postgres

/// What has been kept for long enough.
public struct RetentionStore: Sendable {
    private static let chunk = 500

    private let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// What is older than so many months by the database's clock, the oldest first.
    ///
    /// Guests with an open hold, and what is erased already, are not due. Throws `PostgresError`.
    public func due(months: Int) async throws -> [RetentionItem] {
        try await connection.run(DueItems(parameters: [.int(months)]), deadline: .seconds(300))
    }

    /// Erases what is still due of `items`, and answers how many guests and acts that were.
    ///
    /// 500 at a time: interrupted, the rest is due when it is run again. Throws `PostgresError`.
    public func erase(_ items: [RetentionItem], months: Int) async throws -> Int {
        var count = 0
        for start in stride(from: 0, to: items.count, by: Self.chunk) {
            let chunk = items[start..<min(start + Self.chunk, items.count)]
            let (guests, acts) = (chunk.compactMap(\.guest), chunk.compactMap(\.act))
            count += try await connection.transaction(deadline: .seconds(300)) { connection in
                // Locked, then judged again, so that nobody is erased who came back just now.
                _ = try connection.run(LockGuests(parameters: [.uuids(guests)]))
                return try connection.one(
                    EraseDue(parameters: [.int(months), .uuids(guests), .uuids(acts)]),
                    deadline: .seconds(300)
                )
            }
        }
        return count
    }
}

/// A guest, or an act about nobody known, that is due.
public struct RetentionItem: Sendable, Encodable {
    /// The guest; nil for an act about nobody known.
    public let guest: UUID?
    /// The act; nil for a guest.
    public let act: UUID?
    /// The codes of the acts, in the order they were booked.
    public let codes: [String]
    /// The day of the last act.
    public let lastDay: String
}

struct DueItems: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select d.guest_id, d.recovery_id, string_agg(x.code, ' ' order by x.number),
            max(x.occurred_on)
        from retention_due((clock_timestamp() at time zone 'UTC'
            - make_interval(months => $1::integer))::date) d
        join recovery x on x.guest_id = d.guest_id or x.recovery_id = d.recovery_id
        group by d.guest_id, d.recovery_id
        order by max(x.occurred_on), min(x.number)
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> RetentionItem {
        RetentionItem(
            guest: try row.next(),
            act: try row.next(),
            codes: try row.next(as: String.self).split(separator: " ").map(String.init),
            lastDay: try row.next()
        )
    }
}

struct LockGuests: Statement {
    let parameters: [Parameter]

    static let sql = """
        select g.guest_id::text from guest g
        where g.guest_id = any ($1::uuid[]) order by g.guest_id for update
        """

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}

struct EraseDue: Statement {
    let parameters: [Parameter]

    static let sql = """
        with erased as (
            select case when d.guest_id is null then act_erase(d.recovery_id, 'retention')::text
                else guest_erase(d.guest_id, 'retention')::text end
            from retention_due((clock_timestamp() at time zone 'UTC'
                - make_interval(months => $1::integer))::date) d
            where d.guest_id = any ($2::uuid[]) or d.recovery_id = any ($3::uuid[]))
        select count(*) from erased
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}
