public import Postgres

/// What lists are narrowed by: properties, their cost centres, accounts.
public struct HouseReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// The properties, cost centres and accounts there are, as of now.
    ///
    /// Throws `PostgresError`.
    public func house(for asker: SignedIn) async throws -> HouseRows {
        let (centres, accounts) = try await pool.run(
            CostCentres(parameters: []),
            Accounts(parameters: []),
            within: asker.context
        )
        return HouseRows(costCentres: centres, accounts: accounts)
    }
}

/// Properties with their cost centres, and the chart of accounts.
public struct HouseRows: Sendable {
    /// By property's name, then by code; every property has one at least.
    public let costCentres: [CostCentreRow]
    /// By account.
    public let accounts: [AccountRow]
}

/// One cost centre and where it is.
public struct CostCentreRow: Sendable {
    /// Its number.
    public let id: Int64
    /// Its code, one of its kind within the property.
    public let code: String
    /// Its name.
    public let name: String
    /// The property's number.
    public let property: Int64
    /// The property's name.
    public let propertyName: String
    /// The property's currency.
    public let currency: String
    /// The property's IANA time zone.
    public let timeZone: String
}

/// One account of the chart.
public struct AccountRow: Sendable {
    /// Its name in files.
    public let account: String
    /// Its name for people.
    public let name: String
}

struct CostCentres: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select c.cost_centre_id, c.code, c.name, p.property_id, p.name, p.currency, p.time_zone
        from cost_centre c join property p on p.property_id = c.property_id
        order by p.name, p.property_id, c.code
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> CostCentreRow {
        CostCentreRow(
            id: try row.next(),
            code: try row.next(),
            name: try row.next(),
            property: try row.next(),
            propertyName: try row.next(),
            currency: try row.next(),
            timeZone: try row.next()
        )
    }
}

struct Accounts: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = "select a.account, a.name from account a order by a.account"

    static func decode(_ row: inout Row) throws(PostgresError) -> AccountRow {
        AccountRow(account: try row.next(), name: try row.next())
    }
}
