import Latitude
import Logging
import Messages
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Readiness")
struct ReadinessTests {
    /// What is found once `script` was run by the superuser behind a pool that is open already.
    private static func reason(after script: String) async throws -> String? {
        try await TestDatabase.with { database in
            let logger = Logger(label: "test")
            let app = database.configuration(.app)
            let pool = ConnectionPool(app, size: 1, logger: logger)
            let before = await Readiness(app, pool: pool, logger: logger).whyNot()
            #expect(before == nil)
            let superuser = try await Connection.open(database.configuration(.superuser))
            try await superuser.run(script: script.replacing("DATABASE", with: database.name))
            await superuser.close()
            let after = await Readiness(app, pool: pool, logger: logger).whyNot()
            await pool.close()
            return after?.key
        }
    }

    @Test(
        "tries what booking needs, not only what is open already",
        arguments: [
            ("alter database DATABASE connection limit 0", "shortage.connections"),
            (
                "alter database DATABASE set default_transaction_read_only = on",
                "shortage.read_only"
            ),
            ("select 1", nil),
        ]
    )
    func found(script: String, reason: String?) async throws {
        let found = try await Self.reason(after: script)
        #expect(found == reason)
    }

    @Test("leaves no row behind and holds for a moment")
    func traces() async throws {
        try await TestDatabase.with { database in
            let logger = Logger(label: "test")
            let app = database.configuration(.app)
            let pool = ConnectionPool(app, size: 1, logger: logger)
            let readiness = Readiness(app, pool: pool, logger: logger)
            let rows = "select sum(n_tup_ins)::text from pg_stat_user_tables"
            let before = try await database.owner.texts(rows)
            let script = "alter database \(database.name) connection limit 0"
            #expect(await readiness.whyNot() == nil)
            try await database.owner.run(script: script)
            #expect(await readiness.whyNot() == nil)
            #expect(try await database.owner.texts(rows) == before)
            await pool.close()
        }
    }

    @Test(
        "a database that takes nothing new is told as what it lacks",
        arguments: [
            ("25006", RefusalCode.serverAway, "shortage.read_only"),
            ("53100", .serverAway, "shortage.disk"),
            ("53200", .serverBusy, "shortage.memory"),
            ("53300", .serverBusy, "shortage.connections"),
            ("53400", .serverBusy, "shortage.limit"),
            ("53000", .serverBusy, "shortage.limit"),
        ]
    )
    func refusals(state: String, code: RefusalCode, key: String) {
        let report = ServerReport(sqlState: SQLState(rawValue: state))
        let refusal = Refusal(fault: PostgresError.refused(report))
        #expect(refusal.code == code)
        #expect(refusal.sentence?.key == key)
    }
}
