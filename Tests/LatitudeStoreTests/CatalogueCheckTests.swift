import Foundation
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("The catalogue of a house")
struct CatalogueCheckTests {
    @Test("is as this version makes it, and the comparison leaves nothing behind")
    func clean() async throws {
        try await TestDatabase.with { database in
            #expect(try await Self.findings(database).isEmpty)
            let schemas = try await database.owner.texts(
                "select nspname::text from pg_namespace where nspname like 'scratch%'"
            )
            #expect(schemas.isEmpty)
        }
    }

    @Test("tells what somebody with every right changed", arguments: CatalogueChanges.all)
    func changed(change: CatalogueChange) async throws {
        try await TestDatabase.with { database in
            try await Self.run(change.statement, in: database)
            let found = try await Self.findings(database)
            let finding = change.finding.replacing("DATABASE", with: database.name)
            #expect(found.contains(finding), "\(found)")
        }
    }

    @Test("tells what a role was given", arguments: CatalogueChanges.ofRoles)
    func roles(change: CatalogueChange) async throws {
        try await TestDatabase.with { database in
            // Roles are the cluster's, which other tests share: this house has its own.
            let digits = UUID().uuidString.lowercased().replacing("-", with: "").prefix(16)
            let prefix = "org_\(digits)"
            let roles = try #require(RoleNames(prefix: prefix))
            try await Self.run(
                """
                \(roles.script);
                create schema \(prefix) authorization \(prefix)_owner;
                grant create on database \(database.name) to \(prefix)_owner;
                """,
                in: database
            )
            let options = "-c search_path=\(prefix) -c role=\(prefix)_owner"
            let owner = try await Connection.open(
                ConnectionConfiguration(
                    conninfo: "\(database.conninfo(.superuser)) options='\(options)'",
                    applicationName: "latitude test",
                    connectDeadline: .seconds(30)
                )
            )
            try await Migrator(connection: owner, roles: roles).run()
            let check = CatalogueCheck(connection: owner, roles: roles)
            #expect(try await check.findings().isEmpty)
            try await Self.run(change.statement.replacing("HOUSE", with: prefix), in: database)
            let found = try await check.findings().map(\.text)
            #expect(found == [change.finding.replacing("HOUSE", with: prefix)])
            try await Self.run(change.undone.replacing("HOUSE", with: prefix), in: database)
            await owner.close()
        }
    }

    @Test("is the same after a dump was restored")
    func restored() async throws {
        try await TestDatabase.with { database in
            let psql = Process()
            psql.executableURL = URL(filePath: "/usr/bin/env")
            psql.arguments = [
                "bash", "-c",
                """
                set -euo pipefail
                export PGOPTIONS='-c client_min_messages=warning'
                run() { psql --no-psqlrc --quiet --output /dev/null --dbname "$1"; }
                dump=$(pg_dump --schema-only --dbname "$1")
                run "$1" <<<'drop schema public cascade; create schema public'
                run "$1" <<<"$dump"
                """,
                "bash", database.conninfo(.superuser),
            ]
            try psql.run()
            psql.waitUntilExit()
            try #require(psql.terminationStatus == 0)
            let tables = try await database.owner.texts(
                "select count(*)::text from pg_class where relnamespace = 'public'::regnamespace"
            )
            try #require(tables != ["0"])
            // The mark of each migration is data.
            for migration in try Migrator.missing(after: []) {
                _ = try await database.owner.run(RecordMigration(migration: migration))
            }
            #expect(try await Self.findings(database) == [])
        }
    }

    @Test(
        "that cannot be compared is a finding that says what to do",
        arguments: [
            ("alter database DATABASE owner to latitude", "grant create on database DATABASE to"),
            ("alter database DATABASE set default_transaction_read_only = on", "is read-only"),
            ("delete from migration where name like '0003%'", "latitude-server migrate"),
        ]
    )
    func notCompared(statement: String, words: String) async throws {
        try await TestDatabase.with { database in
            try await Self.run(statement.replacing("DATABASE", with: database.name), in: database)
            let owner = try await Connection.open(database.configuration(.owner))
            let found = try await BookCheck(connection: owner).run()
                .filter { $0.check == "catalogue" }
            await owner.close()
            try #require(found.count == 1)
            #expect(found[0].text.hasPrefix("Not compared with this version"))
            #expect(found[0].text.contains(words.replacing("DATABASE", with: database.name)))
        }
    }

    @Test("that a role who is not the owner looks at is not called in order")
    func notOwner() async throws {
        try await TestDatabase.with { database in
            let app = try await Connection.open(database.configuration(.app))
            let found = try await CatalogueCheck(connection: app, roles: .standard).findings()
            await app.close()
            #expect(found.map(\.text).contains { $0.contains("cannot act as latitude_owner") })
        }
    }

    private static func findings(_ database: TestDatabase) async throws -> [String] {
        try await CatalogueCheck(connection: database.owner, roles: .standard).findings()
            .map(\.text)
    }

    private static func run(_ script: String, in database: TestDatabase) async throws {
        let superuser = try await Connection.open(database.configuration(.superuser))
        try await superuser.run(script: script, deadline: .seconds(30))
        await superuser.close()
    }
}
