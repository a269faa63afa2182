public import Foundation
public import Latitude
public import Postgres

/// Acts as read: lists, single acts, stories.
public struct ActReader: Sendable {
    private let pool: ConnectionPool
    private let vault: PersonalVault

    /// A reader over a pool that opens by `vault`.
    public init(pool: ConnectionPool, vault: PersonalVault) {
        self.pool = pool
        self.vault = vault
    }

    /// One's own acts, newest first, at most `limit`, booked before `before`, one of them.
    ///
    /// `state` nil means all; those after the day `until` are left out. Which guests were read of
    /// is noted in the same transaction. Throws `PostgresError`.
    public func own(
        _ asker: SignedIn,
        state: ActState? = nil,
        until: Day? = nil,
        before: UUID?,
        limit: Int
    ) async throws -> [ActRow] {
        let page: [Parameter] = [
            .uuid(asker.id), .uuid(before), .int(limit), .text(state?.rawValue),
            .text(until?.description),
        ]
        let (rows, _) = try await pool.run(
            OwnActs(parameters: page),
            NoteOwnGuests(parameters: page + [.text("recoveries")]),
            within: asker.context
        )
        return try rows.map { try $0.opened(by: vault) }
    }

    /// One act with all that followed; nil when there is none the asker may see.
    ///
    /// The owner and their heir see it all, finance its money facts, anybody else a story shared
    /// with them, by other ways. Throws `PostgresError`.
    public func act(
        _ reference: RecoveryReference,
        for asker: SignedIn
    ) async throws -> ActDetail? {
        let key: [Parameter] = [.uuid(reference.id), .text(reference.code)]
        let role: [Parameter] = [.bool(asker.has("finance"))]
        let (heads, entries, outcomes, stories, _) = try await pool.run(
            OneAct(parameters: key + role),
            EntriesOfAct(parameters: key),
            OutcomesOfAct(parameters: key),
            StoryOfAct(parameters: key),
            NoteGuest(parameters: key + [.uuid(asker.id), .text("recovery")]),
            within: asker.context
        )
        guard let head = heads.first else { return nil }
        return ActDetail(
            head: try head.opened(by: vault),
            entries: try entries.map { try $0.opened(by: vault) },
            outcomes: head.isOwn ? try outcomes.map { try $0.opened(by: vault) } : [],
            story: head.isOwn ? try stories.first?.opened(by: vault) : nil
        )
    }

    /// Stories the asker may read, newest first: their own, their team's, the house's.
    ///
    /// `search` nil means all; it looks into what is shared. Throws `PostgresError`.
    public func stories(
        for asker: SignedIn,
        search: String?,
        before: (toldAt: Double, id: UUID)?,
        limit: Int
    ) async throws -> [StoryRow] {
        let rows = try await pool.run(
            Stories(parameters: [
                .uuid(asker.id), .int(asker.costCentre), .text(search), .double(before?.toldAt),
                .uuid(before?.id), .int(limit),
            ]),
            within: asker.context
        )
        return try rows.map { try $0.opened(by: vault) }
    }
}

/// What own acts can be narrowed to.
public enum ActState: String, CaseIterable, Sendable {
    /// Nobody asked the guest yet.
    case notAsked = "not_asked"
    /// Money is still held.
    case held
}

/// One act in a list.
public struct ActRow: Sendable {
    /// The recovery's id.
    public let id: UUID
    /// Its code.
    public let code: String
    /// What kind of act it is.
    public let kind: String
    /// The handle of who did it.
    public let employee: String
    /// What was done; empty to finance, who see money facts alone, and once erased.
    public private(set) var what = ""
    /// What went wrong; nil when nobody said, and as `what`.
    public private(set) var wrong: String?
    /// Room, guest or place; nil when nobody said, and as `what`.
    public private(set) var whom: String?
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
    /// The latest outcome; nil when nobody asked, or to finance.
    public let outcome: String?
    private let words: [UInt8]?
    private let label: [UInt8]?

    static let columns = """
        x.recovery_id, x.code, x.kind, m.handle,
        envelope_of(k.key_id, k.master, k.salt, k.wrapped, n.sealed),
        envelope_of(h.key_id, h.master, h.salt, h.wrapped, g.sealed),
        x.currency, x.spent, x.held, x.repaid, x.minutes, x.reversed,
        x.occurred_on, extract(epoch from e.booked_at)::float8,
        case when x.held > 0 then extract(epoch from x.expires_at)::float8 end, o.outcome
        """

    static let tables = """
        recovery x
        join employee m on m.employee_id = x.employee_id
        join entry e on e.request_id = x.recovery_id
        left join narrative n on n.recovery_id = x.recovery_id
        left join vault_key k on k.key_id = n.key_id
        left join guest_label g on g.guest_id = x.guest_id
        left join vault_key h on h.key_id = g.key_id
        left join lateral (
            select o.outcome from outcome o where o.recovery_id = x.recovery_id
            order by o.reported_at desc, o.outcome_id limit 1) o on true
        """

    init(_ row: inout Row) throws(PostgresError) {
        id = try row.next()
        code = try row.next()
        kind = try row.next()
        employee = try row.next()
        words = try row.next()
        label = try row.next()
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

    /// The row with its words and label.
    func opened(by vault: PersonalVault) throws -> ActRow {
        var row = self
        if let said = vault.words(words) {
            (row.what, row.wrong, row.whom) = (said.what, said.wrong, said.place)
        }
        row.whom = vault.text(label) ?? row.whom
        return row
    }
}

/// The page is chosen first: whatever the planner thinks of the joins, they are made for the acts
/// that are shown, not for all there are.
struct OwnActs: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(ActRow.columns)
        from \(ActRow.tables)
        where x.recovery_id = any (array(
            select y.recovery_id from recovery y
            where \(page)
            order by y.number desc
            limit $3::integer))
        order by x.number desc
        """

    static let page = """
        y.employee_id = $1 and y.number < case when $2::uuid is null then 9223372036854775807
                else (
                    select z.number from recovery z
                    where z.recovery_id = $2 and z.employee_id = $1) end
            and y.occurred_on <= coalesce($5::text::date, 'infinity')
            and case $4::text
                when 'held' then y.held > 0
                when 'not_asked' then not y.reversed
                    and not exists (select from outcome o where o.recovery_id = y.recovery_id)
                else true
            end
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ActRow { try ActRow(&row) }
}

/// Notes whose guests a page of one's own acts tells about; each guest once.
struct NoteOwnGuests: Statement {
    let parameters: [Parameter]

    static let sql = """
        insert into guest_access (guest_id, employee_id, route)
        select distinct x.guest_id, $1::uuid, $6::text
        from (
            select y.guest_id from recovery y
            where \(OwnActs.page)
            order by y.number desc
            limit $3::integer) x
        where x.guest_id is not null
        """
    typealias Output = Void
}

/// Notes whose guest one act tells about, where its words are the asker's to read.
struct NoteGuest: Statement {
    let parameters: [Parameter]

    static let sql = """
        insert into guest_access (guest_id, employee_id, route)
        select x.guest_id, $3::uuid, $4::text
        from recovery x join narrative n on n.recovery_id = x.recovery_id
        where (x.recovery_id = $1 or x.code = $2) and x.guest_id is not null
        """
    typealias Output = Void
}
