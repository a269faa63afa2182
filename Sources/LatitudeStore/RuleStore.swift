public import Postgres

/// Versions of the rules as whoever runs the server sees them: of every property.
public struct RuleStore: Sendable {
    private let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// The version in force today at each property, and those that follow, by property and day.
    ///
    /// `property` nil means all. Throws `PostgresError`.
    public func policies(at property: String?) async throws -> [PolicyRow] {
        try await connection.run(PoliciesFromToday(parameters: [.text(property)]))
    }

    /// The number the plan has, or would have, and whether it is a new version.
    ///
    /// In a dry run nothing is changed. Throws `PostgresError`.
    public func set(
        _ plan: PolicyPlan,
        isDryRun: Bool
    ) async throws -> (number: Int, isNew: Bool) {
        let statement = try SetPolicy(plan)
        return try await connection.transaction(
            deadline: .seconds(30),
            keeping: { _ in !isDryRun },
            { connection in
                let key: [Parameter] = [.int(plan.property)]
                _ = try connection.run(LockProperty(parameters: key))
                let newest = try connection.one(NewestPolicy(parameters: key))
                let number = try connection.one(statement)
                return (number, number != newest)
            }
        )
    }
}

struct PoliciesFromToday: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select p.name, p.currency, v.number, v.valid_from, v.owner, v.receipts_from,
            policy_wordings(v.policy_id)::text, policy_limits(v.policy_id)::text
        from property p
        cross join lateral (
            select (clock_timestamp() at time zone p.time_zone)::date as today) d
        join policy v on v.property_id = p.property_id
            and (v.valid_from > d.today
                or v.policy_id = policy_in_force(p.property_id, d.today))
        where $1::text is null or p.name = $1
        order by p.name, v.valid_from, v.number
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PolicyRow {
        try PolicyRow(&row)
    }
}

struct LockProperty: Statement {
    let parameters: [Parameter]

    static let sql = """
        select p.property_id from property p where p.property_id = $1 for no key update
        """

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}

struct NewestPolicy: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = "select max(v.number) from policy v where v.property_id = $1"

    static func decode(_ row: inout Row) throws(PostgresError) -> Int? { try row.next() }
}
