import Latitude
import LatitudeAPI
import Testing

@Suite("Beyond the limit", .timeLimit(.minutes(5)))
struct LimitTests {
    @Test("a spend is refused with rule, owner and a way on, and nothing is booked")
    func overLimit() async throws {
        try await Journey.with { journey in
            _ = try await journey.book("spend", "1900", "suite for the night")
            let refused = try await journey.desk.type("spend", "200", "late dinner", "--json")
            #expect(refused.exitCode == 5)
            let problem = try refused.json(Problem.self)
            #expect(problem.code == "over_limit")
            #expect(problem.rule == "2,000.00 USD per employee and month, policy 1")
            #expect(problem.owner.contains("Jan Nowak, ext 210"))
            #expect(problem.youCan.first?.contains("100.00") == true)

            let text = try await journey.desk.type("spend", "200", "late dinner")
            #expect(text.exitCode == 5)
            #expect(text.out.isEmpty)
            #expect(text.err.hasPrefix("Not booked: that is more than what is left."))
            for part in ["You can", "over_limit", "Jan Nowak, ext 210", problem.rule] {
                #expect(text.err.contains(part), "\(part) is missing")
            }
            let why = try await journey.desk.type("why")
            #expect(why.out.hasPrefix("Refused: that is more than what is left."))

            #expect(try await journey.house.count("entry") == 1)
            #expect(try await journey.me().funds.map(\.left.minor) == [10_000])
            _ = try await journey.book("spend", "100", "the last of it")
            #expect(try await journey.me().funds.map(\.left.minor) == [0])
        }
    }

    @Test("can and --dry-run say the same beforehand and book nothing")
    func asking() async throws {
        try await Journey.with { journey in
            #expect(try await journey.desk.type("can", "2000").exitCode == 0)
            #expect(try await journey.desk.type("can", "2000.01").exitCode == 5)
            let dry = try await journey.desk.type("spend", "2000", "boat", "--dry-run")
            #expect(dry.exitCode == 0)
            #expect(try await journey.desk.type("spend", "2001", "boat", "--dry-run").exitCode == 5)
            #expect(try await journey.house.count("entry") == 0)
            #expect(try await journey.house.count("fund") == 0)
        }
    }
}
