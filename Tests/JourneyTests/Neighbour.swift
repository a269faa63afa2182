import Foundation
import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing
import Vault

/// One of several organisations in one database: a schema, three roles and keys of its own, and a
/// server process over them.
struct Neighbour: Sendable {
    /// What stands in its books and nowhere else.
    let secrets: [String]
    /// A member of staff with a certificate.
    let token: Token
    /// Its schema, and what the names of its roles begin with.
    let prefix: String
    let signingKey = SigningKey.fresh()
    private let keys = MasterKeys.fresh()
    private let database: TestDatabase

    /// Makes one whose only employee is called `person`.
    static func make(
        _ name: String,
        person: String,
        in database: TestDatabase
    ) async throws -> Neighbour {
        // Roles are the cluster's: other tests make theirs meanwhile.
        let digits = UUID().uuidString.lowercased().replacing("-", with: "").prefix(16)
        let prefix = "org_\(digits)"
        let roles = try #require(RoleNames(prefix: prefix))
        let superuser = try await Connection.open(database.configuration(.superuser))
        try await superuser.run(script: roles.script)
        try await superuser.run(script: "create schema \(prefix) authorization \(prefix)_owner")
        await superuser.close()
        let owner = try await Connection.open(
            ConnectionConfiguration(
                conninfo: conninfo(database, prefix, "owner"),
                applicationName: "latitude test",
                connectDeadline: .seconds(30)
            )
        )
        try await Migrator(connection: owner, roles: roles).run()
        let organisation = OrganisationStore(connection: owner)
        try await organisation.setUp(name: name, isDemo: false)
        let token = try await staff(organisation, name: name, person: person)
        await owner.close()
        return Neighbour(
            secrets: [name, person, "\(name) Street", "\(person)'s team"],
            token: token,
            prefix: prefix,
            database: database
        )
    }

    /// Lends `body` its server, and answers what the server wrote meanwhile.
    func serving(
        _ body: @Sendable @escaping (ServerProcess) async throws -> Void
    ) async throws -> String {
        var environment = ServerProcess.environment(database)
        environment["LATITUDE_DATABASE_URL"] = Self.conninfo(database, prefix, "app")
        environment["LATITUDE_OWNER_URL"] = Self.conninfo(database, prefix, "owner")
        environment["LATITUDE_VAULT_KEY"] = keys.text
        environment["LATITUDE_SIGNING_KEY"] = signingKey.text
        let outcome = try await ServerProcess.with(environment: environment, body)
        #expect(outcome.exitCode == 0, "\(outcome.log)")
        return outcome.log
    }

    /// Roles that cannot log in to the test's cluster are put on while connecting.
    private static func conninfo(
        _ database: TestDatabase,
        _ prefix: String,
        _ role: String
    ) -> String {
        let options = "-c search_path=\(prefix) -c role=\(prefix)_\(role)"
        return "\(database.conninfo(.superuser)) options='\(options)'"
    }

    private static func staff(
        _ organisation: OrganisationStore,
        name: String,
        person: String
    ) async throws -> Token {
        let property = try await organisation.addProperty(
            PropertyPlan(
                name: "\(name) Street",
                timeZone: "America/New_York",
                currency: TestHouse.dollar,
                language: "en"
            )
        )
        let team = try await organisation.addCostCentre(
            property: property,
            code: "FO",
            name: "\(person)'s team"
        )
        try await organisation.setPolicy(
            PolicyPlan(
                property: property,
                validFrom: "2020-01-01",
                owner: person,
                wordings: ["en": "Put it right."],
                limits: [.init(.employeeMonth, 200_000), .init(.guestDay, 200_000)]
            )
        )
        let handle = person.lowercased()
        let id = try await organisation.addEmployee(
            EmployeePlan(handle: handle, name: person, property: property, costCentre: team)
        )
        try await organisation.certify(
            employee: id,
            course: "basics",
            from: "2020-01-01",
            until: "2099-03-31"
        )
        return try #require(try await organisation.issueToken(handle: handle, label: "test"))
    }
}
