@testable import LatitudeStore
import Logging
import Messages
import Postgres
import TestSupport
import Testing

@Suite("The migrator")
struct MigratorTests {
    @Test("has nothing to do the second time, and ten at once do it once")
    func again() async throws {
        try await TestDatabase.with { database in
            #expect(try await Migrator(connection: database.owner).run().isEmpty)
            try await database.owner.run(
                script: "drop schema public cascade; create schema public",
                deadline: .seconds(30)
            )
            let applied = await race(10) {
                let connection = try await Connection.open(database.configuration(.owner))
                let names = try await Migrator(connection: connection).run()
                await connection.close()
                return names.count
            }
            #expect(applied.count == 10)
            #expect(applied.filter { $0 > 0 }.count == 1)
        }
    }

    @Test("leaves nothing behind when it is cut off halfway")
    func atomic() async throws {
        try await TestDatabase.with { database in
            try await database.owner.run(
                script: """
                    drop schema public cascade; create schema public;
                    create table story (in_the_way text)
                    """,
                deadline: .seconds(30)
            )
            await #expect(throws: (any Error).self) {
                try await Migrator(connection: database.owner).run()
            }
            let tables = try await database.owner.texts(
                "select relname::text from pg_class where relnamespace = 'public'::regnamespace "
                    + "and relkind = 'r'"
            )
            #expect(tables == ["story"])
        }
    }

    @Test("and the server refuse a changed, a missing and an unknown migration")
    func verifies() async throws {
        for (statement, expected) in [
            ("update migration set checksum = 'x' where name like '0003%'", "differs"),
            (
                "delete from migration where name = (select max(name) from migration)",
                "lacks migration"
            ),
            ("insert into migration values ('9999_later', 'x')", "does not know"),
        ] {
            try await TestDatabase.with { database in
                try await database.owner.run(script: statement)
                let pool = ConnectionPool(
                    database.configuration(.app),
                    logger: Logger(label: "test")
                )
                let error = await #expect(throws: MigrationError.self) {
                    try await Migrator.verify(pool)
                }
                #expect(error?.description.contains(expected) == true)
                let readiness = Readiness(
                    database.configuration(.app),
                    pool: pool,
                    logger: Logger(label: "test")
                )
                #expect(await readiness.whyNot()?.values["reason"] == error?.description)
                await pool.close()
            }
        }
    }
}
