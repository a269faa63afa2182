import ChainVerification
import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeExports
import LatitudeStore
import NIOCore
import Postgres
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("A hostile setting of the database")
struct HostileSettingTests {
    @Test(
        "changes nothing in what is booked, entered, exported, checked and verified",
        arguments: [
            "datestyle = 'German, DMY'", "datestyle = 'SQL, DMY'", "intervalstyle = 'iso_8601'",
            "timezone = 'Pacific/Kiritimati'", "timezone_abbreviations = 'India'",
            "bytea_output = 'escape'", "extra_float_digits = -15",
            "standard_conforming_strings = off", "backslash_quote = off",
            "quote_all_identifiers = on", "array_nulls = off", "transform_null_equals = on",
            "row_security = off", "session_replication_role = replica",
            "client_min_messages = error", "lc_messages = 'C'",
            "default_transaction_isolation = 'serializable'",
        ]
    )
    func harmless(setting: String) async throws {
        try await HouseRouter.with { before in
            let ada = try await before.house.employee("ada")
            let fin = try await before.house.employee("fin", roles: ["finance"])
            let act = try await before.house.recoveries.book(.of(.dollars(20), "tea"), by: ada.hash)
            let month = Month(of: act.bookedOn)
            let files = try await Self.exports(of: month, before, fin)
            let heads = try await CheckpointStore(connection: before.house.database.owner).heads()
            try await Self.script("set \(setting)", on: before.house)
            try await before.reopened { router in
                let after = try await Self.exports(of: month, router, fin)
                #expect(after == files)
                try await Self.work(router, ada, fin, in: month)
                _ = try await Self.exports(of: try #require(Month("2020-02")), router, fin)
            }
            try await Self.inOrder(before.house, since: heads)
        }
    }

    @Test("that is stronger than the roles' own stops the server, until the roles are made again")
    func refused() async throws {
        try await TestHouse.with { house in
            for role in ["latitude_app", "latitude_owner"] {
                try await Self.script("set datestyle = 'German, DMY'", role: role, on: house)
            }
            let difference = await #expect(throws: SessionSettings.Difference.self) {
                try await house.reopened { _ in }
            }
            #expect(difference?.name == "DateStyle")
            #expect(difference?.value == "German, DMY")
            #expect(difference?.needed == "ISO, MDY")
            // A command of the owner's sets its own session and goes on.
            let owner = try await Connection.open(house.database.configuration(.owner))
            try await SessionSettings.set(owner)
            #expect(try await BookCheck(connection: owner).run().isEmpty)
            await owner.close()
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(script: RoleNames.standard.script)
            await superuser.close()
            try await house.reopened { _ in }
        }
    }

    @Test("under which a crash takes back what was acknowledged stops the server")
    func acknowledged() async throws {
        try await TestHouse.with { house in
            try await Self.script("set synchronous_commit = off", on: house)
            let difference = await #expect(throws: SessionSettings.Difference.self) {
                try await house.reopened { _ in }
            }
            #expect(difference?.name == "synchronous_commit")
            try await Self.script("set synchronous_commit = local", on: house)
            try await house.reopened { _ in }
        }
    }

    @Test("that whoever has the server's password sets changes no row that is entered")
    func stolen() async throws {
        try await TestHouse.with { house in
            let fin = try await house.employee("fin", roles: ["finance"])
            let app = try await Connection.open(house.database.configuration(.app))
            let token = fin.hash.bytes.map { String(format: "%02x", $0) }.joined()
            try await app.run(
                script: """
                    set datestyle = 'German, DMY'; set bytea_output = 'escape';
                    set intervalstyle = 'iso_8601'; set timezone = 'Pacific/Kiritimati';
                    set standard_conforming_strings = off;
                    select period_close('\\x\(token)'::bytea, '01.02.2020');
                    select budget_set('\\x\(token)'::bytea, array[\(house.costCentre)::bigint],
                        array[date_trunc('month', now())::date], array[100::bigint]);
                    """.replacing("'\\x", with: "E'\\\\x")
            )
            await app.close()
            let findings = try await BookCheck(connection: house.database.owner).run()
            #expect(findings.isEmpty, "\(findings)")
        }
    }

    @Test("reaches no function that the server calls and that writes")
    func functions() async throws {
        try await TestDatabase.with { database in
            let bare = try await database.owner.texts(
                """
                select p.proname from pg_proc p
                where p.pronamespace = current_schema()::regnamespace and p.prosecdef
                    and p.provolatile = 'v'
                    and not (p.proconfig::text ilike '%datestyle=%'
                        and p.proconfig::text ilike '%timezone=utc%'
                        and p.proconfig::text ilike '%bytea_output=hex%')
                """
            )
            #expect(bare.isEmpty)
        }
    }

    /// What a server enters rows by: acts, words, a closed month and a plan.
    private static func work(
        _ router: HouseRouter,
        _ ada: TestEmployee,
        _ fin: TestEmployee,
        in month: Month
    ) async throws {
        let amount = #""amount":{"minor":1200,"currency":"USD"}"#
        let booked = try await router.put(
            "{\(amount),\"kind\":\"hold\",\"what\":\"late tea\",\"room\":\"412\"}",
            by: ada
        )
        let code = try #require(RecoveryReference(try booked.decoded(Receipt.self).code))
        for (path, body, employee) in [
            (
                Routes.after(code, .settlement, id: Identifier()),
                #"{"amount":{"minor":900,"currency":"USD"}}"#, ada
            ),
            (
                Routes.after(code, .outcomes, id: Identifier()),
                #"{"outcome":"better","words":"she smiled"}"#, ada
            ),
            (
                Routes.after(code, .story, id: Identifier()),
                #"{"words":"Tea at four.","share":"house"}"#, ada
            ),
            (Routes.period(try #require(Month("2020-02"))), #"{"state":"closed"}"#, fin),
        ] {
            let answer = try await router.send(.put, path, body: body, token: employee.token)
            #expect(answer.status == .ok, "\(path): \(String(buffer: answer.body))")
        }
        let plan = try await router.client.execute(
            uri: Routes.budget,
            method: .put,
            headers: [.contentType: "text/csv", .authorization: "Bearer \(fin.token.text)"],
            body: ByteBuffer(string: "property,cost centre,month,amount\nGrand,FO,\(month),100\n")
        )
        #expect(plan.status == .ok)
    }

    private static func exports(
        of month: Month,
        _ router: HouseRouter,
        _ fin: TestEmployee
    ) async throws -> [String] {
        var files: [String] = []
        for format in ExportFormat.allCases {
            let path = Routes.export(month, format: format.rawValue)
            let answer = try await router.send(.get, path, token: fin.token)
            #expect(answer.status == .ok)
            files.append(String(buffer: answer.body))
        }
        return files
    }

    private static func inOrder(_ house: TestHouse, since heads: ChainHeads) async throws {
        let owner = try await Connection.open(house.database.configuration(.owner))
        let findings = try await BookCheck(connection: owner, keys: TestHouse.keys).run()
        #expect(findings.isEmpty, "\(findings)")
        #expect(try await CheckpointStore(connection: owner).differences(from: heads).isEmpty)
        await owner.close()
        let elsewhere = try await BookCheck(connection: house.database.owner).run()
        #expect(elsewhere.isEmpty, "\(elsewhere)")
        let report = try await ChainVerifier(house.database.configuration(.owner)).run()
        #expect(report.entryFindings.isEmpty && report.fundFindings.isEmpty)
        #expect(report.entryCount > 1)
    }

    /// Alters the database of `house`, or `role` in it.
    private static func script(
        _ change: String,
        role: String? = nil,
        on house: TestHouse
    ) async throws {
        let superuser = try await Connection.open(house.database.configuration(.superuser))
        let whose = role.map { "role \($0) in " } ?? ""
        try await superuser.run(script: "alter \(whose)database \(house.database.name) \(change)")
        await superuser.close()
    }
}
