import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

/// A manager subtracts what was told before an act from what is told after it.
@Suite("Differencing", .timeLimit(.minutes(5)))
struct DifferencingTests {
    private static func day(_ ago: Int) -> String {
        Date.now.addingTimeInterval(-Double(ago) * 86_400)
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }

    /// Half a year of acts of six people, kept to their funds; some are open.
    ///
    /// Answers one of last month's whose guest was not asked.
    private static func fill(_ told: ToldHouse) async throws -> UUID {
        for ago in stride(from: 15, through: 165, by: 10) {
            try await told.acts(by: 6, on: day(ago), ["better", "lost", nil], cause: "mistake")
        }
        for person in 0..<6 { try await told.act(by: person, on: day(1), holdState: "open") }
        return try await told.act(by: 0, on: day(55), cause: "mistake")
    }

    /// Everything a manager is told, by the interface, on pages and in files; of a page its words
    /// between the frame, which has a form's mark in it.
    private static func told(
        _ router: HouseRouter,
        _ browser: inout Browser,
        _ token: Token
    ) async throws -> [String: String] {
        var told: [String: String] = [:]
        let filters = ["", "?months=1", "?months=3", "?months=24"]
        let answers =
            [Routes.today, Routes.causes] + filters.map { "\(Routes.outcomes)\($0)" }
        for path in answers {
            told[path] = try await router.send(.get, path, token: token).text
        }
        let pages =
            [PagePath.today, PagePath.causes, PagePath.causesCSV]
            + filters.flatMap { filter in
                [PagePath.outcomes, PagePath.outcomesCSV, PagePath.outcomesCostCSV]
                    .map { "\($0)\(filter)" }
            }
        for path in pages {
            let text = try await browser.get(path).text
            let main = text.firstRange(of: "<main").flatMap { start in
                text.firstRange(of: "</main>").map { text[start.lowerBound..<$0.lowerBound] }
            }
            told[path] = main.map(String.init) ?? text
        }
        return told
    }

    @Test("a spend, a hold, a report and an undo move nothing that a manager is told")
    func steps() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let settled = try await ToldHouse.settle(house)
            let old = try await Self.fill(settled)
            let ada = try await house.employee("ada")
            let mia = try await house.employee("mia", roles: ["manager"])
            let token = mia.token
            try await house.setPassphrase(of: "mia")
            var browser = Browser(router)
            try await browser.signIn("mia")
            let before = try await Self.told(router, &browser, token)
            let today = try #require(before[Routes.today])
            #expect(today.contains("\"unaskedKept\":\"suppressed\""))
            #expect(try #require(before[Routes.causes]).contains("mistake"))
            let act = try await house.recoveries.book(.of(.dollars(7), "soup"), by: ada.hash)
            let afterSpend = try await Self.told(router, &browser, token)
            #expect(afterSpend == before, "a spend")
            _ = try await house.recoveries.book(
                .of(.dollars(9), "flight", kind: .hold),
                by: ada.hash
            )
            let afterHold = try await Self.told(router, &browser, token)
            #expect(afterHold == before, "a hold")
            _ = try await house.outcomes.report(
                OutcomeReport(
                    id: Identifier(),
                    recovery: .id(act.id),
                    outcome: .better,
                    words: nil
                ),
                by: ada.hash
            )
            let afterReport = try await Self.told(router, &browser, token)
            #expect(afterReport == before, "a report")
            _ = try await house.recoveries.book(
                FollowUp(id: Identifier(), recovery: .id(act.id), step: .reverse, words: nil),
                by: ada.hash
            )
            let afterUndo = try await Self.told(router, &browser, token)
            #expect(afterUndo == before, "an undo")
            let now = Date.now.formatted(.iso8601)
            try await settled.act(by: 1, on: Self.day(6), "lost", booked: Self.day(0))
            try await settled.report(old, by: 0, "delighted", at: now)
            let afterLate = try await Self.told(router, &browser, token)
            #expect(afterLate == before, "a late act, and a late report")
            try await settled.undo(old, at: now)
            let afterOld = try await Self.told(router, &browser, token)
            #expect(afterOld == before, "an act of a month that is told, undone today")
        }
    }
}
