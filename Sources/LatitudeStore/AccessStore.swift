public import Latitude
public import Postgres

/// What gets people in, as whoever runs the server gives it out: codes, PINs, desks.
///
/// Secrets come as hashes; what they are hashes of is shown once and kept nowhere.
public struct AccessStore: Sendable {
    private let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// The last day of somebody who works here no longer; nil for everybody else.
    ///
    /// Throws `PostgresError`.
    public func leftOn(_ handle: String) async throws -> Day? {
        try await connection.run(LeftOn(parameters: [.text(handle)])).first.flatMap { Day($0) }
    }

    /// Keeps an enrolment code that counts for some days; an earlier one ends.
    ///
    /// False when nobody has that handle. Throws `PostgresError`.
    public func enrol(_ handle: String, code: TokenHash, days: Int) async throws -> Bool {
        try await connection.one(
            IssueEnrolment(parameters: [.text(handle), .bytes(code.bytes), .int(days)])
        )
    }

    /// Sets somebody's PIN and unlocks it; false when nobody has that handle.
    ///
    /// Throws `PostgresError`.
    public func setPin(of handle: String, hash: String) async throws -> Bool {
        try await !connection.run(
            SetPinOf(parameters: [.text(handle), .text(hash)])
        ).isEmpty
    }

    /// Enrols a desk; one of that name at the property gets another token.
    ///
    /// False when there is no such property. Throws `PostgresError`.
    public func enrolDesk(
        _ name: String,
        at property: String,
        token: TokenHash,
        idleSeconds: Int
    ) async throws -> Bool {
        try await !connection.run(
            EnrolDesk(parameters: [
                .text(name), .text(property), .bytes(token.bytes), .int(idleSeconds),
            ])
        ).isEmpty
    }

    /// Every desk ever enrolled, by property and name.
    ///
    /// Throws `PostgresError`.
    public func desks() async throws -> [EnrolledDesk] {
        try await connection.run(KnownDesks())
    }

    /// Closes a desk: its token ends, and so do the turns at it.
    ///
    /// Nil when there is no such desk, false when it was closed already. Throws `PostgresError`.
    public func closeDesk(_ name: String, at property: String) async throws -> Bool? {
        try await connection.one(CloseDesk(parameters: [.text(name), .text(property)]))
    }
}

/// A shared desk, open or closed.
public struct EnrolledDesk: Sendable, Encodable {
    /// The property's name.
    public let property: String
    /// Its name.
    public let name: String
    /// Seconds without use after which whoever has it is signed out.
    public let idleSeconds: Int
    /// When it was enrolled last, RFC 3339 in UTC.
    public let enrolledAt: String
    /// When it was closed, RFC 3339 in UTC; nil while it is in use.
    public let closedAt: String?
}

struct LeftOn: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select e.left_on::text
        from employee e join property p on p.property_id = e.property_id
        where e.handle = $1 and e.left_on < (clock_timestamp() at time zone p.time_zone)::date
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

struct IssueEnrolment: Statement {
    let parameters: [Parameter]

    static let sql = """
        select enrolment_issue($1::text, $2::bytea, make_interval(days => $3::integer))
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct SetPinOf: Statement {
    let parameters: [Parameter]

    static let sql = """
        select pin_set(e.employee_id, $2::text)::text from employee e where e.handle = $1
        """

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}

struct EnrolDesk: Statement {
    let parameters: [Parameter]

    static let sql = """
        select desk_enrol($1::text, p.property_id, $3::bytea, $4::integer)::text
        from property p where p.name = $2
        """

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}

struct KnownDesks: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select p.name, d.name, d.idle_seconds, \(UTCText.of("d.enrolled_at")),
            \(UTCText.of("d.closed_at"))
        from desk d join property p on p.property_id = d.property_id
        order by p.name, d.name
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> EnrolledDesk {
        EnrolledDesk(
            property: try row.next(),
            name: try row.next(),
            idleSeconds: try row.next(),
            enrolledAt: try row.next(),
            closedAt: try row.next()
        )
    }
}

struct CloseDesk: Statement {
    let parameters: [Parameter]

    static let sql = "select desk_close($1::text, $2::text)"

    static func decode(_ row: inout Row) throws(PostgresError) -> Bool? { try row.next() }
}

/// An instant in SQL as RFC 3339 in UTC, to the second.
enum UTCText {
    static func of(_ expression: String) -> String {
        #"to_char(\#(expression) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"#
    }
}
