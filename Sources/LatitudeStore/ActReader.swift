public import Foundation
public import Latitude
public import Postgres

/// Acts as read: lists, single acts, stories.
public struct ActReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// One's own acts, newest first, at most `limit`, booked before the one numbered `before`.
    ///
    /// Throws `PostgresError`.
    public func own(
        _ employee: UUID,
        before: Int64?,
        limit: Int
    ) async throws -> [ActRow] {
        try await pool.run(
            OwnActs(parameters: [.uuid(employee), .int(before), .int(limit)])
        )
    }

    /// One act with all that followed; nil when there is none the asker may see.
    ///
    /// The owner and their heir see it all, finance its money facts, anybody else an act shared
    /// with them. Throws `PostgresError`.
    public func act(
        _ reference: RecoveryReference,
        for asker: SignedIn
    ) async throws -> ActDetail? {
        let found = try await pool.run(
            OneAct(parameters: [
                .uuid(reference.id), .text(reference.code), .uuid(asker.id),
                .bool(asker.roles.contains("finance")),
            ])
        )
        guard let head = found.first else { return nil }
        let key: [Parameter] = [.uuid(head.row.id)]
        return ActDetail(
            head: head,
            entries: try await pool.run(EntriesOfAct(parameters: key + [.bool(head.isOwn)])),
            outcomes: head.isOwn ? try await pool.run(OutcomesOfAct(parameters: key)) : [],
            story: try await pool.run(StoryOfAct(parameters: key + [.bool(head.isOwn)])).first
        )
    }

    /// Stories the asker may read, newest first: their own, their team's, the house's.
    ///
    /// `search` nil means all. Throws `PostgresError`.
    public func stories(
        for asker: SignedIn,
        search: String?,
        before: (toldAt: Double, id: UUID)?,
        limit: Int
    ) async throws -> [StoryRow] {
        try await pool.run(
            Stories(parameters: [
                .uuid(asker.id), .int(asker.costCentre), .text(search), .double(before?.toldAt),
                .uuid(before?.id), .int(limit),
            ])
        )
    }
}

/// One act in a list.
public struct ActRow: Sendable {
    /// The recovery's id.
    public let id: UUID
    /// Its place in the order of booking; a page starts before one.
    public let number: Int64
    /// Its code.
    public let code: String
    /// What kind of act it is.
    public let kind: String
    /// The handle of who did it.
    public let employee: String
    /// What was done; empty to finance, who see money facts alone.
    public internal(set) var what: String
    /// Room, guest or place; nil when nobody said.
    public internal(set) var whom: String?
    /// The property's currency.
    public let currency: String
    /// Smallest units spent, before repayments.
    public let spent: Int64
    /// Smallest units held.
    public let held: Int64
    /// Smallest units repaid.
    public let repaid: Int64
    /// Minutes given.
    public let minutes: Int
    /// Whether it was undone.
    public let isReversed: Bool
    /// The day it happened.
    public let occurredOn: String
    /// When it was booked, seconds since 1970.
    public let bookedAt: Double
    /// When a hold runs out, seconds since 1970; nil unless something is held.
    public let expiresAt: Double?
    /// The latest outcome; nil when nobody asked.
    public let outcome: String?

    static let columns = """
        x.recovery_id, x.number, x.code, x.kind, m.handle, coalesce(n.what, ''),
        coalesce(g.label, n.place), x.currency, x.spent, x.held, x.repaid, x.minutes, x.reversed,
        x.occurred_on, extract(epoch from e.booked_at)::float8,
        case when x.held > 0 then extract(epoch from x.expires_at)::float8 end, o.outcome
        """

    static let tables = """
        recovery x
        join employee m on m.employee_id = x.employee_id
        join entry e on e.request_id = x.recovery_id
        left join narrative n on n.recovery_id = x.recovery_id
        left join guest g on g.guest_id = x.guest_id
        left join lateral (
            select o.outcome from outcome o where o.recovery_id = x.recovery_id
            order by o.reported_at desc, o.outcome_id limit 1) o on true
        """

    init(_ row: inout Row) throws(PostgresError) {
        id = try row.next()
        number = try row.next()
        code = try row.next()
        kind = try row.next()
        employee = try row.next()
        what = try row.next()
        whom = try row.next()
        currency = try row.next()
        spent = try row.next()
        held = try row.next()
        repaid = try row.next()
        minutes = try row.next()
        isReversed = try row.next()
        occurredOn = try row.next()
        bookedAt = try row.next()
        expiresAt = try row.next()
        outcome = try row.next()
    }
}

struct OwnActs: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(ActRow.columns)
        from \(ActRow.tables)
        where x.employee_id = $1 and x.number < coalesce($2::bigint, 9223372036854775807)
        order by x.number desc
        limit $3::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ActRow { try ActRow(&row) }
}
