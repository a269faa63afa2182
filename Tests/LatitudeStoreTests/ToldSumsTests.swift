import Foundation
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

/// Sums that managers are told, and what these keep to themselves.
@Suite("What managers are told in sums")
struct ToldSumsTests {
    @Test(
        "keeps a cell back below five people, and the next smallest with it",
        arguments: [
            // Five and more are told; nobody is no cell.
            ("aaaaa bbbbb", "01234 56789", ""),
            // Four are not, nor is the next smallest: with the total it would tell the four.
            ("aaaaaa bbbbb cccc", "012345 01234 0123", "b c"),
            // Two small cells that rest on five people together are enough.
            ("aaaaaa bbb cc", "012345 012 34", "b c"),
            // Two that rest on the same four are not.
            ("aaaaaa bbbb cccc", "012345 0123 0123", "a b c"),
            // Acts do not count, people do.
            ("aaaaaaaa bbbbb", "00001111 01234", "a b"),
            // One cell alone.
            ("aaaa", "0123", "a"), ("", "", ""),
        ]
    )
    func suppressed(cells: String, people: String, kept: String) async throws {
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
                    array[\(names)]::text[], array[\(ids)]::uuid[])) k (name)
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
            #expect(
                try await told.mix(today: "2021-05-01", months: 1) == ["2021-04 2021-04 \(cells)"]
            )
        }
    }

    @Test("keeps a cell of four people back, with one beside it, and within the side it is on")
    func cells() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 5, on: "2021-01-10", ["delighted", "better", "same", nil])
            try await told.acts(by: 4, on: "2021-01-11", ["lost"])
            #expect(
                try await told.mix(today: "2021-05-01").first == "2021-01 2021-01 5 5 - 0 - 10 9 5"
            )
        }
    }

    @Test("tells a month of four people together with the one before it")
    func together() async throws {
        try await ToldHouse.with { told in
            for month in [1, 2, 4] {
                try await told.acts(by: 5, on: "2021-0\(month)-10", ["better"])
            }
            try await told.acts(by: 4, on: "2021-03-10", ["better"])
            #expect(
                try await told.mix(today: "2021-05-01") == [
                    "2021-01 2021-01 0 5 0 0 0 5 0 0", "2021-02 2021-03 0 9 0 0 0 9 0 0",
                    "2021-04 2021-04 0 5 0 0 0 5 0 0",
                ]
            )
        }
    }

    @Test("leaves out what stays over at the old end, from every sum of the year alike")
    func leftOver() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 4, on: "2021-01-10", ["lost"], cause: "mistake")
            for month in 2...4 {
                try await told.acts(by: 5, on: "2021-0\(month)-10", ["better"], cause: "rework")
            }
            let mix = try await told.mix(today: "2021-05-01")
            #expect(mix.map { $0.prefix(7) } == ["2021-02", "2021-03", "2021-04"])
            #expect(try await told.cost(today: "2021-05-01") == ["- - 15 15"])
            let causes = try await told.counts("cause", today: "2021-05-01")
            #expect(causes.contains("rework 15 5") && causes.contains("mistake 0 0"))
            #expect(causes.first == "15 5", "the sum of all")
        }
    }

    @Test("a longer window tells nothing about a shorter one")
    func nested() async throws {
        try await ToldHouse.with { told in
            for month in 1...9 {
                let people = month.isMultiple(of: 3) ? 3 : 5
                try await told.acts(by: people, on: "2021-0\(month)-10", ["better", nil])
            }
            let whole = try await told.mix(today: "2021-10-02", months: 24)
            for months in 1...9 {
                let part = try await told.mix(today: "2021-10-02", months: months)
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
            #expect(monday.contains("mistake 0 36"))
            try await told.acts(by: 6, on: "2021-04-26", ["lost"], cause: "mistake")
            for day in ["2021-04-27", "2021-04-28", "2021-04-30", "2021-05-01", "2021-05-02"] {
                let counts = try await told.counts("cause", today: day)
                #expect(counts.map(Self.recent) == monday.map(Self.recent), "\(day)")
            }
            let next = try await told.counts("cause", today: "2021-05-03")
            #expect(next.map(Self.recent).contains("mistake 42"))
        }
    }

    /// A row without its sum of the year.
    private static func recent(_ row: String) -> String {
        let cells = row.split(separator: " ")
        return (cells.dropLast(2) + cells.suffix(1)).joined(separator: " ")
    }

    @Test("says nothing before the books go back 90 days")
    func short() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 6, on: "2021-01-10", ["better"])
            #expect(try await told.mix(today: "2021-04-09") == [])
            #expect(try await told.cost(today: "2021-04-09") == [])
            #expect(try await told.mix(today: "2021-04-10").count == 3)
        }
    }

    @Test("counts neither what was undone nor holds that came to nothing, nor another property")
    func counted() async throws {
        try await ToldHouse.with { told in
            try await told.acts(by: 5, on: "2021-01-10", ["better"])
            for state in ["open", "released", "expired"] {
                try await told.act(by: 5, on: "2021-01-10", "lost", holdState: state)
            }
            try await told.act(by: 6, on: "2021-01-10", "lost", isReversed: true)
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
