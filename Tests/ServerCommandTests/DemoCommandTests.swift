import Foundation
import LatitudeStore
import Postgres
import TestSupport
import Testing

@testable import ServerCommand

@Suite("latitude-server demo")
struct DemoCommandTests {
    @Test("fills an empty database, and the books are in order")
    func fills() async throws {
        try await TestDatabase.with { database in
            let view = try await DemoCommand.fill(
                database.owner,
                keys: TestHouse.keys,
                seed: 3,
                recoveries: 200
            )
            #expect(view.written?.booked == 200)
            #expect(view.written?.refused == 4)
            #expect(view.employees.first?.handle == "ada")
            #expect(view.employees.first?.share == 1)
            #expect(
                Set(view.employees.filter { !$0.isOpen }.map(\.handle)) == [
                    "abdullah", "nadja", "ren",
                ]
            )
            #expect(try await BookCheck(connection: database.owner).run().isEmpty)
            let booked = try await database.owner.texts(
                "select booked_at::text from entry order by entry_id"
            )
            #expect(booked == booked.sorted())
        }
    }

    @Test("run again keeps the year and gives fresh tokens")
    func again() async throws {
        try await TestDatabase.with { database in
            let first = try await DemoCommand.fill(
                database.owner,
                keys: TestHouse.keys,
                seed: 1,
                recoveries: 20
            )
            let second = try await DemoCommand.fill(
                database.owner,
                keys: TestHouse.keys,
                seed: 1,
                recoveries: 20
            )
            #expect(second.written == nil)
            #expect(first.employees.map(\.handle) == second.employees.map(\.handle))
            let tokens = Set((first.employees + second.employees).map(\.token.text))
            #expect(tokens.count == 2 * first.employees.count)
            let count = try await database.owner.texts("select count(*)::text from recovery")
            #expect(count == ["20"])
        }
    }

    @Test("leaves a real organisation alone, with exit code 78")
    func refuses() async throws {
        try await TestHouse.with { house in
            let fault = await #expect(throws: Fault.self) {
                _ = try await DemoCommand.fill(
                    house.database.owner,
                    keys: TestHouse.keys,
                    seed: 1,
                    recoveries: 20
                )
            }
            #expect(fault?.exitCode == 78)
        }
    }

    @Test("prints one object with what scripts need")
    func printsJSON() async throws {
        try await TestDatabase.with { database in
            let view = try await DemoCommand.fill(
                database.owner,
                keys: TestHouse.keys,
                seed: 1,
                recoveries: 12
            )
            let text = try view.json()
            #expect(text.split(separator: "\n").count == 1)
            let object = try JSONDecoder().decode(Printed.self, from: Data(text.utf8))
            #expect(object.organisation == DemoPlan.name)
            #expect(object.employees.count == 50)
            let ada = try #require(object.employees.first)
            #expect(ada.token.hasPrefix("lat_"))
            #expect(ada.left == Printed.Sum(minor: 200_000, currency: "USD"))
            #expect(view.text().contains("ada"))
        }
    }

    private struct Printed: Decodable {
        struct Sum: Decodable, Equatable {
            let minor: Int64
            let currency: String
        }

        struct Employee: Decodable {
            let handle, name, property, currency, timeZone, token: String
            let roles: [String]
            let isOpen: Bool
            let left: Sum
        }

        let organisation: String
        let employees: [Employee]
    }
}
