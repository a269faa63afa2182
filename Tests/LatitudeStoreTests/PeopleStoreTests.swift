import Foundation
import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("The house's list of people")
struct PeopleStoreTests {
    @Test("lets somebody go: their token opens nothing, their heir settles, their acts stay theirs")
    func leaver() async throws {
        try await TestHouse.with { house in
            let (ada, bob) = (try await house.employee("ada"), try await house.employee("bob"))
            let spend = try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
            let hold = try await house.recoveries.book(
                .of(.dollars(100), kind: .hold),
                by: ada.hash
            )
            let people = PeopleStore(connection: house.database.owner)
            let alone = try await people.set([house.ada(leftOn: "2026-01-31")], isDryRun: false)
            #expect(alone.map(\.verdict) == [.heirWanted])
            let gone = house.ada(leftOn: "2026-01-31", heir: "bob")
            #expect(try await people.set([gone], isDryRun: true).map(\.verdict) == [.left])
            _ = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)

            #expect(try await people.set([gone], isDryRun: false).map(\.verdict) == [.left])
            await refuses(.notSignedIn) {
                try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
            }
            #expect(try await house.books.employees.signedIn(ada.hash) == nil)
            let settled = try await house.recoveries.book(
                followUp(hold, .settle(.dollars(80), means: nil)),
                by: bob.hash
            )
            #expect(settled.held.minor == 0)
            let owners = try await house.database.owner.texts(
                "select distinct employee_id::text from recovery"
            )
            #expect(owners == [ada.id.uuidString.lowercased()])
            let detail = try await house.act(spend, seenBy: bob)
            #expect(detail?.head.row.employee == "ada")
            #expect(try await people.set([gone], isDryRun: false).map(\.verdict) == [.unchanged])
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("may be taken over again when the heirs of old leavers have left as well")
    func heirLeft() async throws {
        try await TestHouse.with { house in
            for handle in ["ada", "bob", "eve"] { _ = try await house.employee(handle) }
            let people = PeopleStore(connection: house.database.owner)
            let ada = house.ada(leftOn: "2026-01-31", heir: "bob")
            var bob = house.ada(leftOn: "2026-02-28", heir: "eve")
            (bob.handle, bob.name) = ("bob", "Bob")
            #expect(try await people.set([ada], isDryRun: false).map(\.verdict) == [.left])
            #expect(try await people.set([ada, bob], isDryRun: false).map(\.verdict).last == .left)
            let again = try await people.set([ada, bob], isDryRun: false)
            #expect(again.map(\.verdict) == [.unchanged, .unchanged])
            var renamed = ada
            renamed.name = "Ada Whitfield"
            #expect(try await people.set([renamed], isDryRun: false).map(\.verdict) == [.left])
            // Whoever leaves now needs an heir who is there.
            var eve = house.ada(leftOn: "2026-03-31", heir: "bob")
            (eve.handle, eve.name) = ("eve", "Eve")
            #expect(try await people.set([eve], isDryRun: false).map(\.verdict) == [.heirLeft])
            var later = renamed
            later.leftOn = "2026-02-01"
            #expect(try await people.set([later], isDryRun: false).map(\.verdict) == [.heirLeft])
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("changes a role, which counts from the next request on")
    func role() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            #expect(try await house.books.employees.signedIn(ada.hash)?.roles == ["staff"])
            var line = house.ada()
            line.roles = ["staff", "finance"]
            let changes = try await PeopleStore(connection: house.database.owner)
                .set([line], isDryRun: false)
            #expect(changes.map(\.verdict) == [.changed])
            #expect(changes.first?.fields.map(\.name) == ["roles"])
            let roles = try await house.books.employees.signedIn(ada.hash)?.roles
            #expect(roles == ["staff", "finance"])
        }
    }

    @Test("may name heirs below their leavers, and heirs of each other")
    func heirs() async throws {
        try await TestHouse.with { house in
            let people = PeopleStore(connection: house.database.owner)
            let plans = [("ann", "cy"), ("cy", "dot"), ("dot", "eve"), ("eve", "dot")].map {
                PersonPlan(
                    handle: $0,
                    name: $0,
                    property: "Grand",
                    costCentre: "FO",
                    leftOn: "2098-01-01",
                    heir: $1
                )
            }
            let first = try await people.set(plans, isDryRun: false)
            #expect(first.map(\.verdict) == [.added, .added, .added, .added])
            let second = try await people.set(plans, isDryRun: false)
            #expect(second.allSatisfy { $0.verdict == .unchanged })
            let heirs = try await house.database.owner.texts(
                """
                select e.handle || ' ' || h.handle from employee e
                join employee h on h.employee_id = e.heir_id order by 1
                """
            )
            #expect(heirs == ["ann cy", "cy dot", "dot eve", "eve dot"])
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("opens a fund by a certificate alone; one that ran out blocks new acts, and nothing else")
    func certificates() async throws {
        try await PastHouse.with { past in
            let new = try await past.house.employee("new", certified: false)
            let people = PeopleStore(connection: past.house.database.owner)
            let noon = "2026-05-20T16:00:00Z"
            await refuses(.notCertified) {
                try await past.book(.of(.dollars(1)), at: noon, by: new)
            }
            let plan = CertificatePlan(
                handle: "new",
                course: "basics",
                from: "2026-05-01",
                until: "2026-05-20"
            )
            #expect(try await people.certify([plan], isDryRun: true) == [.added])
            await refuses(.notCertified) {
                try await past.book(.of(.dollars(1)), at: noon, by: new)
            }
            #expect(try await people.certify([plan], isDryRun: false) == [.added])
            #expect(try await people.certify([plan], isDryRun: false) == [.unchanged])
            let act = try await past.book(.of(.dollars(1)), at: noon, by: new)

            let nextDay = "2026-05-21T16:00:00Z"
            await refuses(.certificateExpired) {
                try await past.book(.of(.dollars(1)), at: nextDay, by: new)
            }
            _ = try await past.house.report(act, words: "fine", by: new)
            _ = try await past.house.tell(act, words: "It was so.", share: .house, by: new)
            let undone = try await past.book(followUp(act, .reverse), at: nextDay, by: new)
            #expect(undone.entry == .reverse)
        }
    }

    @Test("refuses a whole list of certificates for one that is another's or has another end")
    func badCertificates() async throws {
        try await TestHouse.with { house in
            _ = try await house.employee("ada")
            let people = PeopleStore(connection: house.database.owner)
            func plan(_ handle: String, _ course: String, _ until: String) -> CertificatePlan {
                CertificatePlan(handle: handle, course: course, from: "2020-01-01", until: until)
            }
            let verdicts = try await people.certify(
                [
                    plan("ada", "wine", "2030-01-01"), plan("nobody", "wine", "2030-01-01"),
                    plan("ada", "basics", "2030-01-01"),
                ],
                isDryRun: false
            )
            #expect(verdicts == [.added, .noEmployee, .otherEnd])
            let courses = try await house.database.owner.texts(
                "select course from certification"
            )
            #expect(courses == ["basics"])
        }
    }
}

extension TestHouse {
    /// Ada as a list has her.
    func ada(leftOn: String? = nil, heir: String? = nil) -> PersonPlan {
        PersonPlan(
            handle: "ada",
            name: "Ada",
            property: "Grand",
            costCentre: "FO",
            leftOn: leftOn,
            heir: heir
        )
    }

    /// An act as somebody sees it.
    func act(_ booking: Booking, seenBy employee: TestEmployee) async throws -> ActDetail? {
        guard let asker = try await books.employees.signedIn(employee.hash) else { return nil }
        return try await books.acts.act(.id(booking.id), for: asker)
    }

    /// Reports that the guest is better.
    func report(
        _ act: Booking,
        words: String,
        by employee: TestEmployee
    ) async throws -> String {
        try await outcomes.report(
            OutcomeReport(
                id: Identifier(),
                recovery: .id(act.id),
                outcome: .better,
                words: try Words(words, field: "words")
            ),
            by: employee.hash
        )
    }

    /// Tells an act.
    func tell(
        _ act: Booking,
        words: String,
        share: ShareLevel,
        by employee: TestEmployee
    ) async throws -> String {
        try await outcomes.tell(
            StoryTelling(
                id: Identifier(),
                recovery: .id(act.id),
                words: try Words(words, field: "words"),
                share: share
            ),
            by: employee.hash
        )
    }
}
