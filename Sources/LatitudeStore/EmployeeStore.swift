import Foundation
public import Latitude
public import Postgres

/// Who asks, and how they stand.
public struct EmployeeStore: Sendable {
    private let pool: ConnectionPool
    private let vault: PersonalVault

    /// A store over a pool that opens by `vault`.
    public init(pool: ConnectionPool, vault: PersonalVault) {
        self.pool = pool
        self.vault = vault
    }

    /// Who holds a token; nil when nobody does, or not any more.
    ///
    /// Throws `PostgresError`.
    public func signedIn(_ token: TokenHash) async throws -> SignedIn? {
        try await pool.run(FindSignedIn(token: token)).first
    }

    /// How somebody who holds a token stands now.
    ///
    /// Throws `PostgresError`; `internal` when the books hold what this binary cannot read.
    public func standing(_ asker: SignedIn, token: TokenHash) async throws -> Standing {
        let lines = try await pool.run(
            ReadStanding(employee: asker.id, token: token),
            within: asker.context
        )
        guard let first = lines.first else { throw Refusal(.notSignedIn) }
        let funds = AnswerLine.funds(lines.map(\.answer), vault: vault)
        guard let standing = try Standing(first, funds: funds, vault: vault) else {
            throw Refusal(.internalFault)
        }
        return standing
    }
}

/// How an employee stands: who they are, whether their fund is open, what is left, what is held.
public struct Standing: Sendable {
    /// A hold that still counts.
    public struct Hold: Sendable {
        /// The act's code.
        public let code: String
        /// What it is for; empty once erased.
        public let what: String
        /// Smallest units.
        public let held: Int64
        /// What it is held in: the currency of where it was booked.
        public let currency: String
        /// When it runs out, seconds since 1970.
        public let expires: Double
        /// When the guest needs it, seconds since 1970; nil when nobody said.
        public let needed: Double?
    }

    /// An act of theirs that somebody else undid.
    public struct Undone: Sendable {
        /// The act's code.
        public let code: String
        /// The handle of who undid it.
        public let by: String
        /// When, seconds since 1970.
        public let at: Double
        /// Why; nil where none was given, or it was erased.
        public let reason: String?
    }

    /// The name at the desk.
    public let handle: String
    /// The full name.
    public let name: String
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public let roles: [String]
    /// The property's name.
    public let property: String
    /// The property's IANA time zone.
    public let timeZone: String
    /// The property's currency.
    public let currency: Currency
    /// The employee's language, or the property's.
    public let language: String
    /// The cost centre's name.
    public let costCentre: String
    /// Why the fund is closed; nil when it is open.
    public let closed: RefusalCode?
    /// Last day of the latest certificate; nil without any.
    public let certifiedUntil: Day?
    /// The policy in force; nil without one.
    public let policy: PolicyReference?
    /// The employee's own funds, tightest first; empty when closed.
    public let funds: [Fund]
    /// Next to run out first; may be empty.
    public let holds: [Hold]
    /// Acts that somebody else undid in the last 30 days, latest first; may be empty.
    public let undone: [Undone]
    /// Acts this month, undone ones left out.
    public let acts: Int
    /// Those after which the guest is better or delighted.
    public let better: Int
    /// Those nobody asked about.
    public let notAsked: Int
}

/// One line per fund; the rest is the same on each.
struct StandingLine: Sendable {
    let handle: String
    let name: String
    let roles: [String]
    let property: String
    let timeZone: String
    let currency: String
    let language: String
    let costCentre: String
    let holds: String
    let undone: String
    let acts: Int
    let better: Int
    let notAsked: Int
    let answer: AnswerLine
}

/// All of `me` in one round trip.
///
/// What a gift of nothing would be answered tells whether the fund
/// is open and what is left, by the rule that books.
struct ReadStanding: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        with me as (
            select e.handle, e.name, e.roles, e.employee_id, p.name as property, p.time_zone,
                p.currency,
                coalesce(e.language, p.language) as speaks, c.name as cost_centre,
                date_trunc('month', clock_timestamp() at time zone p.time_zone)::date as month
            from employee e
            join property p using (property_id)
            join cost_centre c using (cost_centre_id)
            where e.employee_id = $1)
        select m.handle, m.name, array_to_string(m.roles, ' '), m.property, m.time_zone,
            m.currency, m.speaks, m.cost_centre, coalesce(h.holds, '[]')::text,
            coalesce(u.undone, '[]')::text, k.acts, k.better, k.not_asked, \(AnswerLine.columns)
        from me m
        cross join lateral (
            select jsonb_agg(jsonb_build_object(
                'code', x.code, 'words', encode(envelope_of(
                    k.key_id, k.master, k.salt, k.wrapped, n.sealed), 'base64'), 'held', x.held,
                'currency', x.currency,
                'expires', extract(epoch from x.expires_at)::float8,
                'needed', extract(epoch from x.needed_by)::float8)
                order by x.expires_at, x.number) as holds
            from recovery x
            left join narrative n on n.recovery_id = x.recovery_id
            left join vault_key k on k.key_id = n.key_id
            where x.employee_id = m.employee_id and x.held > 0) h
        cross join lateral (
            select jsonb_agg(jsonb_build_object(
                'code', x.code, 'by', b.handle, 'at', extract(epoch from e.booked_at)::float8,
                'words', encode(envelope_of(
                    k.key_id, k.master, k.salt, k.wrapped, w.sealed), 'base64'))
                order by e.entry_id desc) as undone
            from recovery x
            join entry e on e.recovery_id = x.recovery_id and e.kind = 'reverse'
                and e.employee_id <> x.employee_id
                and e.booked_at > clock_timestamp() - interval '30 days'
            join employee b on b.employee_id = e.employee_id
            left join entry_words w on w.entry_id = e.entry_id
            left join vault_key k on k.key_id = w.key_id
            where x.employee_id = m.employee_id and x.reversed) u
        cross join lateral (
            select count(*) as acts,
                count(*) filter (where o.outcome in ('better', 'delighted')) as better,
                count(*) filter (where o.outcome is null) as not_asked
            from recovery x
            left join lateral (
                select o.outcome from outcome o where o.recovery_id = x.recovery_id
                order by o.reported_at desc, o.outcome_id limit 1) o on true
            where x.employee_id = m.employee_id and x.occurred_on >= m.month
                and not x.reversed) k
        cross join lateral recovery_check(array(
            select r from jsonb_populate_recordset(null::recovery_request, $2::jsonb) r)) a
        """

    init(employee: UUID, token: TokenHash) throws {
        let question = RequestLine(askedBy: token)
        parameters = [.uuid(employee), try PostRequests.encoded([question])]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> StandingLine {
        StandingLine(
            handle: try row.next(),
            name: try row.next(),
            roles: try row.next(as: String.self).split(separator: " ").map(String.init),
            property: try row.next(),
            timeZone: try row.next(),
            currency: try row.next(),
            language: try row.next(),
            costCentre: try row.next(),
            holds: try row.next(),
            undone: try row.next(),
            acts: try row.next(),
            better: try row.next(),
            notAsked: try row.next(),
            answer: try AnswerLine(&row)
        )
    }
}

extension Standing {
    /// Nil when the currency is not one of ISO 4217's, which the database keeps from happening.
    fileprivate init?(_ line: StandingLine, funds: [Fund], vault: PersonalVault) throws {
        guard let currency = Currency(line.currency) else { return nil }
        let held = try JSONDecoder().decode([SealedHold].self, from: Data(line.holds.utf8))
        handle = line.handle
        name = line.name
        roles = line.roles
        property = line.property
        timeZone = line.timeZone
        self.currency = currency
        language = line.language
        costCentre = line.costCentre
        closed = line.answer.code == "booked" ? nil : RefusalCode(rawValue: line.answer.code)
        certifiedUntil = line.answer.certifiedUntil.flatMap { Day($0) }
        policy = line.answer.policy
        self.funds = closed == nil ? funds : []
        holds = try held.map { try $0.opened(by: vault) }
        undone = try JSONDecoder().decode([SealedReversal].self, from: Data(line.undone.utf8))
            .map { try $0.opened(by: vault) }
        (acts, better, notAsked) = (line.acts, line.better, line.notAsked)
    }
}

/// A reversal as the database answers it.
private struct SealedReversal: Decodable {
    let code: String
    let by: String
    let at: Double
    let words: String?

    func opened(by vault: PersonalVault) throws -> Standing.Undone {
        let envelope = words.flatMap { Data(base64Encoded: $0, options: .ignoreUnknownCharacters) }
        let reason = vault.text(envelope.map { Array($0) })
        return Standing.Undone(code: code, by: by, at: at, reason: reason)
    }
}

/// A hold as the database answers it.
private struct SealedHold: Decodable {
    let code: String
    let words: String?
    let held: Int64
    let currency: String
    let expires: Double
    let needed: Double?

    func opened(by vault: PersonalVault) throws -> Standing.Hold {
        let envelope = words.flatMap { Data(base64Encoded: $0, options: .ignoreUnknownCharacters) }
        return Standing.Hold(
            code: code,
            what: vault.words(envelope.map { Array($0) })?.what ?? "",
            held: held,
            currency: currency,
            expires: expires,
            needed: needed
        )
    }
}
