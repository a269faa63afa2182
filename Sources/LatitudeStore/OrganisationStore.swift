public import Foundation
public import Latitude
public import Postgres

/// What the owner sets up: organisation, properties, people, certificates, policies, tokens.
///
/// Every change is entered in the register by the functions of `sql/`.
public struct OrganisationStore: Sendable {
    let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// Names the organisation, once.
    ///
    /// Throws `PostgresError`; the second time a violated `organisation_pk`.
    public func setUp(name: String, isDemo: Bool) async throws {
        try await run(
            SetUp(parameters: [.text(name), .bool(isDemo)])
        )
    }

    /// Whether an organisation is set up, and whether it is a demonstration; nil when none is.
    ///
    /// Throws `PostgresError`.
    public func isDemo() async throws -> Bool? {
        try await connection.run(IsDemo()).first
    }

    /// Adds a property and answers its number.
    ///
    /// Throws `PostgresError`.
    public func addProperty(_ property: PropertyPlan) async throws -> Int64 {
        try await connection.one(
            AddProperty(parameters: [
                .text(property.name), .text(property.timeZone), .text(property.currency.code),
                .text(property.language), .text(property.defaultMeans.rawValue),
            ])
        )
    }

    /// Adds a cost centre and answers its number.
    ///
    /// Throws `PostgresError`.
    public func addCostCentre(property: Int64, code: String, name: String) async throws -> Int64 {
        try await connection.one(
            AddCostCentre(parameters: [.int(property), .text(code), .text(name)])
        )
    }

    /// Takes somebody on and answers their id.
    ///
    /// Throws `PostgresError`.
    public func addEmployee(_ employee: EmployeePlan) async throws -> UUID {
        try await connection.one(
            AddEmployee(parameters: [
                .text(employee.handle), .text(employee.name), .int(employee.property),
                .int(employee.costCentre), .texts(employee.roles), .text(employee.hiredOn),
            ])
        )
    }

    /// Lets somebody go after `lastDay`; `heir` settles what they left open.
    ///
    /// Throws `PostgresError`.
    public func leave(employee: UUID, lastDay: String, heir: UUID?) async throws {
        try await run(Leave(parameters: [.uuid(employee), .text(lastDay), .uuid(heir)]))
    }

    /// Records a certificate; it opens the fund with nothing else to do.
    ///
    /// Throws `PostgresError`.
    public func certify(
        employee: UUID,
        course: String,
        from: String,
        until: String
    ) async throws {
        _ = try await connection.one(
            Certify(parameters: [.uuid(employee), .text(course), .text(from), .text(until)])
        )
    }

    /// Puts a version of the rules in force and answers its number.
    ///
    /// Throws `PostgresError`.
    @discardableResult
    public func setPolicy(_ policy: PolicyPlan) async throws -> Int {
        try await connection.one(try SetPolicy(policy))
    }

    /// Gives an employee a fresh token; nil when nobody has that handle.
    ///
    /// `issuedAt` nil means now. Throws `PostgresError`.
    public func issueToken(
        handle: String,
        label: String,
        issuedAt: String? = nil
    ) async throws -> Token? {
        let token = Token()
        let id = try await connection.one(
            IssueToken(parameters: [
                .text(handle), .bytes(token.hash.bytes), .text(label), .text(issuedAt),
            ])
        )
        return id == nil ? nil : token
    }

    private func run<S: Statement>(_ statement: S) async throws where S.Output == Void {
        _ = try await connection.run(statement)
    }
}

/// A property to add.
public struct PropertyPlan: Sendable {
    /// Its name, one of its kind.
    public var name: String
    /// Its IANA time zone; never changes.
    public var timeZone: String
    /// Its currency; never changes.
    public var currency: Currency
    /// `en` or `pl`.
    public var language: String
    /// Where money comes from when nobody says.
    public var defaultMeans: Means

    /// A property to add.
    public init(
        name: String,
        timeZone: String,
        currency: Currency,
        language: String,
        defaultMeans: Means = .till
    ) {
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
        self.language = language
        self.defaultMeans = defaultMeans
    }
}

/// An employee to take on.
public struct EmployeePlan: Sendable {
    /// Lower-case letters, digits, `.`, `_` and `-`.
    public var handle: String
    /// The full name.
    public var name: String
    /// The property's number.
    public var property: Int64
    /// The cost centre's number.
    public var costCentre: Int64
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public var roles: [String]
    /// The first day, `yyyy-mm-dd`.
    public var hiredOn: String

    /// An employee to take on.
    public init(
        handle: String,
        name: String,
        property: Int64,
        costCentre: Int64,
        roles: [String] = ["staff"],
        hiredOn: String = "2020-01-01"
    ) {
        self.handle = handle
        self.name = name
        self.property = property
        self.costCentre = costCentre
        self.roles = roles
        self.hiredOn = hiredOn
    }
}

/// A version of the rules to put in force.
public struct PolicyPlan: Sendable {
    /// One limit.
    public struct Limit: Sendable, Encodable {
        /// What it is per.
        public let scope: Scope
        /// Smallest units of the property's currency.
        public let limit: Int64
        /// False makes it advice.
        public let hard: Bool

        /// A limit, hard unless said otherwise.
        public init(_ scope: Scope, _ limit: Int64, hard: Bool = true) {
            self.scope = scope
            self.limit = limit
            self.hard = hard
        }
    }

    /// The property's number.
    public var property: Int64
    /// The first day, `yyyy-mm-dd`.
    public var validFrom: String
    /// Who answers for it, and how to reach them.
    public var owner: String
    /// From which sum on a bill is wanted, in smallest units of the property's currency.
    public var receiptsFrom: Int64
    /// The rule in words, by language (`en`, `pl`); at least one.
    public var wordings: [String: String]
    /// Its limits, all of which hold; empty opens no fund.
    public var limits: [Limit]

    /// A version of the rules; `receiptsFrom` is 75.00 where the currency has hundredths.
    public init(
        property: Int64,
        validFrom: String,
        owner: String,
        receiptsFrom: Int64 = 7_500,
        wordings: [String: String],
        limits: [Limit]
    ) {
        self.property = property
        self.validFrom = validFrom
        self.owner = owner
        self.receiptsFrom = receiptsFrom
        self.wordings = wordings
        self.limits = limits
    }
}

struct SetUp: Statement {
    let parameters: [Parameter]
    static let sql = "select organisation_set_up($1, $2)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct IsDemo: Statement {
    static let sql = "select is_demo from organisation"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct AddProperty: Statement {
    let parameters: [Parameter]
    static let sql = "select property_add($1, $2, $3, $4, $5)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}

struct AddCostCentre: Statement {
    let parameters: [Parameter]
    static let sql = "select cost_centre_add($1, $2, $3)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}

struct AddEmployee: Statement {
    let parameters: [Parameter]
    static let sql = "select employee_add($1, $2, $3, $4, $5, $6)"
    static func decode(_ row: inout Row) throws(PostgresError) -> UUID { try row.next() }
}

struct Leave: Statement {
    let parameters: [Parameter]
    static let sql = "select employee_leave($1, $2, $3)::text"
    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct Certify: Statement {
    let parameters: [Parameter]
    static let sql = "select certification_record($1, $2, $3, $4)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}

struct SetPolicy: Statement {
    let parameters: [Parameter]
    static let sql = "select policy_set($1, $2, $3, $4, $5::jsonb, $6::jsonb)"

    init(_ policy: PolicyPlan) throws {
        let encoder = JSONEncoder()
        parameters = [
            .int(policy.property), .text(policy.validFrom), .text(policy.owner),
            .int(policy.receiptsFrom),
            .text(String(decoding: try encoder.encode(policy.wordings), as: UTF8.self)),
            .text(String(decoding: try encoder.encode(policy.limits), as: UTF8.self)),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}

struct IssueToken: Statement {
    let parameters: [Parameter]
    static let sql = """
        select token_issue($1, $2, $3, coalesce($4::timestamptz, clock_timestamp()), null)
        """
    static func decode(_ row: inout Row) throws(PostgresError) -> UUID? { try row.next() }
}
