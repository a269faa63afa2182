import Foundation
import Latitude
import LatitudeAPI
import TestSupport
import Testing

@Suite("The seeds' cases", .timeLimit(.minutes(5)))
struct SeedTests {
    @Test("the laptop taken to Hawaii: held, settled for less, the rest is back, told")
    func hawaii() async throws {
        try await Journey.with { journey in
            let hold = try await journey.book(
                "hold",
                "1500",
                "flight to bring the laptop",
                "--guest",
                "Ms Ito",
                "--by",
                "tomorrow 10:00 Pacific/Honolulu",
                "--away",
                "2d"
            )
            #expect(hold.entry == .hold)
            #expect(hold.held.minor == 150_000)
            let held = try await journey.me()
            #expect(held.funds.map(\.left.minor) == [50_000])
            #expect(held.holds.map(\.code) == [hold.code])
            #expect(held.holds.first?.neededBy.map(Self.isTenInHonolulu) == true)

            let settle = try await journey.desk.type("settle", hold.code, "1312.40", "flight, taxi")
            #expect(settle.exitCode == 0)
            #expect(settle.out.contains("1,312.40 USD is spent; the rest is back in the fund."))
            let me = try await journey.me()
            #expect(me.funds.map(\.used.minor) == [131_240])
            #expect(me.funds.map(\.held.minor) == [0])
            #expect(me.funds.map(\.left.minor) == [68_760])
            #expect(me.holds.isEmpty)

            try await Self.tell(hold.code, in: journey)
            #expect(try await journey.me().month.better == 1)
        }
    }

    /// A report, a story, and a colleague who reads it.
    private static func tell(_ code: String, in journey: Journey) async throws {
        let report = try await journey.desk.type("report", code, "delighted", "she", "hugged", "me")
        #expect(report.exitCode == 0)
        let story = "He flew the laptop over himself.\n\nShe hugged him."
        let told = try await journey.desk.type("story", code, "--share", "house", input: story)
        #expect(told.out.hasPrefix("Told. The whole house can read it."))
        let bob = try journey.desk(of: try await journey.house.employee("bob"))
        let list = try await bob.type("stories", "--json").json(StoryList.self)
        #expect(list.stories.map(\.words) == [story])
        #expect(list.stories.map(\.code) == [code])
        #expect(list.stories.map(\.outcome) == [.delighted])
        let text = try await bob.type("stories", "laptop")
        #expect(text.out.contains("He flew the laptop over himself."))
        #expect(text.out.hasPrefix("Ada,"))
        let detail = try await journey.desk.type("show", code, "--json").json(RecoveryDetail.self)
        #expect(detail.entries.map(\.kind) == [.hold, .settle])
        #expect(detail.outcomes.map(\.words) == ["she hugged me"])
        #expect(detail.awayUntil != nil)
    }

    private static func isTenInHonolulu(_ date: Date) -> Bool {
        // Honolulu keeps UTC-10 all year.
        date.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400) == 20 * 3_600
    }

    @Test("the perfume repaid in full costs nothing, restores the fund and stays a story")
    func perfume() async throws {
        try await Journey.with { journey in
            let line = ["spend", "95", "perfume, as hers broke", "--means", "own", "--room", "7"]
            let spend = try await journey.desk.run(line + ["--json"]).json(Receipt.self)
            #expect(spend.funds.map(\.left.minor).allSatisfy { $0 == 190_500 })
            let story = try await journey.desk.type("story", spend.code, "She wore it that night.")
            #expect(story.exitCode == 0)

            let repaid = try await journey.desk.type("repaid", spend.code, "95", "guest insisted")
            #expect(repaid.exitCode == 0)
            #expect(repaid.out.contains("net cost 0.00"))
            #expect(try await journey.me().funds.map(\.left.minor) == [200_000])
            let show = try await journey.desk.type("show", spend.code, "--json")
            let detail = try show.json(RecoveryDetail.self)
            #expect(detail.means == .own)
            #expect(detail.recovery.spent == detail.recovery.repaid)
            #expect(detail.entries.map(\.kind) == [.spend, .repay])
            #expect(detail.story?.words == "She wore it that night.")
            let stories = try await journey.desk.type("stories", "--json").json(StoryList.self)
            #expect(stories.stories.map(\.code) == [spend.code])
            let more = try await journey.desk.type("repaid", spend.code, "0.01", "--json")
            #expect(more.exitCode == 5)
            #expect(try more.json(Problem.self).code == "over_repayable")
        }
    }

    @Test("the drop-off fee is waived in one verb")
    func dropOff() async throws {
        try await Journey.with { journey in
            let waived = try await journey.desk.type("waive", "75", "drop-off", "fee")
            #expect(waived.exitCode == 0)
            #expect(waived.out.hasPrefix("Done. 75.00 USD is struck off"))
            let list = try await journey.desk.type("list", "--json").json(RecoveryList.self)
            #expect(list.recoveries.map(\.kind) == [.waiver])
            #expect(list.recoveries.map(\.spent) == [.dollars(75)])
            let code = try #require(list.recoveries.first).code
            let show = try await journey.desk.type("show", code, "--json")
            #expect(try show.json(RecoveryDetail.self).means == .folio)
            #expect(try await journey.me().funds.map(\.used.minor) == [7_500])
        }
    }

    @Test("two shoes of different size cost twenty minutes and no money")
    func shoes() async throws {
        try await Journey.with { journey in
            let given = try await journey.desk.type("give", "20min", "two shoes of different size")
            #expect(given.exitCode == 0)
            #expect(given.out.hasPrefix("Done. It cost nothing."))
            let act = try #require(
                try await journey.desk.type("list", "--json").json(RecoveryList.self)
                    .recoveries.first
            )
            #expect(act.kind == .gift)
            #expect(act.minutes == 20)
            let line = ["give", "the right pair by courier", "--cost", "0", "--json"]
            #expect(try await journey.desk.run(line).json(Receipt.self).amount == .dollars(0))
            #expect(act.spent == .dollars(0))
            #expect(try await journey.me().funds.allSatisfy { $0.used.minor == 0 })
        }
    }

    @Test("the dress at cost joins the incident of the delay")
    func dress() async throws {
        try await Journey.with { journey in
            let taxi = try await journey.book("spend", "40", "taxi to the shop", "--room", "12")
            let dress = try await journey.book(
                "give",
                "the dress from the window",
                "--cost",
                "180",
                "--means",
                "in-kind",
                "--room",
                "12",
                "--for",
                taxi.code
            )
            #expect(dress.amount == .dollars(180))
            let show = try await journey.desk.type("show", dress.code, "--json")
            let detail = try show.json(RecoveryDetail.self)
            #expect(detail.incident == taxi.code)
            #expect(detail.means == .inKind)
            let guest = try #require(dress.funds.first { $0.scope == .guestDay })
            #expect(guest.used == .dollars(220))
        }
    }
}
