import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("A hostile setting of the database")
struct HostileSettingTests {
    @Test(
        "changes nothing in what is booked, entered and checked",
        arguments: [
            "datestyle = 'German, DMY'", "datestyle = 'SQL, DMY'", "intervalstyle = 'iso_8601'",
            "timezone = 'Pacific/Kiritimati'", "bytea_output = 'escape'",
            "extra_float_digits = -15", "standard_conforming_strings = off",
            "transform_null_equals = on", "row_security = off",
            "session_replication_role = replica",
            "default_transaction_isolation = 'serializable'",
        ]
    )
    func harmless(setting: String) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(script: "alter database \(house.database.name) set \(setting)")
            await superuser.close()
            try await house.secondServer { recoveries in
                _ = try await recoveries.book(.of(.dollars(20), "tea"), by: ada.hash)
            }
            let owner = try await Connection.open(house.database.configuration(.owner))
            let organisation = OrganisationStore(connection: owner)
            _ = try await organisation.addCostCentre(
                property: house.property,
                code: "XX",
                name: "New"
            )
            let findings = try await BookCheck(connection: owner, keys: TestHouse.keys).run()
            #expect(findings.isEmpty, "\(findings)")
            await owner.close()
            #expect(try await house.findings().isEmpty)
        }
    }
}
