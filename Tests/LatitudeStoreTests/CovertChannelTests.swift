import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("A refusal tells nothing about anybody else's act")
struct CovertChannelTests {
    @Test("an id somebody else used is refused like one of one's own")
    func duplicateID() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            let cleo = try await house.employee("cleo")
            let act = try await house.recoveries.book(.of(.dollars(777), room: "412"), by: ada.hash)
            let plain = Identifier()
            _ = try await house.recoveries.book(.of(.dollars(3), id: plain), by: cleo.hash)
            var refusals: [Refusal?] = []
            for id in [act.id, plain] {
                for amount in [Money.dollars(777), .dollars(5), .dollars(9_000)] {
                    refusals.append(
                        await refuses(.idReused) {
                            try await house.recoveries.book(.of(amount, id: id), by: bob.hash)
                        }
                    )
                }
            }
            #expect(Set(refusals).count == 1, "whose and what it is makes no difference")
            let text = String(describing: refusals)
            for word in [act.code, "777", "412", "ada", "cleo"] {
                #expect(!text.contains(word), "\(word)")
            }
            #expect(try await house.findings().isEmpty)
        }
    }

    @Test("a report's and a story's id likewise")
    func duplicateTelling() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            let adas = try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
            let bobs = try await house.recoveries.book(.of(.dollars(20)), by: bob.hash)
            let ids = [Identifier(), Identifier()]
            func report(_ id: Identifier, _ act: Booking, _ by: TestEmployee) async throws {
                _ = try await house.outcomes.report(
                    OutcomeReport(id: id, recovery: .id(act.id), outcome: .better, words: nil),
                    by: by.hash
                )
            }
            try await report(ids[0], adas, ada)
            try await report(ids[1], bobs, bob)
            let foreign = await refuses(.idReused) { try await report(ids[0], bobs, bob) }
            let own = await refuses(.idReused) {
                _ = try await house.outcomes.report(
                    OutcomeReport(id: ids[1], recovery: .id(bobs.id), outcome: .worse, words: nil),
                    by: bob.hash
                )
            }
            #expect(foreign == own)
        }
    }

    @Test("an act of somebody else reads like one that is not there")
    func reads() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
            let bob = try await house.asker("bob")
            let code = try #require(RecoveryReference(act.code))
            for reference in [.id(act.id), .id(Identifier()), code] as [RecoveryReference] {
                #expect(try await house.books.acts.act(reference, for: bob) == nil)
            }
            let notes = try await house.database.owner.texts(
                "select count(*)::text from guest_access"
            )
            #expect(notes == ["0"])
        }
    }

    @Test("an act of another property is unknown, by id and by code, in the same words")
    func otherProperty() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(10)), by: ada.hash)
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
            _ = try await house.asker("dave", property: garden, costCentre: desk)
            let token = try #require(
                try await house.organisation.issueToken(handle: "dave", label: "test")
            )
            let code = try #require(RecoveryReference(act.code))
            let none = try #require(RecoveryReference(act.code == "ZZZZ" ? "YYYY" : "ZZZZ"))
            var details: [String?] = []
            for reference in [code, none] {
                let refusal = await refuses(.unknownCode) {
                    try await house.recoveries.book(
                        FollowUp(id: Identifier(), recovery: reference, step: .reverse, words: nil),
                        by: token.hash
                    )
                }
                details.append(refusal?.detail?.replacing("\(reference)", with: "CODE"))
            }
            #expect(details[0] == details[1])
            #expect(details[0] != nil)
        }
    }
}
