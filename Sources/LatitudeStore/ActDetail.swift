public import Foundation
public import Latitude
import Postgres

/// One act with all that followed.
public struct ActDetail: Sendable {
    /// The act itself.
    public let head: ActHead
    /// Its entries, oldest first; at least one.
    public let entries: [EntryRow]
    /// Reports of what became of the guest, oldest first; empty to all but the owner.
    public let outcomes: [OutcomeRow]
    /// The story as told last; nil when none was, or none the asker may read.
    public let story: StoryRow?
}

/// What is read of one act beside its line in a list.
public struct ActHead: Sendable {
    /// The line in a list.
    public private(set) var row: ActRow
    /// Whether the asker did it, or is heir of who did.
    public let isOwn: Bool
    /// What went wrong; nil when nobody said or the asker is not the owner.
    public var wrong: String? { row.wrong }
    /// Why it was done.
    public let reason: String
    /// What in the process fell short; nil when nobody said.
    public let cause: String?
    /// Where the money came from.
    public let means: String
    /// The code of the incident's first act.
    public let incident: String
    /// When the guest needs what is held, seconds since 1970; nil when nobody said.
    public let neededBy: Double?
    /// Until when the employee is away, seconds since 1970; nil when they stay.
    public let awayUntil: Double?
    /// How it stands with its evidence.
    public let evidence: EvidenceState
    /// From which sum on a bill is wanted, smallest units.
    public let receiptsFrom: Int64
    /// The number of the policy that covered it.
    public let policyNumber: Int
    /// Who answers for the policy.
    public let policyOwner: String
    /// Last day of the certificate that covered it.
    public let certifiedUntil: String

    func opened(by vault: PersonalVault) throws -> ActHead {
        var head = self
        head.row = try row.opened(by: vault)
        return head
    }
}

/// One entry of the journal.
public struct EntryRow: Sendable {
    /// Its number; nil to all but finance, whom alone the house's count of entries is told.
    public let number: Int64?
    /// What it is.
    public let kind: String
    /// Smallest units of the recovery's currency.
    public let amount: Int64
    /// When it was booked, seconds since 1970.
    public let bookedAt: Double
    /// The day the journal carries it under.
    public let bookedOn: String
    /// What was said with it; nil when nothing was, or it is not the asker's to read.
    public private(set) var words: String?
    private let sealed: [UInt8]?

    init(_ row: inout Row) throws(PostgresError) {
        number = try row.next()
        kind = try row.next()
        amount = try row.next()
        bookedAt = try row.next()
        bookedOn = try row.next()
        sealed = try row.next()
    }

    func opened(by vault: PersonalVault) throws -> EntryRow {
        var entry = self
        entry.words = vault.text(sealed)
        return entry
    }
}

/// One report of what became of the guest.
public struct OutcomeRow: Sendable {
    /// What became of the guest.
    public let outcome: String
    /// What was said with it; nil when nothing was, or it is not the asker's to read.
    public private(set) var words: String?
    /// Seconds since 1970.
    public let reportedAt: Double
    private let sealed: [UInt8]?

    init(_ row: inout Row) throws(PostgresError) {
        outcome = try row.next()
        sealed = try row.next()
        reportedAt = try row.next()
    }

    func opened(by vault: PersonalVault) throws -> OutcomeRow {
        var report = self
        report.words = vault.text(sealed)
        return report
    }
}

/// One act as told.
public struct StoryRow: Sendable {
    /// The telling's id.
    public let id: UUID
    /// The act's code.
    public let code: String
    /// The full name of who told it.
    public let teller: String
    /// Whether whoever asks owns the act, or is heir of who did.
    public let isOwn: Bool
    /// The story; empty once erased.
    public private(set) var words: String
    /// `fund`, `team` or `house`.
    public let share: String
    /// Seconds since 1970.
    public let toldAt: Double
    /// The latest outcome; nil when nobody asked, and of an act that was undone.
    public let outcome: String?
    /// How many words it has; nil where it is not shared, or erased.
    public let length: Int?
    private let sealed: [UInt8]?

    static let columns = """
        s.story_id, x.code, t.name, asker_owns(x.employee_id), coalesce(w.words, ''),
        case when w.words is null
            then envelope_of(k.key_id, k.master, k.salt, k.wrapped, s.sealed) end,
        s.share, extract(epoch from s.told_at)::float8,
        (select o.outcome from outcome o where o.recovery_id = x.recovery_id and not x.reversed
            order by o.reported_at desc, o.outcome_id limit 1),
        story_length(w.words)
        """

    init(_ row: inout Row) throws(PostgresError) {
        id = try row.next()
        code = try row.next()
        teller = try row.next()
        isOwn = try row.next()
        words = try row.next()
        sealed = try row.next()
        share = try row.next()
        toldAt = try row.next()
        outcome = try row.next()
        length = try row.next()
    }

    static let tables = """
        story s
        join recovery x on x.recovery_id = s.recovery_id
        join employee t on t.employee_id = s.employee_id
        left join story_words w on w.story_id = s.story_id
        left join vault_key k on k.key_id = s.key_id
        """

    /// The story with its words, where they are not shared but the teller's own.
    func opened(by vault: PersonalVault) throws -> StoryRow {
        var story = self
        story.words = vault.text(sealed) ?? words
        return story
    }
}

/// Row security shows words and labels to the owner and their heir alone; finance see money facts,
/// and what is merely told to the asker is read among the stories.
struct OneAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(ActRow.columns), asker_owns(x.employee_id), x.reason, x.cause,
            x.means, incident_code(x.recovery_id), extract(epoch from x.needed_by)::float8,
            extract(epoch from x.away_until)::float8, \(EvidenceHead.state), v.receipts_from,
            v.number, v.owner, c.valid_until
        from \(ActRow.tables)
        join policy v on v.policy_id = e.policy_id
        join certification c on c.certification_id = e.certification_id
        where (x.recovery_id = $1 or x.code = $2)
            and (asker_owns(x.employee_id) or $3)
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ActHead {
        ActHead(
            row: try ActRow(&row),
            isOwn: try row.next(),
            reason: try row.next(),
            cause: try row.next(),
            means: try row.next(),
            incident: try row.next(),
            neededBy: try row.next(),
            awayUntil: try row.next(),
            evidence: try row.next(),
            receiptsFrom: try row.next(),
            policyNumber: try row.next(),
            policyOwner: try row.next(),
            certifiedUntil: try row.next()
        )
    }
}

struct EntriesOfAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select case when asker_is('finance') then e.entry_id end, e.kind, e.amount,
            extract(epoch from e.booked_at)::float8, e.booked_on,
            envelope_of(k.key_id, k.master, k.salt, k.wrapped, w.sealed)
        from recovery x
        join entry e on e.recovery_id = x.recovery_id
        left join entry_words w on w.entry_id = e.entry_id
        left join vault_key k on k.key_id = w.key_id
        where x.recovery_id = $1 or x.code = $2
        order by e.entry_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> EntryRow { try EntryRow(&row) }
}

struct OutcomesOfAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select o.outcome, envelope_of(k.key_id, k.master, k.salt, k.wrapped, o.sealed),
            extract(epoch from o.reported_at)::float8
        from recovery x
        join outcome o on o.recovery_id = x.recovery_id
        left join vault_key k on k.key_id = o.key_id
        where x.recovery_id = $1 or x.code = $2
        order by o.reported_at, o.outcome_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> OutcomeRow {
        try OutcomeRow(&row)
    }
}

struct StoryOfAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(StoryRow.columns)
        from \(StoryRow.tables)
        where x.recovery_id = $1 or x.code = $2
        order by s.told_at desc, s.story_id desc
        limit 1
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> StoryRow { try StoryRow(&row) }
}

/// The latest telling of each act decides who may read it.
struct Stories: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(StoryRow.columns)
        from \(StoryRow.tables)
        where (s.share = 'house' or s.employee_id = $1
                or s.share = 'team' and x.cost_centre_id = $2)
            and ($3::text is null or position(lower($3) in lower(w.words)) > 0)
            and ($4::float8 is null
                or (extract(epoch from s.told_at)::float8, s.story_id) < ($4, $5::uuid))
            and not exists (
                select from story later
                where later.recovery_id = s.recovery_id
                    and (later.told_at, later.story_id) > (s.told_at, s.story_id))
        order by s.told_at desc, s.story_id desc
        limit $6::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> StoryRow { try StoryRow(&row) }
}
