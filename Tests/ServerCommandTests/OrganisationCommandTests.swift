import LatitudeStore
import Postgres
import TestSupport
import Testing

@testable import ServerCommand

@Suite("latitude-server organisation set and policy set")
struct OrganisationCommandTests {
    private static let organisation = """
        name: Grand Hotels
        properties:
          - name: Grand
            time zone: America/New_York
            currency: USD
            cost centres: {FO: Front office}
          - name: Rynek
            time zone: Europe/Warsaw
            currency: PLN
            language: pl
            cost centres:
              HK: Housekeeping
        """

    @Test("adds what is missing, once, and nothing in a dry run")
    func adds() async throws {
        try await TestDatabase.with { database in
            let dry = try await Self.set(Self.organisation, dryRun: true, over: database.owner)
            let none = try await database.owner.texts("select name from organisation")
            #expect(none.isEmpty)
            let lines = try await Self.set(Self.organisation, over: database.owner)
            #expect(lines == dry)
            #expect(
                lines == [
                    "added\torganisation\tGrand Hotels", "added\tproperty\tGrand",
                    "added\tcost centre\tGrand\tFO", "added\tproperty\tRynek",
                    "added\tcost centre\tRynek\tHK",
                ]
            )
            #expect(try await Self.set(Self.organisation, over: database.owner).isEmpty)
            let more = Self.organisation + "\n      FB: Food and beverage\n"
            #expect(
                try await Self.set(more, over: database.owner) == ["added\tcost centre\tRynek\tFB"]
            )
            #expect(try await BookCheck(connection: database.owner).run().isEmpty)
        }
    }

    @Test("tells what differs at its line, and changes nothing")
    func differs() async throws {
        try await TestDatabase.with { database in
            _ = try await Self.set(Self.organisation, over: database.owner)
            let other = Self.organisation.replacing("PLN", with: "EUR")
                .replacing("Europe/Warsaw", with: "Europe/Berlin")
                .replacing("Grand Hotels", with: "Others")
                .replacing("{FO: Front office}", with: "{FO: Front office, XX: New}")
            let fault = await #expect(throws: Fault.self) {
                _ = try await Self.set(other, over: database.owner)
            }
            #expect(fault?.exitCode == 65)
            #expect(
                fault?.lines.map { String($0.prefix { $0 != " " }) } == [
                    "organisation.yaml:1:7:", "organisation.yaml:8:16:",
                    "organisation.yaml:9:15:",
                ]
            )
            #expect(fault?.lines.last?.contains("“Rynek” has “PLN”") == true)
            let codes = try await database.owner.texts("select code from cost_centre order by 1")
            #expect(codes == ["FO", "HK"])
        }
    }

    @Test("a policy's versions never change, and the same file twice makes one")
    func policies() async throws {
        try await TestDatabase.with { database in
            let owner = database.owner
            _ = try await Self.set(Self.organisation, over: owner)
            let text = """
                property: Grand
                from: 2026-01-01
                owner: Jan Nowak, ext 210
                text: {en: Put it right.}
                limits:
                  - {scope: employee_month, amount: 2000}
                  - {scope: guest_day, amount: 500, kind: advice}
                """
            func set(_ text: String, dryRun: Bool = false) async throws -> String {
                let file = InputFile(name: "policy.yaml", text: text)
                return try await PolicyCommand.set(file, isDryRun: dryRun, over: owner)
            }
            let added = "added\tGrand\tpolicy 1\tfrom 2026-01-01"
            #expect(try await set(text, dryRun: true) == added)
            #expect(try await PolicyCommand.show(nil, over: owner).isEmpty)
            #expect(try await set(text) == added)
            #expect(try await set(text) == "unchanged\tGrand\tpolicy 1\tfrom 2026-01-01")
            let raised = text.replacing("2000", with: "3000")
            #expect(try await set(raised) == "added\tGrand\tpolicy 2\tfrom 2026-01-01")
            let versions = try await owner.texts(
                "select policy_limits(policy_id)::text from policy order by number"
            )
            #expect(versions.count == 2)
            #expect(versions.first?.contains("200000") == true)

            let shown = try await PolicyCommand.show("Grand", over: owner)
            #expect(shown.count == 1)
            let view = shown.map(PolicyView.text).joined()
            #expect(view.contains("Grand: policy 2, from 2026-01-01"))
            #expect(view.contains("3,000.00 USD, hard"))
            #expect(view.contains("500.00 USD, advice"))
            #expect(view.contains("\n    5. "))

            let fault = await #expect(throws: Fault.self) {
                _ = try await set(text.replacing("Grand", with: "Grnd"))
            }
            #expect(
                fault?.lines == [
                    "policy.yaml:1:11: property: there is no “Grnd”; there are “Grand”, “Rynek”"
                ]
            )
            let unknown = await #expect(throws: Fault.self) {
                _ = try await PolicyCommand.show("Grnd", over: owner)
            }
            #expect(unknown?.exitCode == 65)
            await #expect(throws: Fault.self) {
                _ = try await set(text.replacing("2000", with: "2000 EUR"))
            }
            #expect(try await BookCheck(connection: owner).run().isEmpty)
        }
    }

    private static func set(
        _ text: String,
        dryRun: Bool = false,
        over connection: Connection
    ) async throws -> [String] {
        try await OrganisationCommand.set(
            InputFile(name: "organisation.yaml", text: text),
            isDryRun: dryRun,
            over: connection
        )
    }
}
