import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

/// A house in which everything that can be refused has been prepared.
struct TroubledHouse: Sendable {
    /// 120.00 spent by Ada.
    let spend: Receipt
    /// 100.00 held by Ada.
    let hold: Receipt
    /// Held and settled by Ada.
    let settled: Receipt
    /// Held by Ada and given back.
    let released: Receipt
    /// Held by Ada five days ago for three.
    let expired: String
    /// Spent by Ada and undone.
    let undone: Receipt
    /// Spent by Bob, who shares its story, so that everybody may know of it.
    let foreign: Receipt
    /// Somebody who left in 2021, and whose token nobody revoked.
    let gone: TestEmployee
    /// Desks by handle; `nobody` has no login.
    let desks: [String: Desk]
    let journey: Journey

    /// Lends `body` such a house.
    static func with(
        _ body: @Sendable @escaping (TroubledHouse) async throws -> Void
    ) async throws {
        try await Journey.with(isDemo: true) { journey in
            let expired = try await expiredHold(of: journey.ada, in: journey.house)
            // Swept now, as the server would a few seconds later, in the middle of the count.
            try await journey.house.recoveries.expireHolds()
            let spend = try await journey.book("spend", "120", "dinner")
            let hold = try await journey.book("hold", "100", "cake")
            let settled = try await journey.book("hold", "50", "boat")
            _ = try await journey.book("settle", settled.code, "40")
            let released = try await journey.book("hold", "50", "coach")
            _ = try await journey.book("release", released.code)
            let undone = try await journey.book("spend", "10", "tea")
            _ = try await journey.book("undo", undone.code)
            let gone = try await journey.house.employee("ira")
            try await journey.house.organisation.leave(
                employee: gone.id,
                lastDay: "2021-01-31",
                heir: nil
            )
            let desks = try await desks(of: gone, in: journey)
            let bob = try #require(desks["bob"])
            let foreign = try await bob.type("spend", "30", "taxi", "--json").json(Receipt.self)
            _ = try await bob.type(
                "story",
                foreign.code,
                "The last tram was gone.",
                "--share",
                "house"
            )
            try await body(
                TroubledHouse(
                    spend: spend,
                    hold: hold,
                    settled: settled,
                    released: released,
                    expired: expired,
                    undone: undone,
                    foreign: foreign,
                    gone: gone,
                    desks: desks,
                    journey: journey
                )
            )
        }
    }

    /// Booked in the past, as only the owner of a demonstration can, so that it has run out now.
    private static func expiredHold(
        of employee: TestEmployee,
        in house: TestHouse
    ) async throws -> String {
        let request = try RecoveryRequest.of(.dollars(60), kind: .hold)
        let vault = try await PersonalVault.open(TestHouse.keys, over: house.database.owner)
        let line = DatedLine(
            place: 1,
            at: .now.addingTimeInterval(-5 * 86_400),
            request: try RequestLine(request, by: employee.hash, vault: vault)
        )
        let answers = try await house.database.owner.run(PostRequestsAt([line]))
        return try #require(answers.first?.line.recoveryCode)
    }

    private static func desks(
        of gone: TestEmployee,
        in journey: Journey
    ) async throws -> [String: Desk] {
        let house = journey.house
        let bob = try await house.employee("bob")
        let uncertified = try await house.employee("eve", certified: false)
        let expired = try await house.employee("max", certified: false)
        try await house.organisation.certify(
            employee: expired.id,
            course: "basics",
            from: "2020-01-01",
            until: "2020-12-31"
        )
        let port = journey.server.port
        return [
            "ada": journey.desk,
            "bob": try journey.desk(of: bob),
            "eve": try journey.desk(of: uncertified),
            "max": try journey.desk(of: expired),
            "ira": try journey.desk(of: gone),
            "nia": try await withoutPolicy(in: journey),
            "nobody": try Desk(in: journey.directory, port: port),
            "stranger": try Desk(in: journey.directory, port: port, token: Token().text),
        ]
    }

    /// Somebody certified at a property for which no limits are in force.
    private static func withoutPolicy(in journey: Journey) async throws -> Desk {
        let organisation = journey.house.organisation
        let property = try await organisation.addProperty(
            PropertyPlan(
                name: "Annex",
                timeZone: "America/New_York",
                currency: TestHouse.dollar,
                language: "en"
            )
        )
        let costCentre = try await organisation.addCostCentre(
            property: property,
            code: "FO",
            name: "Front office"
        )
        let id = try await organisation.addEmployee(
            EmployeePlan(handle: "nia", name: "Nia", property: property, costCentre: costCentre)
        )
        try await organisation.certify(
            employee: id,
            course: "basics",
            from: "2020-01-01",
            until: "2099-03-31"
        )
        let token = try #require(try await organisation.issueToken(handle: "nia", label: "test"))
        return try Desk(in: journey.directory, port: journey.server.port, token: token.text)
    }

    /// How much is booked: acts, entries, reports and stories.
    func counts() async throws -> [Int] {
        var counts: [Int] = []
        for table in ["recovery", "entry", "outcome", "story"] {
            counts.append(try await journey.house.count(table))
        }
        return counts
    }
}
