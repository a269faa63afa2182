import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("The story of the line-up")
struct LineUpTests {
    /// What a manager is told: the story's words, and who chose it.
    private static func told(
        _ house: TestHouse,
        _ asker: SignedIn
    ) async throws -> [String?] {
        let rows = try await house.books.property.today(for: asker)
        return [rows.story?.words, rows.storyChosenBy]
    }

    @Test("is the chosen one of the day, else the newest, and the choice is taken back")
    func chosen() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let mia = try await house.asker("mia", roles: ["manager"])
            let lineUp = house.books.lineUp
            let old = try await LetterTests.told(house, by: ada, .team, "Old and good.")
            _ = try await LetterTests.told(house, by: ada, .house, "New.")
            #expect(try await Self.told(house, mia) == ["New.", nil])
            for _ in 0..<2 { try await lineUp.choose(old, by: mia) }
            #expect(try await Self.told(house, mia) == ["Old and good.", "Mia"])
            #expect(try await lineUp.chosen(for: mia) != nil)
            let rows = "select count(*)::text from line_up"
            let owner = house.database.owner
            #expect(try await owner.texts(rows) == ["1"], "the same again is the same")
            for _ in 0..<2 { try await lineUp.takeBack(by: mia) }
            #expect(try await Self.told(house, mia) == ["New.", nil])
            #expect(try await house.database.owner.texts(rows) == ["2"])
            try await lineUp.choose(old, by: mia)
            try await house.database.owner.run(
                script: "alter table line_up disable trigger line_up_append_only"
            )
            try await house.database.owner.run(script: "update line_up set day = day - 1")
            #expect(try await Self.told(house, mia) == ["New.", nil], "a choice is for a day")
        }
    }

    @Test("is told as long as its owner shares it, and no longer")
    func lowered() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let mia = try await house.asker("mia", roles: ["manager"])
            let max = try await house.asker(
                "max",
                roles: ["manager"],
                costCentre: try await house.organisation.addCostCentre(
                    property: house.property,
                    code: "HK",
                    name: "Housekeeping"
                )
            )
            let id = Identifier()
            let request = try RecoveryRequest.of(.dollars(1), "soup", room: "9", id: id)
            _ = try await house.recoveries.book(request, by: ada.hash)
            _ = try await LetterTests.told(house, by: ada, .house, "Chosen.", of: id)
            _ = try await LetterTests.told(house, by: ada, .house, "Newest.")
            try await house.books.lineUp.choose(.id(id), by: mia)
            #expect(try await Self.told(house, max) == ["Chosen.", "Mia"])
            _ = try await LetterTests.told(house, by: ada, .team, "For the team.", of: id)
            #expect(try await Self.told(house, mia) == ["For the team.", "Mia"])
            #expect(try await Self.told(house, max) == ["Newest.", nil], "no team of theirs")
            let long = Array(repeating: "word", count: 61).joined(separator: " ")
            _ = try await LetterTests.told(house, by: ada, .house, long, of: id)
            #expect(try await Self.told(house, mia) == ["Newest.", nil], "too long by now")
            _ = try await LetterTests.told(house, by: ada, .house, "Short again.", of: id)
            #expect(try await Self.told(house, max) == ["Short again.", "Mia"])
            _ = try await LetterTests.told(house, by: ada, .fund, "Short again.", of: id)
            #expect(try await Self.told(house, mia) == ["Newest.", nil], "taken back by its owner")
            _ = try await LetterTests.told(house, by: ada, .house, "Short again.", of: id)
            let subject = try #require(try await house.guests.subject(of: .id(id)))
            _ = try await house.guests.erase(subject, isDryRun: false)
            #expect(try await Self.told(house, mia) == [nil, nil], "both were for that guest")
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("is refused where it is long or not shared, and to who manages nothing")
    func refused() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let mia = try await house.asker("mia", roles: ["manager"])
            let bob = try await house.asker("bob", roles: ["staff", "finance", "admin"])
            let lineUp = house.books.lineUp
            let words = Array(repeating: "word", count: 61).joined(separator: "\n ")
            let long = try await LetterTests.told(house, by: ada, .house, words)
            let kept = try await LetterTests.told(house, by: ada, .fund)
            let told = try await LetterTests.told(house, by: ada)
            let cases: [(SignedIn, RecoveryReference, RefusalCode)] = [
                (mia, long, .lineUpTooLong), (mia, kept, .storyNotShared),
                (mia, .id(Identifier()), .storyNotShared), (bob, told, .notEntitled),
            ]
            for (asker, act, code) in cases {
                let refusal = await refuses(code) { try await lineUp.choose(act, by: asker) }
                let isLong = code == .lineUpTooLong
                #expect(refusal?.detail == (isLong ? "It has 61 words." : nil))
            }
            await refuses(.notEntitled) { try await lineUp.takeBack(by: bob) }
            let count = "select count(*)::text from line_up"
            #expect(try await house.database.owner.texts(count) == ["0"])
            #expect(try await Self.told(house, mia) == ["The soup was hot.", nil])
        }
    }

    @Test("is each property's own")
    func properties() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let other = try await house.organisation.addProperty(
                PropertyPlan(
                    name: "Harbour",
                    timeZone: "Pacific/Auckland",
                    currency: TestHouse.dollar,
                    language: "en"
                )
            )
            let mia = try await house.asker("mia", roles: ["manager"])
            let max = try await house.asker(
                "max",
                roles: ["manager"],
                property: other,
                costCentre: try await house.organisation.addCostCentre(
                    property: other,
                    code: "FO",
                    name: "Front office"
                )
            )
            let act = try await LetterTests.told(house, by: ada)
            try await house.books.lineUp.choose(act, by: max)
            #expect(try await Self.told(house, max) == ["The soup was hot.", "Max"])
            #expect(try await Self.told(house, mia) == ["The soup was hot.", nil])
        }
    }
}
