import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("The app role")
struct RightsTests {
    private static let tables = [
        "entry", "posting", "fund", "fund_entry", "recovery", "narrative", "guest", "register",
        "policy", "policy_limit", "employee", "certification", "token", "property", "outcome",
        "story", "organisation", "account", "means_account", "period", "entry_words", "migration",
        "period_change", "export", "budget",
        "story_words", "guest_label", "vault_key", "vault_secret", "code_secret", "signing_key",
        "vault_master", "erasure",
        "identity", "passphrase", "pin", "enrolment", "desk", "device_login", "policy_wording",
        "access_day", "limit_question",
    ]

    @Test("may change no row of any table", arguments: tables)
    func changesNothing(table: String) async throws {
        try await TestDatabase.with { database in
            let app = try await Connection.open(database.configuration(.app))
            for statement in [
                "delete from \(table)", "truncate \(table) cascade",
                "insert into \(table) default values",
                "update \(table) set \(Self.someColumn(of: table)) = null",
            ] {
                await refused(.insufficientPrivilege, statement, by: app)
            }
            await app.close()
        }
    }

    @Test(
        "may not switch triggers off, nor call what is the owner's",
        arguments: [
            "set session_replication_role = replica",
            "alter table entry disable trigger all",
            "create table mine (x integer)",
            "insert into entry (entry_id) overriding system value values (1)",
            "select nextval('entry_number')",
            "select setval('recovery_number', 1)",
            "select recovery_post_at(array[]::recovery_request[], now())",
            "select organisation_set_up('x', true)",
            "select token_issue('ada', '\\x00', 'x', now(), null)",
            "select register_add('x', 'y', '{}')",
            "select fund_move('{1}', 1, null::uuid, 1, 0, '\\x00')",
            "select holds_expire('{}', 'infinity')",
            "select access_days_note_at('infinity')",
            "select secret from code_secret",
            "set role latitude_book", "set role latitude_owner",
        ]
    )
    func mayNot(statement: String) async throws {
        try await TestDatabase.with { database in
            let app = try await Connection.open(database.configuration(.app))
            await refused(.insufficientPrivilege, statement, by: app)
            await app.close()
        }
    }

    @Test(
        "nor anybody else alters the books, the owner and replica mode included",
        arguments: [
            "update entry set amount = 1", "delete from posting", "truncate fund_entry cascade",
            "delete from fund", "delete from recovery", "update policy set owner = 'me'",
            "update register set content = null", "delete from certification",
        ]
    )
    func appendOnly(statement: String) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            await refused(.insufficientPrivilege, statement, by: house.database.owner)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            await refused(
                .insufficientPrivilege,
                "set session_replication_role = replica; \(statement)",
                by: superuser
            )
            await superuser.close()
        }
    }

    @Test("a temporary table cannot stand in for one of ours in the money functions")
    func noShadow() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada", certified: false)
            let app = try await Connection.open(house.database.configuration(.app))
            try await app.run(
                script: """
                    create temporary table certification as
                    select 1::bigint as certification_id, '\(ada.id)'::uuid as employee_id,
                        'x' as course, date '2000-01-01' as valid_from,
                        date '2099-01-01' as valid_until;
                    grant select on certification to public;
                    """
            )
            let codes = try await app.texts(
                """
                select code from recovery_post_all(array[row(
                    gen_random_uuid(), 'spend', decode('\(ada.hexHash)', 'hex'), null, null, 100,
                    'USD', null, null, null, null, null, null, null, null, null, null, null, null,
                    null, '\\x00', null)::recovery_request])
                """
            )
            #expect(codes == ["not_certified"])
            await app.close()
        }
    }

    private static func someColumn(of table: String) -> String {
        switch table {
        case "entry", "posting", "fund_entry", "entry_words": "entry_id"
        case "identity", "passphrase", "pin", "enrolment", "device_login", "limit_question":
            "employee_id"
        case "story_words": "words"
        case "guest_label", "erasure": "guest_id"
        case "vault_key", "vault_secret", "vault_master": "master"
        case "desk": "name"
        case "code_secret": "secret"
        case "access_day": "digest"
        case "signing_key": "public_key"
        case "period_change", "export", "budget": "month"
        case "policy_wording": "wording"
        case "fund": "held"
        case "recovery", "narrative", "outcome", "story": "recovery_id"
        case "guest": "kind"
        case "register": "hash"
        case "policy": "owner"
        case "policy_limit": "policy_id"
        case "employee", "certification", "token": "employee_id"
        case "property": "currency"
        case "organisation", "account", "migration": "name"
        case "means_account": "means"
        default: "closed_at"
        }
    }
}

/// Records an issue unless `statement` is refused with `state`.
func refused(
    _ state: SQLState,
    _ statement: String,
    by connection: Connection,
    sourceLocation: SourceLocation = #_sourceLocation
) async {
    do throws(PostgresError) {
        try await connection.run(script: statement)
        Issue.record("was not refused: \(statement)", sourceLocation: sourceLocation)
    } catch {
        #expect(error.report?.sqlState == state, "\(statement)", sourceLocation: sourceLocation)
    }
}

extension TestEmployee {
    /// The token's hash in hexadecimal digits.
    var hexHash: String {
        hash.bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
