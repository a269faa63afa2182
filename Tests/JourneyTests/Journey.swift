import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import Postgres
import TestSupport
import Testing

/// A house with its server, and Ada at her desk; the journey ends with books in order.
struct Journey: Sendable {
    let house: TestHouse
    let server: ServerProcess
    /// Holds every desk; deleted at the end.
    let directory: String
    /// Certified to 31 March 2099.
    let ada: TestEmployee
    /// Ada's, signed in.
    let desk: Desk

    /// Lends `body` a journey.
    static func with(
        limits: [PolicyPlan.Limit] = [.init(.employeeMonth, 200_000), .init(.guestDay, 200_000)],
        isDemo: Bool = false,
        _ body: @Sendable @escaping (Journey) async throws -> Void
    ) async throws {
        try await inHouse(limits: limits, isDemo: isDemo) { house, directory in
            let ada = try await house.employee("ada")
            let outcome = try await ServerProcess.with(house.database) { server in
                let journey = Journey(
                    house: house,
                    server: server,
                    directory: directory,
                    ada: ada,
                    desk: try Desk(in: directory, port: server.port, token: ada.token.text)
                )
                try await body(journey)
            }
            #expect(outcome.exitCode == 0, "\(outcome.log)")
            #expect(!outcome.log.contains("lat_"), "a token stands in the log")
        }
    }

    /// Lends `body` a house without a server, and a directory for desks; checks the books after it.
    static func inHouse(
        limits: [PolicyPlan.Limit] = [.init(.employeeMonth, 200_000), .init(.guestDay, 200_000)],
        isDemo: Bool = false,
        _ body: @Sendable @escaping (TestHouse, String) async throws -> Void
    ) async throws {
        try await TestHouse.with(limits: limits, isDemo: isDemo) { house in
            let directory = "\(NSTemporaryDirectory())latitude-journey-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: directory) }
            try await body(house, directory)
            let findings = try await BookCheck(
                connection: house.database.owner,
                keys: TestHouse.keys
            ).run()
            #expect(findings.isEmpty, "authority and journal disagree")
        }
    }

    /// The desk of somebody else in the house.
    func desk(of employee: TestEmployee) throws -> Desk {
        try Desk(in: directory, port: server.port, token: employee.token.text)
    }

    /// Ada as the server sees her.
    func me() async throws -> Me {
        try await desk.type("me", "--json").json(Me.self)
    }

    /// Books with `--json`; fails where it was not booked.
    func book(_ line: String...) async throws -> Receipt {
        let ending = try await desk.run(line + ["--json"])
        try #require(ending.exitCode == 0, "\(ending.out)\(ending.err)")
        return try ending.json(Receipt.self)
    }
}

/// Waits until something holds, at most 30 seconds.
func wait(until holds: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while try await !holds() {
        try #require(ContinuousClock.now < deadline, "it did not come to hold in 30 seconds")
        try await Task.sleep(for: .milliseconds(5))
    }
}

extension Money {
    /// Dollars and cents as typed, such as `1312.40`.
    static func usd(_ text: String) throws -> Money {
        try AmountText.parse(text, home: TestHouse.dollar)
    }
}
