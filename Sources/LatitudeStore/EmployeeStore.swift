public import Foundation
public import Latitude
public import Postgres

/// Who asks, and how they stand.
public struct EmployeeStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Who holds a token; nil when nobody does, or not any more.
    ///
    /// Throws `PostgresError`.
    public func signedIn(_ token: TokenHash) async throws -> SignedIn? {
        try await pool.run(FindSignedIn(token: token)).first
    }

    /// How the holder of a token stands now; nil when nobody holds it, or not any more.
    ///
    /// Throws `PostgresError`; `internal` when the books hold what this binary cannot read, which
    /// must not pass for somebody who is not signed in.
    public func standing(_ token: TokenHash) async throws -> Standing? {
        let lines = try await pool.run(ReadStanding(token: token))
        guard let first = lines.first else { return nil }
        guard let standing = Standing(first, funds: lines.compactMap(\.answer.fund)) else {
            throw Refusal(.internalFault)
        }
        return standing
    }
}

/// An employee who asks something.
public struct SignedIn: Sendable {
    /// The employee.
    public let id: UUID
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public let roles: [String]
    /// The property's number.
    public let property: Int64
    /// The cost centre's number: the team.
    public let costCentre: Int64
}

/// How an employee stands: who they are, whether their fund is open, what is left, what is held.
public struct Standing: Sendable {
    /// A hold that still counts.
    public struct Hold: Sendable, Decodable {
        /// The act's code.
        public let code: String
        /// What it is for.
        public let what: String
        /// Smallest units of the property's currency.
        public let held: Int64
        /// When it runs out, seconds since 1970.
        public let expires: Double
        /// When the guest needs it, seconds since 1970; nil when nobody said.
        public let needed: Double?
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
    /// Acts this month, undone ones left out.
    public let acts: Int
    /// Those after which the guest is better or delighted.
    public let better: Int
    /// Those nobody asked about.
    public let notAsked: Int
}

struct FindSignedIn: Statement {
    let token: TokenHash

    static let effect = Effect.read
    static let sql = """
        select e.employee_id, array_to_string(e.roles, ' '), e.property_id, e.cost_centre_id
        from token t
        join employee e using (employee_id)
        join property p using (property_id)
        where t.token_hash = $1
            and coalesce(t.revoked_at > clock_timestamp(), true)
            and coalesce(t.expires_at > clock_timestamp(), true)
            and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true)
        """

    var parameters: [Parameter] { [.bytes(token.bytes)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> SignedIn {
        SignedIn(
            id: try row.next(),
            roles: try row.next(as: String.self).split(separator: " ").map(String.init),
            property: try row.next(),
            costCentre: try row.next()
        )
    }
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
            from token t
            join employee e using (employee_id)
            join property p using (property_id)
            join cost_centre c using (cost_centre_id)
            where t.token_hash = $1
                and coalesce(t.revoked_at > clock_timestamp(), true)
                and coalesce(t.expires_at > clock_timestamp(), true))
        select m.handle, m.name, array_to_string(m.roles, ' '), m.property, m.time_zone,
            m.currency, m.speaks, m.cost_centre, coalesce(h.holds, '[]')::text, k.acts, k.better,
            k.not_asked, \(AnswerLine.columns)
        from me m
        cross join lateral (
            select jsonb_agg(jsonb_build_object(
                'code', x.code, 'what', n.what, 'held', x.held,
                'expires', extract(epoch from x.expires_at)::float8,
                'needed', extract(epoch from x.needed_by)::float8)
                order by x.expires_at, x.number) as holds
            from recovery x left join narrative n using (recovery_id)
            where x.employee_id = m.employee_id and x.held > 0) h
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

    init(token: TokenHash) throws {
        let question = RequestLine(askedBy: token)
        parameters = [.bytes(token.bytes), try PostRequests.encoded([question])]
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
            acts: try row.next(),
            better: try row.next(),
            notAsked: try row.next(),
            answer: try AnswerLine(&row)
        )
    }
}

extension Standing {
    /// Nil when the currency is not one of ISO 4217's, which the database keeps from happening.
    fileprivate init?(_ line: StandingLine, funds: [Fund]) {
        guard
            let currency = Currency(line.currency),
            let holds = try? JSONDecoder().decode([Hold].self, from: Data(line.holds.utf8))
        else { return nil }
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
        self.holds = holds
        (acts, better, notAsked) = (line.acts, line.better, line.notAsked)
    }
}
