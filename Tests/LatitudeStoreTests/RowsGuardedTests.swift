import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Row security that somebody opened")
struct RowsGuardedTests {
    @Test(
        "is found by the checks and named with its table",
        arguments: [
            "alter table posting disable row level security",
            "alter table guest no force row level security",
            "alter policy asker on letter using (true)",
            "alter policy asker on guest_access with check (true)",
            "alter policy asker on entry to public",
            "alter policy book on pin to public",
            "drop policy book on register",
            "create policy more on narrative for select using (true)",
        ]
    )
    func opened(statement: String) async throws {
        try await TestHouse.with { house in
            #expect(try await house.findings().isEmpty)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(script: statement)
            await superuser.close()
            let words = statement.split(separator: " ").map(String.init)
            let found = try await house.findings().filter { $0.check == "rows_guarded" }
            #expect(
                found.contains { finding in words.contains { finding.text.hasPrefix("\($0):") } }
            )
        }
    }
}
