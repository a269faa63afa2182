import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("A manager's day")
struct TodayTests {

    private static func yesterday() -> String {
        Date.now.addingTimeInterval(-86_400)
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }

    @Test("tells nothing of what is kept to the fund, from no people to six")
    func kept() async throws {
        try await ToldHouse.with { told in
            let mia = try await told.house.asker("mia", roles: ["manager"])
            let reader = told.house.books.property
            for person in 0..<6 {
                #expect(try await reader.today(for: mia).open.isEmpty)
                try await told.act(by: person, on: Self.yesterday())
                try await told.act(by: person, on: Self.yesterday(), holdState: "open")
            }
            #expect(try await reader.today(for: mia).open.isEmpty)
            let counting = try await told.house.database.owner.texts(
                "select proname from pg_proc where proname = 'kept_acts'"
            )
            #expect(counting.isEmpty, "no function counts them")
        }
    }

    @Test("lists what is shared with the asker and their own, until it is shared no more")
    func shared() async throws {
        try await TestHouse.with { house in
            let other = try await house.organisation.addCostCentre(
                property: house.property,
                code: "HK",
                name: "Housekeeping"
            )
            let mia = try await house.asker("mia", roles: ["manager"], costCentre: other)
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(7), "soup"), by: ada.hash)
            let reader = house.books.property
            for (share, isListed) in [
                (ShareLevel.fund, false), (.team, false), (.house, true), (.fund, false),
            ] {
                _ = try await house.outcomes.tell(
                    StoryTelling(
                        id: Identifier(),
                        recovery: .id(act.id),
                        words: try Words("The soup was hot.", field: "words"),
                        share: share
                    ),
                    by: ada.hash
                )
                let rows = try await reader.today(for: mia)
                #expect(rows.open.map(\.code) == (isListed ? [act.code] : []), "\(share)")
                #expect(rows.open.first?.story == (isListed ? "The soup was hot." : nil))
                #expect((rows.story?.words == "The soup was hot.") == isListed)
            }
            _ = try await house.outcomes.tell(
                StoryTelling(
                    id: Identifier(),
                    recovery: .id(act.id),
                    words: try Words(
                        String(repeating: "word ", count: 61).trimmingCharacters(in: .whitespaces),
                        field: "words"
                    ),
                    share: .house
                ),
                by: ada.hash
            )
            let long = try await reader.today(for: mia)
            #expect(long.story == nil && long.open.count == 1, "61 words are not told standing")
        }
    }

    @Test("names who is out and until when, while the hold is open, to managers of the property")
    func out() async throws {
        try await TestHouse.with { house in
            let mia = try await house.asker("mia", roles: ["manager"])
            let bob = try await house.asker("bob")
            let ada = try await house.employee("ada")
            let until = Date(
                timeIntervalSince1970: Date.now.timeIntervalSince1970.rounded() + 7_200
            )
            let act = try await house.recoveries.book(
                .of(.dollars(90), "flight", kind: .hold) { $0.hold = HoldTimes(awayUntil: until) },
                by: ada.hash
            )
            let reader = house.books.property
            let rows = try await reader.today(for: mia)
            #expect(rows.out.map(\.name) == ["Ada"])
            #expect(rows.out.map(\.until) == [until.timeIntervalSince1970])
            #expect(rows.open.isEmpty, "the act itself is not told")
            await #expect(throws: PostgresError.self) { try await reader.today(for: bob) }
            _ = try await house.recoveries.book(followUp(act, .release), by: ada.hash)
            #expect(try await reader.today(for: mia).out.isEmpty)
        }
    }
}
