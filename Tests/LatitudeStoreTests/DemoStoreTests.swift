import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("The demonstration's store")
struct DemoStoreTests {
    private static let statements: [any Statement.Type] = [
        PostRequestsAt.self, ReportOutcomeAt.self, TellStoryAt.self, ExpireHoldsAt.self,
        Handles.self, OrganisationName.self,
    ]

    @Test("has statements that fit the migrated schema", arguments: statements.map { SQLText($0) })
    func prepares(statement: SQLText) async throws {
        try await TestDatabase.with { database in
            _ = try await database.owner.describe(statement.sql)
        }
    }

    @Test("books at the instants given, and the books are in order")
    func writes() async throws {
        try await TestDatabase.with { database in
            let store = DemoStore(connection: database.owner, keys: TestHouse.keys)
            let request = try RecoveryRequest.of(.dollars(100), "a car at dawn", kind: .hold)
            let late = try RecoveryRequest.of(.dollars(40), "dinner", room: "412")
            let told = RecoveryReference.id(late.id)
            let answers = try await store.write(
                Self.house,
                acts: [
                    Self.act(0, .open(request)),
                    Self.act(60, .open(late)),
                    Self.act(120, .report(Self.report(of: told))),
                    Self.act(180, .tell(try Self.story(of: told))),
                    Self.act(240, .open(try .of(.dollars(2_000)))),
                    Self.act(73 * 3_600, .expireHolds, by: ""),
                    Self.act(74 * 3_600, .praise(try Self.letter(for: told)), by: "bob"),
                ]
            )
            guard case .booked(let hold) = answers[0], case .booked(let spend) = answers[1],
                case .kept(let reported) = answers[2], case .kept(let toldOf) = answers[3],
                case .refused(let refusal) = answers[4], case .expired(let expired) = answers[5],
                case .kept(let praised) = answers[6]
            else {
                Issue.record("answered otherwise: \(answers)")
                return
            }
            #expect(hold.bookedAt == Self.start)
            #expect(spend.bookedAt == Self.start + 60)
            #expect(spend.occurredOn.description == "2025-03-30")
            #expect([reported, toldOf, praised] == [spend.code, spend.code, spend.code])
            let written = try await database.owner.texts(
                "select extract(epoch from written_at)::bigint from letter"
            )
            #expect(written == ["\(Int(Self.start.timeIntervalSince1970) + 74 * 3_600)"])
            #expect(refusal == .overLimit)
            #expect(expired == 1)
            #expect(try await BookCheck(connection: database.owner).run().isEmpty)
        }
    }

    @Test("leaves nothing behind when it fails halfway")
    func isOneTransaction() async throws {
        try await TestDatabase.with { database in
            let store = DemoStore(connection: database.owner, keys: TestHouse.keys)
            var house = Self.house
            house.properties[0].employees[0].costCentre = "there is none"
            await #expect(throws: PostgresError.self) {
                try await store.write(house, acts: [])
            }
            guard case .tables = try await store.existing() else {
                Issue.record("something was left")
                return
            }
        }
    }

    @Test("gives every employee a token that works, and tells what they have left")
    func employees() async throws {
        try await TestDatabase.with { database in
            let store = DemoStore(connection: database.owner, keys: TestHouse.keys)
            _ = try await store.write(Self.house, acts: [])
            let employees = try await store.employees()
            #expect(employees.map(\.handle) == ["ada", "bob"])
            #expect(employees.map(\.isOpen) == [true, false])
            #expect(employees.first?.left == .dollars(2_000))
            #expect(employees.first?.share == 1)
            let tokens = try await database.owner.texts("select label from token order by label")
            #expect(tokens == ["demonstration", "demonstration", "first day", "first day"])
        }
    }

    /// The night the clocks went forward in Warsaw.
    private static let start = Date(timeIntervalSince1970: 1_743_296_340)

    private static func report(of told: RecoveryReference) -> OutcomeReport {
        OutcomeReport(id: Identifier(), recovery: told, outcome: .better, words: nil)
    }

    private static func story(of told: RecoveryReference) throws -> StoryTelling {
        StoryTelling(
            id: Identifier(),
            recovery: told,
            words: try Words("It rained.", field: "story"),
            share: .house
        )
    }

    private static func letter(for told: RecoveryReference) throws -> Letter {
        try Letter(
            id: Identifier(),
            recovery: told,
            words: try Words("You brought the sun.", field: "letter"),
            given: ["It rained."]
        )
    }

    private static func act(
        _ seconds: Double,
        _ step: DemoAct.Step,
        by handle: String = "ada"
    ) -> DemoAct {
        DemoAct(at: start + seconds, by: handle, step: step)
    }

    private static let house = DemoHouse(
        name: "House",
        properties: [
            DemoHouse.Property(
                plan: PropertyPlan(
                    name: "Grand",
                    timeZone: "Europe/Warsaw",
                    currency: TestHouse.dollar,
                    language: "en"
                ),
                costCentres: [DemoHouse.CostCentre(code: "FO", name: "Front office")],
                policies: [
                    PolicyPlan(
                        property: 0,
                        validFrom: "2025-01-01",
                        owner: "Jan Nowak, ext 210",
                        wordings: ["en": "Put it right."],
                        limits: [.init(.employeeMonth, 200_000)]
                    )
                ],
                employees: [
                    DemoHouse.Employee(
                        handle: "ada",
                        name: "Ada",
                        costCentre: "FO",
                        roles: ["staff"],
                        hiredOn: "2025-01-01",
                        certificates: [
                            DemoHouse.Certificate(
                                course: "basics",
                                from: "2025-01-01",
                                until: "2099-12-31"
                            )
                        ]
                    ),
                    DemoHouse.Employee(
                        handle: "bob",
                        name: "Bob",
                        costCentre: "FO",
                        roles: ["manager"],
                        hiredOn: "2025-01-01",
                        certificates: []
                    ),
                ]
            )
        ]
    )
}
