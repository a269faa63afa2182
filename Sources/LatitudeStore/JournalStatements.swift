import Foundation
import Latitude
import Postgres

/// What a filter of the journal asks of an entry `e`, and the same of a posting `p`.
///
/// What is not asked for folds away as the statement is planned. A posting carries the day and the
/// cost centre of its act, so that totals of a month read its postings alone. The cost centre of an
/// entry is its act's.
enum JournalSQL {
    static let entries = """
        (select asker_is('finance'))
            and e.booked_on >= coalesce($1::date, '-infinity')
            and e.booked_on <= coalesce($2::date, 'infinity')
            and ($3::bigint[] is null or exists (
                select from recovery y
                where y.recovery_id = e.recovery_id and y.cost_centre_id = any ($3)))
            and ($4::text is null or exists (
                select from posting q
                where q.entry_id = e.entry_id and q.account = $4
                    and q.booked_on >= coalesce($1::date, '-infinity')
                    and q.booked_on <= coalesce($2::date, 'infinity')))
            and ($5::text is null or e.kind = $5)
            and ($6::bigint is null and $7::text is null or e.entry_id = $6
                or e.recovery_id = (select y.recovery_id from recovery y where y.code = $7))
            and ($8::text is null or e.entry_id in (\(evidence)))
        """

    /// Entries whose act stands so with its evidence.
    ///
    /// All of an act are under the policy of its first. A set of its own, which a page that asks
    /// for it joins, as asking it of entry after entry took five times as long; what is missing is
    /// found by the index of what has none.
    static let evidence = """
        select h.entry_id
        from recovery y
        join entry h on h.recovery_id = y.recovery_id
        join policy w on w.policy_id = h.policy_id
        where \(EvidenceHead.state(of: "y", under: "w")) = $8
            and ($8 <> 'missing' or (y.evidence = 'none' and not y.reversed and y.spent > 0
                and y.means in ('till', 'card', 'own')))
            and h.booked_on >= coalesce($1::date, '-infinity')
            and h.booked_on <= coalesce($2::date, 'infinity')
        """

    static let postings = """
        (select asker_is('finance'))
            and p.booked_on >= coalesce($1::date, '-infinity')
            and p.booked_on <= coalesce($2::date, 'infinity')
            and ($3::bigint[] is null or p.cost_centre_id = any ($3))
            and ($4::text is null or exists (
                select from posting q
                where q.entry_id = p.entry_id and q.account = $4
                    and q.booked_on >= coalesce($1::date, '-infinity')
                    and q.booked_on <= coalesce($2::date, 'infinity')))
            and ($5::text is null or exists (
                select from entry e
                where e.entry_id = p.entry_id and e.kind = $5
                    and e.booked_on >= coalesce($1::date, '-infinity')
                    and e.booked_on <= coalesce($2::date, 'infinity')))
            and ($6::bigint is null and $7::text is null or p.entry_id = $6
                or p.entry_id = any (array(
                    select e.entry_id from entry e
                    join recovery y on y.recovery_id = e.recovery_id where y.code = $7)))
            and ($8::text is null or p.entry_id in (\(evidence)))
        """

    /// The numbers of a page, chosen before anything is joined to it.
    static let page = """
        array(
            select e.entry_id from entry e
            where \(entries) and e.entry_id < coalesce($9::bigint, 9223372036854775807)
            order by e.entry_id desc
            limit $10::integer)
        """

    static let tables = """
        entry e
        join recovery x on x.recovery_id = e.recovery_id
        join property o on o.property_id = x.property_id
        join cost_centre c on c.cost_centre_id = x.cost_centre_id
        join employee m on m.employee_id = e.employee_id
        join policy v on v.policy_id = e.policy_id
        join certification t on t.certification_id = e.certification_id
        """
}

struct JournalEntries: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(JournalRow.columns)
        from \(JournalSQL.tables)
        where e.entry_id = any (\(JournalSQL.page))
        order by e.entry_id desc
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> JournalRow {
        try JournalRow(&row)
    }
}

struct JournalCount: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = "select count(*) from entry e where \(JournalSQL.entries)"

    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}

// All postings of the entries that match, so that debits and credits are equal. They are added up
// before the accounts are named: joined first, postings were read once for each account.
struct JournalTotals: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select t.account, a.name, t.currency, t.debit, t.credit
        from (
            select p.account, p.currency, sum(p.debit)::bigint as debit,
                sum(p.credit)::bigint as credit
            from posting p
            where \(JournalSQL.postings)
            group by p.account, p.currency) t
        join account a on a.account = t.account
        order by t.account, t.currency
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> AccountTotalRow {
        AccountTotalRow(
            account: try row.next(),
            name: try row.next(),
            currency: try row.next(),
            debit: try row.next(),
            credit: try row.next()
        )
    }
}

struct JournalPostings: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select e.entry_id, p.line, x.code, e.kind, e.occurred_on, e.booked_on,
            to_char(e.booked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            o.name, c.code, c.name, m.handle, e.means, p.account, a.name, p.debit, p.credit,
            p.currency, v.number, t.valid_until, \(EvidenceHead.state),
            encode(e.digest, 'hex')
        from \(JournalSQL.tables)
        join posting p on p.entry_id = e.entry_id
        join account a on a.account = p.account
        where e.entry_id = any (array(
            select e.entry_id from entry e
            where \(JournalSQL.entries) and e.entry_id < coalesce($9::bigint, 9223372036854775807)
                and exists (select from posting p where p.entry_id = e.entry_id)
            order by e.entry_id desc
            limit $10::integer))
        order by e.entry_id desc, p.line
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PostingRow {
        try PostingRow(&row)
    }
}

extension JournalRow {
    static let columns = """
        e.entry_id, x.code, e.kind, e.amount, e.currency, e.means, m.handle, o.name, c.name,
        e.occurred_on, e.booked_on, extract(epoch from e.booked_at)::float8, v.number, v.owner,
        t.course, t.valid_until, \(EvidenceHead.state),
        (select k.used_change from fund_entry k where k.entry_id = e.entry_id limit 1),
        (select k.held_change from fund_entry k where k.entry_id = e.entry_id limit 1),
        encode(e.digest, 'hex'),
        (select json_agg(json_build_object('account', p.account, 'name', a.name,
                'debit', p.debit, 'credit', p.credit) order by p.line)
            from posting p join account a on a.account = p.account
            where p.entry_id = e.entry_id)::text
        """

    init(_ row: inout Row) throws(PostgresError) {
        number = try row.next()
        code = try row.next()
        kind = try row.next()
        amount = try row.next()
        currency = try row.next()
        means = try row.next()
        employee = try row.next()
        property = try row.next()
        costCentre = try row.next()
        occurredOn = try row.next()
        bookedOn = try row.next()
        bookedAt = try row.next()
        policyNumber = try row.next()
        policyOwner = try row.next()
        course = try row.next()
        certifiedUntil = try row.next()
        evidence = try row.next()
        usedChange = try row.next()
        heldChange = try row.next()
        digest = try row.next()
        postings = try row.next(as: EntryPostings?.self)?.lines ?? []
    }
}

/// The lines of an entry as the statement puts them together.
private struct EntryPostings: PostgresDecodable {
    let lines: [JournalRow.Posting]

    init?(postgresText: UnsafeBufferPointer<UInt8>) {
        let json = Data(buffer: postgresText)
        guard let lines = try? JSONDecoder().decode([JournalRow.Posting].self, from: json) else {
            return nil
        }
        self.lines = lines
    }
}

extension PostingRow {
    init(_ row: inout Row) throws(PostgresError) {
        entry = try row.next()
        line = try row.next()
        code = try row.next()
        kind = try row.next()
        occurredOn = try row.next()
        bookedOn = try row.next()
        bookedAt = try row.next()
        property = try row.next()
        costCentreCode = try row.next()
        costCentre = try row.next()
        employee = try row.next()
        means = try row.next()
        account = try row.next()
        accountName = try row.next()
        debit = try row.next()
        credit = try row.next()
        currency = try row.next()
        policyNumber = try row.next()
        certifiedUntil = try row.next()
        evidence = try row.next()
        digest = try row.next()
    }
}
