import Foundation
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

/// Sums that managers are told, and what these keep to themselves.
@Suite("What managers are told in sums")
struct ToldSumsTests {
    @Test(
        "keeps a cell back that rests on too few people, and the next smallest with it",
        arguments: [
            // Five and more are told; nobody is no cell.
            (5, "aaaaa bbbbb", "01234 56789", ""),
            // Four are not, nor is the next smallest: with the total it would tell the four.
            (5, "aaaaaa bbbbb cccc", "012345 01234 0123", "b c"),
            // Two small cells that rest on five people together are enough.
            (5, "aaaaaa bbb cc", "012345 012 34", "b c"),
            // Two that rest on the same four are not.
            (5, "aaaaaa bbbb cccc", "012345 0123 0123", "a b c"),
            // Acts do not count, people do.
            (5, "aaaaaaaa bbbbb", "00001111 01234", "a b"),
            // One cell alone.
            (5, "aaaa", "0123", "a"), (5, "", "", ""),
            // Three recoveries by three people.
            (3, "aaaa bbb", "0123 012", ""), (3, "aaaa bbb", "0123 011", "a b"),
        ]
    )
    func suppressed(
        minimum: Int,
        cells: String,
        people: String,
        kept: String
    ) async throws {
        try await TestDatabase.with { database in
            func array(_ text: String, _ change: (Character) -> String) -> String {
                text.filter { $0 != " " }.map(change).joined(separator: ",")
            }
            let names = array(cells) { "'\($0)'" }
            let ids = array(people) { "'00000000-0000-0000-0000-00000000000\($0)'" }
            let told = try await database.owner.texts(
                """
                select coalesce(string_agg(k.name, ' ' order by k.name), '')
                from unnest(suppressed_cells(
                    array[\(names)]::text[], array[\(ids)]::uuid[], \(minimum))) k (name)
                """
            )
            #expect(told == [kept])
        }
    }

    @Test("tells months over, counted, each cell on its own")
    func months() async throws {
        try await ToldHouse.with { told in
            for month in 1...4 {
                let day = "2021-0\(month)-10"
                try await told.acts(by: 5, on: day, ["delighted", "better", "same", "lost", nil])
            }
            let cells = "5 5 5 0 5 10 10 5"
            #expect(
                try await told.mix(today: "2021-04-30") == [
                    "2021-01 2021-01 \(cells)", "2021-02 2021-02 \(cells)",
                    "2021-03 2021-03 \(cells)",
                ],
                "April is running"
            )
            // A week after its end nothing of a month can be booked any more; the next Monday is
            // the 10th.
            for (today, month) in [("2021-05-09", "2021-03"), ("2021-05-10", "2021-04")] {
                #expect(
                    try await told.mix(today: today, months: 1) == ["\(month) \(month) \(cells)"]
                )
            }
        }
    }

    @Test("keeps a cell of two people back, with one beside it, and within the side it is on")
    func cells() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 5, on: "2021-01-10", ["delighted", "better", "same", nil])
            try await told.acts(by: 2, on: "2021-01-11", ["lost"])
            #expect(
                try await told.mix(today: "2021-05-01").first == "2021-01 2021-01 5 5 - 0 - 10 7 5"
            )
        }
    }

    @Test("tells a month of two people together with the one after it")
    func together() async throws {
        try await ToldHouse.with { told in
            for month in [1, 2, 4] {
                try await told.acts(by: 5, on: "2021-0\(month)-10", ["better"])
            }
            try await told.acts(by: 2, on: "2021-03-10", ["better"])
            let before = try await told.mix(today: "2021-05-09")
            #expect(
                before == ["2021-01 2021-01 0 5 0 0 0 5 0 0", "2021-02 2021-02 0 5 0 0 0 5 0 0"]
            )
            #expect(
                try await told.mix(today: "2021-05-10")
                    == before + ["2021-03 2021-04 0 7 0 0 0 7 0 0"]
            )
        }
    }

    @Test("leaves out what is left over at the new end, from every sum of the months alike")
    func leftOver() async throws {
        try await ToldHouse.with { told in
            for month in 1...3 {
                try await told.acts(by: 5, on: "2021-0\(month)-10", ["better"], cause: "rework")
            }
            try await told.acts(by: 2, on: "2021-04-10", ["lost"], cause: "mistake")
            let mix = try await told.mix(today: "2021-05-11")
            #expect(mix.map { $0.prefix(7) } == ["2021-01", "2021-02", "2021-03"])
            #expect(try await told.cost(today: "2021-05-11") == ["500 1000 15 15"])
            let causes = try await told.counts("cause", today: "2021-05-11")
            #expect(causes.contains("rework 15 -") && causes.contains("mistake - -"))
            #expect(causes.first == "15 -", "the sum of what is told")
        }
    }

    @Test("a month stays as told, whatever is undone, reported or paid back afterwards")
    func still() async throws {
        try await ToldHouse.with { told in
            var acts: [UUID] = []
            for day in ["2021-01-10", "2021-02-10", "2021-03-10"] {
                for person in 0..<5 {
                    try await told.act(by: person, on: day, "better", cause: "rework")
                    acts.append(try await told.act(by: person, on: day, cause: "rework"))
                }
            }
            let today = "2021-04-12"
            let mix = try await told.mix(today: today)
            #expect(mix.count == 3)
            let before = try await [
                mix, told.cost(today: today), told.counts("cause", today: today),
            ]
            // Late by a week, undone, and reported of acts of every month.
            for (place, act) in acts.enumerated() {
                if place.isMultiple(of: 3) { try await told.undo(act, at: "2021-04-12T13:00:00Z") }
                try await told.report(act, by: place % 5, "lost", at: "2021-04-13T13:00:00Z")
            }
            try await told.act(by: 9, on: "2021-04-06", "lost", cause: "mistake", booked: today)
            for later in [today, "2021-04-18", "2021-05-03"] {
                let after = try await [
                    told.mix(today: later), told.cost(today: later),
                    told.counts("cause", today: later),
                ]
                #expect(after.prefix(2) == before.prefix(2), "\(later)")
                #expect(after[2].contains { $0.hasPrefix("rework 30") }, "\(later)")
            }
            #expect(try await told.counts("cause", today: "2021-04-18") == before[2])
        }
    }

    @Test("a longer window tells nothing about a shorter one")
    func nested() async throws {
        try await ToldHouse.with { told in
            for month in 1...9 {
                let people = month.isMultiple(of: 3) ? 2 : 5
                try await told.acts(by: people, on: "2021-0\(month)-10", ["better", nil])
            }
            let whole = try await told.mix(today: "2021-10-12", months: 24)
            for months in 1...9 {
                let part = try await told.mix(today: "2021-10-12", months: months)
                #expect(part == Array(whole.suffix(part.count)), "\(months) months")
            }
            #expect(whole.count == 6)
        }
    }

    @Test("the last 30 days end on a Sunday, so that no day of a week shows what came with it")
    func weeks() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 6, on: "2021-01-10", ["better", "lost", nil], cause: "rework")
            for day in 19...25 {
                let people = day == 25 ? 6 : 5
                try await told.acts(by: people, on: "2021-04-\(day)", ["better"], cause: "mistake")
            }
            // The 26th is a Monday.
            let monday = try await told.counts("cause", today: "2021-04-26")
            #expect(monday.contains("mistake 36 36") && monday.contains("rework 18 -"))
            try await told.acts(by: 6, on: "2021-04-26", ["lost"], cause: "mistake")
            for day in ["2021-04-27", "2021-04-28", "2021-04-30", "2021-05-01", "2021-05-02"] {
                #expect(try await told.counts("cause", today: day) == monday, "\(day)")
            }
            let next = try await told.counts("cause", today: "2021-05-03")
            #expect(next.contains("mistake 42 42"))
        }
    }

    @Test("says nothing before the books go back 90 days")
    func short() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 6, on: "2021-01-10", ["better"])
            #expect(try await told.mix(today: "2021-04-09") == [])
            #expect(try await told.cost(today: "2021-04-09") == [])
            #expect(try await told.mix(today: "2021-04-10").count == 2)
            #expect(try await told.mix(today: "2021-04-12").count == 3)
        }
    }

    @Test("counts neither what was undone nor holds that came to nothing, nor another property")
    func counted() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 5, on: "2021-01-10", ["better"])
            for state in ["open", "released", "expired"] {
                try await told.act(by: 5, on: "2021-01-10", "lost", holdState: state)
            }
            try await told.act(by: 6, on: "2021-01-10", "lost", undone: "2021-01-12")
            for person in 0..<6 {
                try await told.act(by: person, on: "2021-01-10", "lost", elsewhere: true)
            }
            try await told.act(by: 0, on: "2021-01-10", "better", holdState: "settled")
            #expect(
                try await told.mix(today: "2021-05-01").first == "2021-01 2021-01 0 6 0 0 0 6 0 0"
            )
        }
    }
}
