import Foundation
public import Latitude
import Postgres
import Vault

/// Everything that is kept about one guest, or about one act that is about nobody known.
public struct GuestRecord: Sendable, Encodable {
    /// One act.
    public struct Act: Sendable, Encodable {
        /// Its code.
        public let code: String
        /// What kind of act it is.
        public let kind: String
        /// The full name of who did it.
        public let employee: String
        /// When it happened, RFC 3339 in UTC.
        public let occurredAt: String
        /// What was done; nil once erased.
        public internal(set) var what: String?
        /// What went wrong; nil when nobody said, or once erased.
        public internal(set) var wrong: String?
        /// Where; nil when nobody said, or once erased.
        public internal(set) var place: String?
        /// Spent, before repayments, in smallest units and their currency.
        public let spent: Money
        /// Held.
        public let held: Money
        /// Repaid.
        public let repaid: Money
        /// Minutes given.
        public let minutes: Int
        /// Whether it was undone.
        public let isUndone: Bool
        /// What was said with later entries, oldest first.
        public internal(set) var notes: [Text] = []
        /// What became of the guest, oldest first.
        public internal(set) var outcomes: [Text] = []
        /// The act as told, oldest first.
        public internal(set) var stories: [Text] = []
        /// Letters of praise for it, oldest first; the label is who wrote them.
        public internal(set) var letters: [Text] = []
        /// Bills that were kept, oldest first.
        public internal(set) var evidence: [Bill] = []
    }

    /// A text that belongs to an act.
    public struct Text: Sendable, Encodable {
        /// When, RFC 3339 in UTC.
        public let at: String
        /// The kind of entry, the outcome, or with whom a story is shared.
        public let label: String
        /// The words; nil when none were said, or once erased.
        public let words: String?
    }

    /// Somebody's reading of what is kept.
    public struct Reading: Sendable, Encodable {
        /// When, RFC 3339 in UTC.
        public let at: String
        /// The full name of who read it; nil for whoever runs the server.
        public let employee: String?
        /// What they read: a list, one act, this export.
        public let route: String
    }

    /// The label as typed; nil once erased, or without a guest.
    public let label: String?
    /// `room` or `guest`; nil without a guest.
    public let kind: String?
    /// The property's name; nil without a guest.
    public let property: String?
    /// When the guest was first known, RFC 3339 in UTC; nil without a guest.
    public let since: String?
    /// When what was written was erased, RFC 3339 in UTC; nil when it was not.
    public let erasedAt: String?
    /// The acts, in the order they were booked.
    public let acts: [Act]
    /// Who read it when, oldest first; empty without a guest.
    public let readings: [Reading]

    init(
        subject: GuestSubject,
        head: GuestHeadRow?,
        acts rows: [ActAbout],
        texts: [TextAbout],
        bills: [BillAbout],
        readings: [Reading],
        vault: PersonalVault
    ) throws {
        label = vault.text(head?.label)
        kind = head?.kind
        property = head?.property
        since = head?.since
        self.readings = readings
        erasedAt = rows.compactMap(\.erasedAt).first
        var acts: [Act] = []
        for row in rows {
            var act = row.act
            let words = vault.words(row.words)
            (act.what, act.wrong, act.place) = (words?.what, words?.wrong, words?.place)
            for text in texts where text.act == row.id {
                let words = vault.text(text.sealed)
                let said = Text(at: text.at, label: text.label, words: words)
                switch text.kind {
                case "outcome": act.outcomes.append(said)
                case "story": act.stories.append(said)
                case "letter": act.letters.append(said)
                default: act.notes.append(said)
                }
            }
            act.evidence = try bills.filter { $0.act == row.id }.map { try $0.opened(by: vault) }
            acts.append(act)
        }
        self.acts = acts
    }
}

/// How a guest is known.
struct GuestHeadRow: Sendable {
    let label: [UInt8]?
    let kind: String
    let property: String
    let since: String
}

struct GuestHead: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select guest_envelope(g.guest_id), g.kind, p.name, \(UTCText.of("g.since"))
        from guest g join property p on p.property_id = g.property_id
        where g.guest_id = $1
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> GuestHeadRow {
        GuestHeadRow(
            label: try row.next(),
            kind: try row.next(),
            property: try row.next(),
            since: try row.next()
        )
    }
}

/// One act with its sealed words.
struct ActAbout: Sendable {
    let id: UUID
    let act: GuestRecord.Act
    let words: [UInt8]?
    let erasedAt: String?
}

struct ActsAbout: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.recovery_id, x.code, x.kind, m.name, \(UTCText.of("x.occurred_at")), x.currency,
            x.spent, x.held, x.repaid, x.minutes, x.reversed,
            envelope_of(k.key_id, k.master, k.salt, k.wrapped, n.sealed),
            (select \(UTCText.of("min(r.erased_at)")) from erasure r
                where r.guest_id = x.guest_id or r.recovery_id = x.recovery_id)
        from recovery x
        join employee m on m.employee_id = x.employee_id
        left join narrative n on n.recovery_id = x.recovery_id
        left join vault_key k on k.key_id = n.key_id
        where x.guest_id = $1 or x.recovery_id = $2
        order by x.number
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ActAbout {
        let id: UUID = try row.next()
        let (code, kind): (String, String) = (try row.next(), try row.next())
        let (employee, occurredAt): (String, String) = (try row.next(), try row.next())
        guard let currency = Currency(try row.next(as: String.self)) else {
            throw .unexpectedResult("an act has a currency this version knows not")
        }
        let act = GuestRecord.Act(
            code: code,
            kind: kind,
            employee: employee,
            occurredAt: occurredAt,
            spent: Money(minor: try row.next(), currency: currency),
            held: Money(minor: try row.next(), currency: currency),
            repaid: Money(minor: try row.next(), currency: currency),
            minutes: try row.next(),
            isUndone: try row.next()
        )
        return ActAbout(id: id, act: act, words: try row.next(), erasedAt: try row.next())
    }
}

/// What was said later about an act.
struct TextAbout: Sendable {
    let act: UUID
    let kind: String
    let at: String
    let label: String
    let sealed: [UInt8]?
}

/// Entries after the first, outcomes, stories and letters, oldest first; without words where none
/// were said.
struct TextsAbout: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select t.recovery_id, t.kind, \(UTCText.of("t.said_at")), t.label,
            envelope_of(k.key_id, k.master, k.salt, k.wrapped, t.sealed)
        from recovery x
        cross join lateral (
            select e.recovery_id, 'note' as kind, e.booked_at as said_at, e.kind as label,
                w.key_id, w.sealed
            from entry e left join entry_words w on w.entry_id = e.entry_id
            where e.recovery_id = x.recovery_id and e.request_id <> x.recovery_id
            union all
            select o.recovery_id, 'outcome', o.reported_at, o.outcome, o.key_id, o.sealed
            from outcome o where o.recovery_id = x.recovery_id
            union all
            select s.recovery_id, 'story', s.told_at, s.share, s.key_id, s.sealed
            from story s where s.recovery_id = x.recovery_id
            union all
            select r.recovery_id, 'letter', r.written_at, w.name, r.key_id, r.sealed
            from letter r join employee w on w.employee_id = r.writer_id
            where r.recovery_id = x.recovery_id) t
        left join vault_key k on k.key_id = t.key_id
        where x.guest_id = $1 or x.recovery_id = $2
        order by x.number, t.said_at
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> TextAbout {
        TextAbout(
            act: try row.next(),
            kind: try row.next(),
            at: try row.next(),
            label: try row.next(),
            sealed: try row.next()
        )
    }
}

struct ReadingsOf: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(UTCText.of("a.read_at")), e.name, a.route
        from guest_access a left join employee e on e.employee_id = a.employee_id
        where a.guest_id = $1
        order by a.read_at, a.access_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> GuestRecord.Reading {
        GuestRecord.Reading(at: try row.next(), employee: try row.next(), route: try row.next())
    }
}
