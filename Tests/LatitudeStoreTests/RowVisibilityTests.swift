import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

/// One act with a room, words, a repayment, a report; told as the test says.
@Suite("Who sees what of an act")
struct RowVisibilityTests {
    /// What is everybody's: colleagues' names, their own certificate and token.
    private static func everybody(_ staff: Int) -> Set<String> {
        ["certification 1", "employee \(staff)", "token 1"]
    }

    /// What being told shows: the act's line, what became of the guest, the words that are shared.
    private static let told: Set = ["outcome 1", "recovery 1", "story 1", "story_words 1"]

    /// Money facts, and no word about anybody.
    private static func finance(_ staff: Int) -> Set<String> {
        [
            "certification \(staff)", "employee \(staff)", "entry 2", "fund 2", "fund_entry 6",
            "posting 4", "recovery 1", "token 1",
        ]
    }

    /// All there is: keys of the act's words, the repayment's, the report's, the room's, and of
    /// each telling.
    private static func all(tellings: Int, isShared: Bool) -> Set<String> {
        var all: Set = [
            "entry 2", "entry_words 1", "fund 2", "fund_entry 4", "guest 1", "guest_label 1",
            "narrative 1", "outcome 1", "recovery 1", "vault_key \(4 + tellings)",
        ]
        if tellings > 0 { all.insert("story \(tellings)") }
        if isShared { all.insert("story_words 1") }
        return all
    }

    @Test("the owner all, finance the money, the told the story, until it is lowered again")
    func owner() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await Self.book(house, by: ada)
            let people = try await Self.people(house, ada)
            let app = try await Connection.open(house.database.configuration(.app))
            let staff = people.count
            let stages: [(share: ShareLevel?, told: Set<String>)] = [
                (nil, []), (.fund, []), (.team, ["bob"]), (.fund, []),
                (.house, Set(people.keys).subtracting(["ada"])), (.fund, []),
            ]
            for (number, stage) in stages.enumerated() {
                if let share = stage.share { try await Self.tell(house, act, share, by: ada) }
                for (handle, asker) in people {
                    var expected = Self.everybody(staff)
                    if handle == "ada" {
                        let isShared = stage.share == .team || stage.share == .house
                        expected.formUnion(Self.all(tellings: number, isShared: isShared))
                    }
                    if handle == "finn" { expected = Self.finance(staff) }
                    if stage.told.contains(handle) { expected.formUnion(Self.told) }
                    let seen = Set(try await app.texts(ReadableTables.counts, asking: asker))
                    #expect(seen == expected, "\(handle), told \(String(describing: stage.share))")
                }
            }
            await app.close()
        }
    }

    @Test("an heir what the leaver saw, from the day after on")
    func heir() async throws {
        try await TestHouse.with { house in
            let lena = try await house.employee("lena")
            let act = try await Self.book(house, by: lena)
            try await Self.tell(house, act, .fund, by: lena)
            let hugo = try await house.asker("hugo")
            let bob = try await house.asker("bob")
            let app = try await Connection.open(house.database.configuration(.app))
            func seen(_ asker: SignedIn) async throws -> Set<String> {
                Set(try await app.texts(ReadableTables.counts, asking: asker))
            }
            #expect(try await seen(hugo) == Self.everybody(3))
            for (lastDay, isOver) in [("2099-01-01", false), ("2020-06-01", true)] {
                try await house.organisation.leave(
                    employee: lena.id,
                    lastDay: lastDay,
                    heir: hugo.id
                )
                var expected = Self.everybody(3)
                if isOver {
                    expected.formUnion(Self.all(tellings: 1, isShared: false))
                    expected.remove("certification 1")
                    expected.insert("certification 2")
                }
                #expect(try await seen(hugo) == expected, "last day \(lastDay)")
                #expect(try await seen(bob) == Self.everybody(3))
            }
            await app.close()
        }
    }

    @Test("a colleague with an act for the same guest their own, and how the guest is known")
    func sameGuest() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            _ = try await Self.book(house, by: ada)
            _ = try await house.recoveries.book(.of(.dollars(7), room: "412"), by: bob.hash)
            let asker = try #require(try await house.books.employees.signedIn(bob.hash))
            let app = try await Connection.open(house.database.configuration(.app))
            let seen = Set(try await app.texts(ReadableTables.counts, asking: asker))
            let own: Set = [
                "entry 1", "fund 2", "fund_entry 2", "guest 1", "guest_label 1", "narrative 1",
                "recovery 1", "vault_key 2",
            ]
            #expect(seen == own.union(Self.everybody(2)))
            await app.close()
        }
    }

    @Test("whoever joined somebody else's incident their act, and the incident's code")
    func joined() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            let first = try await Self.book(house, by: ada)
            let act = try await house.recoveries.book(
                .of(.dollars(7)) { $0.incident = .id(first.id) },
                by: bob.hash
            )
            let asker = try #require(try await house.books.employees.signedIn(bob.hash))
            let detail = try await house.books.acts.act(.id(act.id), for: asker)
            #expect(detail?.head.incident == first.code)
            #expect(detail?.head.isOwn == true)
            let app = try await Connection.open(house.database.configuration(.app))
            // The code, and nothing else; and to those alone whose act it is.
            let code = "select coalesce(incident_code('\(act.id)'), 'hidden')"
            #expect(try await app.texts(code, asking: asker) == [first.code])
            #expect(try await app.texts(code, asking: nil) == ["hidden"])
            let cleo = try await house.asker("cleo")
            #expect(try await app.texts(code, asking: cleo) == ["hidden"])
            await app.close()
        }
    }

    /// Ada; bob of her team; cleo of another team; dave of another property; and three with roles,
    /// of the other team as well.
    private static func people(
        _ house: TestHouse,
        _ ada: TestEmployee
    ) async throws -> [String: SignedIn] {
        let other = try await house.organisation.addCostCentre(
            property: house.property,
            code: "HK",
            name: "Housekeeping"
        )
        let garden = try await house.organisation.addProperty(
            PropertyPlan(
                name: "Garden",
                timeZone: "Europe/Warsaw",
                currency: TestHouse.dollar,
                language: "pl"
            )
        )
        let desk = try await house.organisation.addCostCentre(
            property: garden,
            code: "FO",
            name: "Front office"
        )
        var people: [String: SignedIn] = [:]
        people["ada"] = try await house.books.employees.signedIn(ada.hash)
        people["bob"] = try await house.asker("bob")
        people["cleo"] = try await house.asker("cleo", costCentre: other)
        people["dave"] = try await house.asker("dave", property: garden, costCentre: desk)
        for (handle, role) in [("finn", "finance"), ("mara", "manager"), ("ira", "admin")] {
            people[handle] = try await house.asker(
                handle,
                roles: ["staff", role],
                costCentre: other
            )
        }
        try #require(people.count == 7)
        return people
    }

    private static func book(
        _ house: TestHouse,
        by employee: TestEmployee
    ) async throws -> Booking {
        let act = try await house.recoveries.book(
            .of(.dollars(120), room: "412") { $0.wrong = "cold dinner" },
            by: employee.hash
        )
        _ = try await house.recoveries.book(
            followUp(act, .repay(.dollars(20), means: nil), words: "guest paid"),
            by: employee.hash
        )
        _ = try await house.outcomes.report(
            OutcomeReport(
                id: Identifier(),
                recovery: .id(act.id),
                outcome: .delighted,
                words: try Words("she hugged me", field: "words")
            ),
            by: employee.hash
        )
        return act
    }

    private static func tell(
        _ house: TestHouse,
        _ act: Booking,
        _ share: ShareLevel,
        by employee: TestEmployee
    ) async throws {
        _ = try await house.outcomes.tell(
            StoryTelling(
                id: Identifier(),
                recovery: .id(act.id),
                words: try Words("How it was.", field: "words"),
                share: share
            ),
            by: employee.hash
        )
    }
}
