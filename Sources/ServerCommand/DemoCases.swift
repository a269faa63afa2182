import Foundation
import Latitude
import LatitudeStore

/// The cases everything began with, as they would have been booked.
enum DemoCases {
    /// Whose acts they are; nothing else stands in their month, so that none is refused.
    static let people: Set = ["mary", "grace", "norma", "stanley"]
}

extension DemoYearBuilder {
    private var zone: String { "America/New_York" }

    /// Adds the seeds' cases.
    mutating func addCases() throws {
        try addDress()
        try addLaptop()
        try addFee()
        try addPerfume()
        try addShoes()
    }

    private mutating func addLaptop() throws {
        let honolulu = "Pacific/Honolulu"
        var draft = draft(.hold, 150_000, "the laptop taken to Hawaii: flight, taxi, one night")
        draft.wrong = """
            laptop with the talk left in the room; the guest is already in the air, and couriers \
            have let us down before
            """
        draft.cause = .mistake
        draft.room = "918"
        draft.means = .card
        draft.hold = HoldTimes(
            neededBy: calendar.time(daysAgo: 17, 10, 0, zone: honolulu),
            awayUntil: calendar.time(daysAgo: 16, 15, 30, zone: zone)
        )
        let opening = try book(draft, by: "mary", daysAgo: 18, 18, 40)
        try step(
            .settle(Money(minor: 131_240, currency: opening.actor.property.currency), means: nil),
            opening,
            at: calendar.time(daysAgo: 16, 16, 5, zone: zone),
            words: "two flights, taxi, one night by the airport; back on the next plane"
        )
        try report(
            .delighted,
            opening,
            at: calendar.time(daysAgo: 16, 16, 10, zone: zone),
            words: "had it in his hands at 9.20, spoke at 13.00, phoned the house from the stage"
        )
        try tell(
            """
            He rang from Los Angeles: such and such a room, the laptop is on the desk, I need it \
            by ten tomorrow and speak at one. After what couriers did to us this year I did not \
            trust one with it. So I took it to Hawaii myself and flew back on the next plane. \
            When somebody asked “Where is Mary?”, the team said: “In Hawaii.” There was a \
            letter on my locker when I came back, and the whole kitchen applauded.
            """,
            .house,
            opening,
            at: calendar.time(daysAgo: 15, 8, 30, zone: zone)
        )
    }

    private mutating func addFee() throws {
        var draft = draft(
            .waiver,
            7_500,
            "75-dollar drop-off fee struck off: the car is from there"
        )
        draft.wrong = "the computer charged a drop-off fee for taking a Syracuse car to Syracuse"
        draft.cause = .inefficiency
        draft.guest = "Professor Whitlock"
        draft.minutes = 1
        let opening = try book(draft, by: "grace", daysAgo: 11, 9, 25)
        try report(
            .better,
            opening,
            at: calendar.time(daysAgo: 10, 9, 0, zone: zone),
            words: "“Last time this took twenty minutes and somebody’s boss.”"
        )
        try tell(
            """
            He asked what the 75 dollars were for. I did not do that, the computer did; so I \
            took the drop-off fee off. He was all ready to tell me whom he knows at Cornell, and \
            nobody needed to know.
            """,
            .house,
            opening,
            at: calendar.time(daysAgo: 10, 9, 10, zone: zone)
        )
    }

    private mutating func addPerfume() throws {
        var draft = draft(.spend, 9_500, "the perfume fetched from a rival and gift-wrapped")
        draft.reason = .delight
        draft.guest = "Mr Carew"
        draft.means = .own
        draft.minutes = 30
        let opening = try book(draft, by: "norma", daysAgo: 8, 15, 10)
        try step(
            .repay(Money(minor: 9_500, currency: opening.actor.property.currency), means: nil),
            opening,
            at: calendar.time(daysAgo: 8, 15, 42, zone: zone),
            words: "charged exactly what it cost over there"
        )
        try report(
            .delighted,
            opening,
            at: calendar.time(daysAgo: 7, 11, 0, zone: zone),
            words: "brought his wife along to say hello"
        )
        try tell(
            """
            We do not sell the perfume he wanted for his wife, and I know who does. He had half \
            an hour of shopping left, so I went there, bought it with my own money, wrapped it as \
            a present and charged him what I had paid. We earned nothing and won an admirer.
            """,
            .house,
            opening,
            at: calendar.time(daysAgo: 7, 11, 20, zone: zone)
        )
    }

    private mutating func addShoes() throws {
        var draft = draft(.gift, nil, "two shoes of different size sold as one pair")
        draft.wrong = "his feet are two different sizes and shops make him buy two pairs"
        draft.cause = .variation
        draft.guest = "Mr Ames"
        draft.minutes = 25
        let opening = try book(draft, by: "norma", daysAgo: 5, 17, 30)
        try report(
            .delighted,
            opening,
            at: calendar.time(daysAgo: 4, 10, 15, zone: zone),
            words: "walked out in them and came back for a second pair"
        )
        try tell(
            """
            A nine and a ten. I took one shoe out of each box and sold them as a pair; two shoes \
            of different size, one price. It cost nothing but a quarter of an hour and a shelf to \
            put in order again.
            """,
            .house,
            opening,
            at: calendar.time(daysAgo: 4, 10, 30, zone: zone)
        )
    }

    private mutating func addDress() throws {
        var draft = draft(.spend, 17_500, "the dress replaced, no questions asked")
        draft.wrong = "evening dress in shreds after one ball; the fault was the guest’s, plainly"
        draft.guest = "Miss Fairchild"
        draft.means = .inKind
        draft.minutes = 20
        let opening = try book(draft, by: "stanley", daysAgo: 25, 14, 5)
        try report(
            .same,
            opening,
            at: calendar.time(daysAgo: 24, 12, 0, zone: zone),
            words: "took it as if it were due"
        )
        try report(
            .delighted,
            opening,
            at: calendar.time(daysAgo: 9, 16, 45, zone: zone),
            words: "back with her mother and three friends, who all bought something"
        )
        try tell(
            """
            Anybody could see that she had danced the dress to pieces herself. It was 175 dollars \
            and I gave her a new one. Mr Marcus did the same in 1935, and she and her friends \
            came back for thirty years. Trusting her was the best money we spent this autumn.
            """,
            .house,
            opening,
            at: calendar.time(daysAgo: 9, 17, 0, zone: zone)
        )
    }

    private mutating func draft(
        _ kind: RecoveryKind,
        _ minor: Int64?,
        _ what: String
    ) -> RecoveryDraft {
        RecoveryDraft(
            id: random.identifier(),
            kind: kind,
            amount: minor.map { ($0, "USD") },
            what: what
        )
    }

    private mutating func book(
        _ draft: RecoveryDraft,
        by handle: String,
        daysAgo: Int,
        _ hour: Int,
        _ minute: Int
    ) throws -> DemoOpening {
        try book(
            draft,
            by: handle,
            at: calendar.time(daysAgo: daysAgo, hour, minute, zone: zone)
        )
    }
}
