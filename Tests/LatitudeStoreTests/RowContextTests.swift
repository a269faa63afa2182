import Foundation
import Latitude
import Logging
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Who asks")
struct RowContextTests {
    @Test("is nobody until it is said, and again once the transaction is over")
    func nobody() async throws {
        try await Self.withAct { house, ada in
            let app = try await Connection.open(house.database.configuration(.app))
            #expect(try await app.texts(ReadableTables.counts, asking: nil).isEmpty)
            #expect(try await app.texts(ReadableTables.counts, asking: ada).count > 5)
            // The setting is '' from here on, no longer null.
            let setting = "select current_setting('latitude.employee', true)"
            #expect(try await app.texts(setting) == [""])
            #expect(try await app.texts(ReadableTables.counts, asking: nil).isEmpty)
            #expect(try await app.texts(ReadableTables.counts).isEmpty)
            await app.close()
        }
    }

    @Test(
        "is nobody, or an error, where it is nonsense",
        arguments: ["", " ", "nobody", "0", "null", "' or true --", "{}", "00000000", "ada"]
    )
    func nonsense(text: String) async throws {
        try await Self.withAct { house, _ in
            let app = try await Connection.open(house.database.configuration(.app))
            let context: SessionContext = [
                "latitude.employee": text, "latitude.roles": "staff finance admin",
                "latitude.cost_centre": "1",
            ]
            for table in ReadableTables.all {
                await Self.showsNothing(app, table, within: context)
            }
            await app.close()
        }
    }

    @Test("who is no employee owns nothing; without an employee no role counts")
    func stranger() async throws {
        try await Self.withAct { house, _ in
            let app = try await Connection.open(house.database.configuration(.app))
            for settings in [
                "set local latitude.employee = '\(UUID().uuidString)'",
                "set local latitude.roles = 'finance manager admin'",
                "set local latitude.cost_centre = '1'",
            ] {
                let counts = try await app.transaction { connection in
                    try connection.run(script: settings)
                    return try connection.texts(ReadableTables.counts)
                }
                // The list of colleagues is all that being somebody alone shows.
                #expect(counts.allSatisfy { $0.hasPrefix("employee ") }, "\(settings)")
            }
            await app.close()
        }
    }

    @Test("is gone with its transaction on a pooled connection, also when that failed")
    func pooled() async throws {
        try await Self.withAct { house, ada in
            let pool = ConnectionPool(
                house.database.configuration(.app),
                size: 1,
                logger: Logger(label: "test")
            )
            let (seen, _) = try await pool.run(
                CountActs(),
                CountActs(),
                within: ada.context,
                deadline: .seconds(30)
            )
            #expect(seen == [1])
            #expect(try await pool.one(CountActs(), deadline: .seconds(30)) == 0)
            await #expect(throws: PostgresError.self) {
                try await pool.run(
                    CountActs(),
                    Divide(),
                    within: ada.context,
                    deadline: .seconds(30)
                )
            }
            #expect(try await pool.one(CountActs(), deadline: .seconds(30)) == 0)
            await #expect(throws: PostgresError.self) {
                try await pool.run(
                    CountActs(),
                    within: SessionContext([(name: "latitude.employee", value: "nobody")]),
                    deadline: .seconds(30)
                )
            }
            #expect(try await pool.one(CountActs(), deadline: .seconds(30)) == 0)
            await pool.close()
        }
    }

    @Test("is the server's to say, and even so it reads no secret and no e-mail address")
    func trusted() async throws {
        try await Self.withAct { house, ada in
            let app = try await Connection.open(house.database.configuration(.app))
            // What the server is trusted with: it may say for a whole session that it is anybody.
            try await app.run(
                script: """
                    set latitude.employee = '\(ada.id.uuidString)';
                    set latitude.cost_centre = '1';
                    select set_config('latitude.roles', 'staff manager finance admin', false);
                    """
            )
            #expect(try await app.texts("select count(*)::text from narrative") == ["1"])
            for relation in [
                "passphrase", "pin", "enrolment", "device_login", "register", "identity", "desk",
                "vault_secret", "code_secret", "signing_key", "vault_master", "erasure",
                "guest_access", "access_day", "limit_question",
            ] {
                await refused(.insufficientPrivilege, "select * from \(relation)", by: app)
                await refused(.insufficientPrivilege, "select from \(relation)", by: app)
                await refused(.insufficientPrivilege, "copy \(relation) to stdout", by: app)
            }
            for columns in [
                "token_hash from token", "t from token t", "* from token", "desk_id from token",
                "email from employee", "e from employee e", "* from employee",
                "heir_id from employee", "to_jsonb(e) from employee e",
            ] {
                await refused(.insufficientPrivilege, "select \(columns)", by: app)
            }
            // A condition would tell as much as a column.
            await refused(
                .insufficientPrivilege,
                "select handle from employee where email like 'a%'",
                by: app
            )
            await app.close()
        }
    }

    /// A house where `ada` booked one act for a room.
    private static func withAct(
        _ body: @Sendable @escaping (TestHouse, SignedIn) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(5), room: "412"), by: ada.hash)
            let asker = try #require(try await house.books.employees.signedIn(ada.hash))
            try await body(house, asker)
        }
    }

    private static func showsNothing(
        _ app: Connection,
        _ table: String,
        within context: SessionContext
    ) async {
        do {
            let rows = try await app.texts("select count(*)::text from \(table)", within: context)
            #expect(rows == ["0"], "\(table)")
        } catch let error as PostgresError {
            #expect(error.report?.sqlState == "22P02", "\(table)")
        } catch {
            Issue.record(error)
        }
    }
}

private struct CountActs: Statement {
    static let sql = "select count(*) from recovery"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}

private struct Divide: Statement {
    static let sql = "select 1 / (count(*) - count(*)) from recovery"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}
