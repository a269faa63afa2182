import Foundation
import LatitudeSchema
import Messages
import Postgres

/// Compares what the database's catalogue says of a house with what this version makes.
///
/// This version is installed in a scratch schema on the same server, in one transaction that is
/// rolled back, so that both are told by the same server and nothing is left behind.
struct CatalogueCheck: Sendable {
    let connection: Connection
    let roles: RoleNames

    /// Every difference, and what was not compared where it could not be.
    func findings(deadline: Duration = .seconds(120)) async throws -> [BookCheck.Finding] {
        let prefix = roles.prefix
        let (house, around) = try await connection.transaction(deadline: deadline) { connection in
            let house = try connection.run(FindHouse(prefix: prefix)).first
            try connection.run(script: Self.plainNames)
            let around = try connection.run(
                FindSurroundings(schema: house?.schema ?? "", prefix: prefix)
            )
            return (house, around)
        }
        guard let house else { return [] }
        let findings = around.map(\.finding)
        if let obstacle = house.obstacle {
            return findings + [Self.notCompared(obstacle, house.values(prefix))]
        }
        do {
            return findings + (try await differences(of: house, deadline: deadline)).map(\.finding)
        } catch let error as PostgresError {
            guard let report = error.report, !report.sqlState.isTransient else { throw error }
            return findings + [Self.notCompared("refused", ["reason": report.message])]
        } catch is MigrationError {
            return findings + [Self.notCompared("version", [:])]
        }
    }

    private func differences(
        of house: CheckedHouse,
        deadline: Duration
    ) async throws -> [CatalogueDifference] {
        let scratch = "scratch_" + UUID().uuidString.lowercased().replacing("-", with: "")
        return try await connection.transaction(deadline: deadline) { [roles] connection in
            let applied = try connection.run(AppliedMigrations())
            if let missing = try Migrator.missing(after: applied).first {
                throw MigrationError.missing(missing.name)
            }
            try connection.run(
                script: """
                    savepoint scratch;
                    set local role \(roles.prefix)_owner;
                    create schema \(scratch);
                    set local search_path to \(scratch);
                    """
            )
            try Migrator.install(on: connection, roles: roles)
            try connection.run(script: Self.plainNames)
            let found = try connection.run(
                CompareSchemas(house: house.schema, scratch: scratch),
                deadline: .seconds(60)
            )
            try connection.run(script: "rollback to savepoint scratch")
            return found
        }
    }

    private static func notCompared(
        _ obstacle: String,
        _ values: [String: String]
    ) -> BookCheck.Finding {
        let sentence = Sentence("catalogue.notCompared.\(obstacle)", values)
        return BookCheck.Finding(check: "catalogue", text: sentence.text(in: .en))
    }

    /// Names outside PostgreSQL's own schema are then written out.
    private static let plainNames = "set local search_path to ''"
}

/// Where the house is, and why this version cannot be installed beside it; nil when it can.
struct CheckedHouse: Sendable {
    let schema: String
    let database: String
    let user: String
    let obstacle: String?

    func values(_ prefix: String) -> [String: String] {
        ["database": database, "user": user, "role": "\(prefix)_owner"]
    }
}

struct FindHouse: Statement {
    let prefix: String

    static let effect = Effect.read
    static let sql = """
        select current_schema()::text, quote_ident(current_database()), current_user::text,
            case when pg_is_in_recovery() or current_setting('transaction_read_only')::boolean
                then 'readOnly'
            when not coalesce(pg_has_role(current_user, r.oid, 'member'), false) then 'role'
            when not has_database_privilege(r.oid, current_database(), 'create') then 'right' end
        from (values ($1::text || '_owner')) o (name)
        left join pg_roles r on r.rolname = o.name
        where current_schema() is not null
        """
    var parameters: [Parameter] { [.text(prefix)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> CheckedHouse {
        CheckedHouse(
            schema: try row.next(),
            database: try row.next(),
            user: try row.next(),
            obstacle: try row.next()
        )
    }
}

/// One thing that is not as this version has it.
struct CatalogueDifference: Sendable {
    /// What it is, such as `function`.
    let kind: String
    /// Its name, and its table's before it.
    let object: String
    /// `missing`, `foreign` (this version has none such), or the fact that differs.
    let difference: String
    let expected: String?
    let found: String?

    /// The difference as a finding, which shows what is short enough to be read.
    var finding: BookCheck.Finding {
        let words = Messages.of(.en)
        let what = words("catalogue.kind.\(kind)", ["object": object])
        let text =
            switch (kind, difference) {
            case (_, "missing"): words("catalogue.missing", ["what": what])
            case (_, "foreign"): words("catalogue.foreign", ["what": what])
            case ("role", _): words("catalogue.role.\(difference)", ["object": object])
            default: differs(what, words)
            }
        return BookCheck.Finding(check: "catalogue", text: text)
    }

    private func differs(_ what: String, _ words: Messages) -> String {
        let fact = words("catalogue.fact.\(difference)")
        let none = words("catalogue.none")
        let (found, expected) = (self.found ?? none, self.expected ?? none)
        guard [found, expected].allSatisfy({ $0.count <= 60 && !$0.contains("\n") }) else {
            return words("catalogue.differs", ["what": what, "fact": fact])
        }
        return words(
            "catalogue.differsTo",
            ["what": what, "fact": fact, "found": found, "expected": expected]
        )
    }

    fileprivate init(_ row: inout Row) throws(PostgresError) {
        kind = try row.next()
        object = try row.next()
        difference = try row.next()
        expected = try row.next()
        found = try row.next()
    }
}

struct CompareSchemas: Statement {
    let house: String
    let scratch: String

    static let effect = Effect.read
    static let sql = Schema.objects.sql
    var parameters: [Parameter] { [.text(house), .text(scratch)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> CatalogueDifference {
        try CatalogueDifference(&row)
    }
}

struct FindSurroundings: Statement {
    let schema: String
    let prefix: String

    static let effect = Effect.read
    static let sql = Schema.surroundings.sql
    var parameters: [Parameter] { [.text(schema), .text(prefix)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> CatalogueDifference {
        try CatalogueDifference(&row)
    }
}
