import Foundation
public import Latitude
import Postgres

/// An employee of a demonstration, as scripts act as them.
public struct DemoEmployee: Sendable {
    /// The name at the desk.
    public let handle: String
    /// The full name.
    public let name: String
    /// The property's name.
    public let property: String
    /// The property's IANA time zone.
    public let timeZone: String
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public let roles: [String]
    /// A fresh token; kept nowhere.
    public let token: Token
    /// Whether their fund is open.
    public let isOpen: Bool
    /// What is left of their tightest own fund with a hard limit; nothing when it is closed.
    public let left: Money
    /// The limit of that fund; nothing when it is closed.
    public let limit: Money

    /// Nil without lines, or for a currency that is none of ISO 4217's.
    init?(_ lines: [StandingLine], token: Token) {
        guard let line = lines.first, let currency = Currency(line.currency) else { return nil }
        handle = line.handle
        name = line.name
        property = line.property
        timeZone = line.timeZone
        roles = line.roles
        self.token = token
        isOpen = line.answer.code == "booked"
        let own = lines.compactMap { $0.answer.fund(label: nil) }.first { fund in
            fund.isHard && [.employeeDay, .employeeMonth].contains(fund.scope)
        }
        let nothing = Money(minor: 0, currency: currency)
        left = isOpen ? own?.left ?? nothing : nothing
        limit = isOpen ? own?.limit ?? nothing : nothing
    }

    /// What part of the limit is left, 0 to 1.
    public var share: Double {
        limit.minor > 0 ? Double(left.minor) / Double(limit.minor) : 0
    }
}

/// A request with its place in a batch and the instant it is booked at.
struct DatedLine: Encodable {
    let place: Int
    let at: String
    let request: RequestLine

    init(place: Int, at instant: Date, request: RequestLine) {
        self.place = place
        at = instant.exact
        self.request = request
    }
}

/// One line of the answer to a `DatedLine`.
struct DatedAnswer: Sendable {
    let place: Int
    let line: AnswerLine
}

/// Books requests one after the other, each at its own instant, in a demonstration.
struct PostRequestsAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        select (d.line ->> 'place')::integer, \(AnswerLine.columns)
        from jsonb_array_elements($1::jsonb) d (line)
        cross join lateral recovery_post_at(
            array[jsonb_populate_record(null::recovery_request, d.line -> 'request')],
            (d.line ->> 'at')::timestamptz) a
        """

    init(_ lines: [DatedLine]) throws {
        parameters = [.text(String(decoding: try JSONEncoder().encode(lines), as: UTF8.self))]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> DatedAnswer {
        DatedAnswer(place: try row.next(), line: try AnswerLine(&row))
    }
}

/// Keeps a report as of an instant.
struct ReportOutcomeAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        select o.code, o.of_recovery
        from outcome_report_at($8::timestamptz, $1::bytea, $2::uuid, $3::uuid, $4::text,
            $5::text, $6::bytea, $7::bytea) o
        """

    init(_ statement: ReportOutcome, at instant: Date) {
        parameters = statement.parameters + [.text(instant.exact)]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

/// Keeps a telling as of an instant.
struct TellStoryAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        select s.code, s.of_recovery
        from story_tell_at($9::timestamptz, $1::bytea, $2::uuid, $3::uuid, $4::text,
            $5::text, $6::text, $7::bytea, $8::bytea) s
        """

    init(_ statement: TellStory, at instant: Date) {
        parameters = statement.parameters + [.text(instant.exact)]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

/// Says to the end of the transaction who asks, as a pool does; answers their handle.
struct ActAs: Statement {
    let token: TokenHash

    static let sql = """
        select s.handle
        from signed_in($1::bytea) s
        cross join lateral set_config('latitude.employee', s.employee_id::text, true) e
        cross join lateral set_config('latitude.roles', array_to_string(s.roles, ' '), true) r
        cross join lateral set_config('latitude.cost_centre', s.cost_centre_id::text, true) c
        """
    var parameters: [Parameter] { [.bytes(token.bytes)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

/// Keeps a letter as of an instant, by whoever asks.
struct WriteLetterAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        select l.code, l.of_recovery
        from letter_write_at($6::timestamptz, $1::uuid, $2::uuid, $3::text, $4::bytea,
            $5::bytea) l
        """

    init(_ statement: WriteLetter, at instant: Date) {
        parameters = statement.parameters + [.text(instant.exact)]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

/// Gives back holds whose time was over at an instant; answers how many.
struct ExpireHoldsAt: Statement {
    let instant: Date

    static let sql = """
        select cardinality(o.holds)
            - (select count(*)::integer from holds_expire(o.holds, $1::timestamptz))
        from (select holds_over(200, '{}', $1::timestamptz) as holds) o
        """
    var parameters: [Parameter] { [.text(instant.exact)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}

/// Keeps a bill as of an instant.
struct AddEvidenceAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        select e.code, e.of_recovery
        from evidence_add_at($10::timestamptz, $1::bytea, $2::uuid, $3::uuid, $4::text, $5::text,
            $6::integer, $7::bytea, $8::bytea, $9::bytea) e
        """

    init(_ statement: AddEvidence, at instant: Date) {
        parameters = statement.parameters + [.text(instant.exact)]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

/// Closes a month as of an instant; answers booked or the refusal.
struct ClosePeriodAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        select c.code from period_close_at($1::timestamptz, $2::bytea, $3::date) c
        """

    init(_ month: Month, by token: TokenHash, at instant: Date) {
        parameters = [
            .text(instant.exact), .bytes(token.bytes), .text(month.first.description),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

/// Notes as of an instant that everybody where the asker works was paid back; answers how many.
struct PayBackAt: Statement {
    let parameters: [Parameter]

    static let sql = """
        with payee as materialized (
            select m.handle, p.time_zone, a.currency,
                own_money_owed(m.employee_id, a.currency, 'infinity') as owed
            from signed_in($2::bytea) s
            join employee m on m.property_id = s.property_id
            join property p on p.property_id = m.property_id
            cross join lateral (
                select distinct x.currency from recovery x where x.employee_id = m.employee_id) a)
        select count(r.noted_id)
        from payee k
        cross join lateral reimburse_at($1::timestamptz, $2::bytea,
            overlay(overlay(md5($3::text || k.handle || k.currency)
                placing '4' from 13) placing '8' from 17)::uuid, k.handle, k.owed, k.currency,
            ($1::timestamptz at time zone k.time_zone)::date) r
        where k.owed > 0
        """

    init(_ id: Identifier, by token: TokenHash, at instant: Date) {
        parameters = [
            .text(instant.exact), .bytes(token.bytes), .text(id.description),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}

/// Every employee's handle and id, by property, then handle.
struct Handles: Statement {
    static let sql = """
        select e.handle, e.employee_id from employee e order by e.property_id, e.handle
        """
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(
        _ row: inout Row
    ) throws(PostgresError) -> (handle: String, id: UUID) {
        (try row.next(), try row.next())
    }
}

struct OrganisationName: Statement {
    static let sql = "select o.name from organisation o"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

extension Date {
    /// As PostgreSQL reads it, to the millisecond, in UTC.
    fileprivate var exact: String {
        ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true))
    }
}
