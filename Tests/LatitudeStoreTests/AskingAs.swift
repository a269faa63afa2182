import Foundation
import TestSupport
import Testing

@testable import LatitudeStore
@testable import Postgres

extension Connection {
    /// The one column of texts that `sql` reads in a transaction of that asker's; nil is nobody.
    func texts(_ sql: String, asking asker: SignedIn?) throws -> [String] {
        try texts(sql, within: asker?.context ?? [:])
    }

    /// The same with settings of any kind.
    func texts(_ sql: String, within context: SessionContext) throws -> [String] {
        let settings = try context.statements().joined(separator: ";")
        return try transaction(deadline: .seconds(60)) { connection in
            if !settings.isEmpty { try connection.run(script: settings) }
            return try connection.texts(sql, deadline: .seconds(60))
        }
    }
}

extension TestHouse {
    /// Somebody certified, signed in; at the first property's front office unless said otherwise.
    func asker(
        _ handle: String,
        roles: [String] = ["staff"],
        property: Int64? = nil,
        costCentre: Int64? = nil
    ) async throws -> SignedIn {
        let id = try await organisation.addEmployee(
            EmployeePlan(
                handle: handle,
                name: handle.capitalized,
                property: property ?? self.property,
                costCentre: costCentre ?? self.costCentre,
                roles: roles
            )
        )
        try await organisation.certify(
            employee: id,
            course: "basics",
            from: "2020-01-01",
            until: "2099-03-31"
        )
        let token = try #require(try await organisation.issueToken(handle: handle, label: "test"))
        return try #require(try await books.employees.signedIn(token.hash))
    }
}

/// The tables behind row security that the app role may read at all.
enum ReadableTables {
    static let all = [
        "employee", "certification", "token", "recovery", "narrative", "entry", "entry_words",
        "posting", "fund", "fund_entry", "outcome", "story", "story_words", "guest", "guest_label",
        "vault_key", "evidence", "evidence_content", "period_change", "export",
        "budget", "budget_change", "reimbursement", "letter", "line_up",
    ]

    /// Table and number of rows for each that shows any, such as `entry 2`.
    static var counts: String {
        let each = all.map { "select '\($0)' as t, count(*) as n from \($0)" }
        return """
            select format('%s %s', t, n) from (\(each.joined(separator: " union all "))) c
            where n > 0 order by 1
            """
    }
}
