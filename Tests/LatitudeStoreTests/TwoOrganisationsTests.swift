import Foundation
import Latitude
import Logging
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Two organisations in one database")
struct TwoOrganisationsTests {
    @Test("keep their books apart, and both are in order")
    func inOrder() async throws {
        try await Organisation.withTwo { first, second in
            for one in [first, second] {
                _ = try await one.book(.of(.dollars(5), room: "412"))
            }
            let third = try await first.book(.of(.dollars(7), room: "412"))
            #expect(third.fund(.guestDay)?.used == .dollars(12))
            for (one, acts) in [(first, "2"), (second, "1")] {
                let check = BookCheck(connection: one.owner, keys: TestHouse.keys, roles: one.roles)
                #expect(try await check.run().isEmpty)
                #expect(try await one.owner.texts("select count(*)::text from entry") == [acts])
            }
        }
    }

    @Test("neither role of one may read, call or become anything of the other's")
    func apart() async throws {
        try await Organisation.withTwo { first, second in
            _ = try await second.book(.of(.dollars(5), room: "412"))
            let tables = try await second.owner.texts(
                """
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relkind in ('r', 'S')
                """
            )
            let calls = try await second.owner.texts(
                """
                select format('%I.%I(%s)', current_schema(), p.proname, (
                    select string_agg(format('null::%s', a::regtype), ', ' order by o)
                    from unnest(p.proargtypes) with ordinality u (a, o)))
                from pg_proc p
                where p.pronamespace = current_schema()::regnamespace
                    and p.prorettype <> 'trigger'::regtype
                """
            )
            try #require(tables.count > 30 && calls.count > 60)
            for role in ["app", "owner", "book"] {
                let intruder = try await first.session(as: role)
                for table in tables {
                    await refused(
                        .insufficientPrivilege,
                        "select from \(second.schema).\(table)",
                        by: intruder
                    )
                }
                for call in calls {
                    await refused(.insufficientPrivilege, "select \(call)", by: intruder)
                }
                for statement in second.temptations {
                    await refused(.insufficientPrivilege, statement, by: intruder)
                }
                let seen = try await intruder.texts(
                    """
                    select table_name::text from information_schema.tables
                    where table_schema = '\(second.schema)'
                    union all
                    select 'usage' where has_schema_privilege('\(second.schema)', 'usage')
                    """
                )
                #expect(seen.isEmpty, "\(role)")
                await intruder.close()
            }
        }
    }

    @Test("a token, an id and a code of one are nothing in the other, and no answer tells of it")
    func unknown() async throws {
        try await Organisation.withTwo { first, second in
            let act = try await second.book(.of(.dollars(777), room: "412"))
            let code = try #require(RecoveryReference(act.code))
            #expect(try await first.signedIn(second.token) == nil)
            await refuses(.notSignedIn) {
                try await first.book(.of(.dollars(1)), by: second.token)
            }
            let asker = try #require(try await first.signedIn(first.token))
            for reference in [.id(act.id), code] as [RecoveryReference] {
                let acts = ActReader(pool: first.pool, vault: first.vault)
                #expect(try await acts.act(reference, for: asker) == nil)
                let step = try FollowUp(
                    id: Identifier(),
                    recovery: reference,
                    step: .reverse,
                    words: nil
                )
                let refusal = await refuses(.unknownCode) { try await first.book(step) }
                #expect(refusal?.detail == "“\(reference)” names none.")
            }
            // The same id is free in the other's books: no constraint reaches across.
            let twin = try await first.book(.of(.dollars(3), id: act.id))
            #expect(twin.id == act.id)
            #expect(twin.amount == .dollars(3))
            let error = await #expect(throws: PostgresError.self) {
                try await first.owner.run(script: "select * from \(second.schema).entry")
            }
            let text = String(reflecting: error)
            for word in [act.code, "777", second.name, second.prefix] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }
}

/// One of several organisations of a database, with a schema and three roles of its own.
private struct Organisation: Sendable {
    let name: String
    let prefix: String
    let owner: Connection
    let pool: ConnectionPool
    let vault: PersonalVault
    let token: Token
    private let database: TestDatabase

    var schema: String { prefix }

    var roles: RoleNames { RoleNames(prefix: prefix) ?? .standard }

    /// What somebody who got into the other organisation might try here.
    var temptations: [String] {
        [
            "set role \(prefix)_book", "set role \(prefix)_owner", "set role \(prefix)_app",
            "create table \(schema).mine (x integer)",
            "create function \(schema).mine() returns integer language sql as 'select 1'",
            "drop schema \(schema) cascade", "alter schema \(schema) owner to current_user",
            "grant usage on schema \(schema) to public",
            "alter table \(schema).entry disable row level security",
            "copy \(schema).token to stdout",
        ]
    }

    func signedIn(_ token: Token) async throws -> SignedIn? {
        try await EmployeeStore(pool: pool, vault: vault).signedIn(token.hash)
    }

    func book(_ request: RecoveryRequest, by token: Token? = nil) async throws -> Booking {
        try await post(RequestLine(request, by: (token ?? self.token).hash, vault: vault))
    }

    func book(_ step: FollowUp) async throws -> Booking {
        try await post(RequestLine(step, by: token.hash, vault: vault))
    }

    private func post(_ line: RequestLine) async throws -> Booking {
        let lines = try await pool.run(PostRequests([line]), deadline: .seconds(30))
        let first = try #require(lines.first)
        guard first.code == "booked" else { throw Refusal(first, requested: line) }
        return try #require(AnswerLine.booking(lines, vault: vault))
    }

    /// A session that has no more rights than that role, and no way to more.
    func session(as role: String) async throws -> Connection {
        let connection = try await Connection.open(database.configuration(.superuser))
        try await connection.run(
            script: """
                set search_path to \(schema), pg_temp;
                set session authorization \(prefix)_\(role);
                """
        )
        return connection
    }

    static func withTwo(
        _ body: @Sendable @escaping (Organisation, Organisation) async throws -> Void
    ) async throws {
        try await TestDatabase.with { database in
            let first = try await make("First house", in: database)
            let second = try await make("Second house", in: database)
            try await body(first, second)
            for one in [first, second] {
                await one.pool.close()
                await one.owner.close()
            }
        }
    }

    private static func make(
        _ name: String,
        in database: TestDatabase
    ) async throws -> Organisation {
        // Roles are the cluster's: other tests make theirs meanwhile.
        let digits = UUID().uuidString.lowercased().replacing("-", with: "").prefix(16)
        let prefix = "org_\(digits)"
        let roles = try #require(RoleNames(prefix: prefix))
        let superuser = try await Connection.open(database.configuration(.superuser))
        try await superuser.run(script: roles.script)
        try await superuser.run(
            script: """
                create schema \(prefix) authorization \(prefix)_owner;
                grant create on database \(database.name) to \(prefix)_owner;
                """
        )
        await superuser.close()
        let owner = try await Connection.open(
            configuration(database, prefix: prefix, role: "owner")
        )
        try await Migrator(connection: owner, roles: roles).run()
        let organisation = OrganisationStore(connection: owner)
        try await organisation.setUp(name: name, isDemo: false)
        let token = try await staffed(organisation)
        let pool = ConnectionPool(
            configuration(database, prefix: prefix, role: "app"),
            size: 1,
            logger: Logger(label: "test")
        )
        return Organisation(
            name: name,
            prefix: prefix,
            owner: owner,
            pool: pool,
            vault: try await PersonalVault.open(TestHouse.keys, over: owner),
            token: token,
            database: database
        )
    }

    /// Roles that cannot log in to the test's cluster are put on while connecting.
    private static func configuration(
        _ database: TestDatabase,
        prefix: String,
        role: String
    ) -> ConnectionConfiguration {
        let options = "-c search_path=\(prefix) -c role=\(prefix)_\(role)"
        return ConnectionConfiguration(
            conninfo: "\(database.conninfo(.superuser)) options='\(options)'",
            applicationName: "latitude test",
            connectDeadline: .seconds(30)
        )
    }

    private static func staffed(_ organisation: OrganisationStore) async throws -> Token {
        let property = try await organisation.addProperty(
            PropertyPlan(
                name: "Grand",
                timeZone: "America/New_York",
                currency: TestHouse.dollar,
                language: "en"
            )
        )
        let team = try await organisation.addCostCentre(property: property, code: "FO", name: "F")
        try await organisation.setPolicy(
            PolicyPlan(
                property: property,
                validFrom: "2020-01-01",
                owner: "Jan Nowak, ext 210",
                wordings: ["en": "Put it right."],
                limits: [.init(.employeeMonth, 200_000), .init(.guestDay, 200_000)]
            )
        )
        let id = try await organisation.addEmployee(
            EmployeePlan(handle: "ada", name: "Ada", property: property, costCentre: team)
        )
        try await organisation.certify(
            employee: id,
            course: "basics",
            from: "2020-01-01",
            until: "2099-03-31"
        )
        return try #require(try await organisation.issueToken(handle: "ada", label: "test"))
    }
}
