import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Killed with -9", .timeLimit(.minutes(5)))
struct KillTests {
    @Test("the command line at 50 random moments: no duplicate, no forgotten spend")
    func commandLine() async throws {
        try await Journey.with(limits: [.init(.employeeMonth, 9_000_000)]) { journey in
            _ = try await journey.me()
            let clock = ContinuousClock()
            var whole = Duration.zero
            var random = SeededGenerator(seed: 2026)
            var told: Set<String> = []
            var (killed, takenUp, round) = (0, 0, 0)
            while killed < 50, round < 150 {
                round += 1
                let line = ["spend", "5", "tea \(round)", "--json"]
                let delay = whole * Double.random(in: 0.1...0.9, using: &random)
                let first = try await journey.desk.run(line) { try await Task.sleep(for: delay) }
                let start = clock.now
                let again = try await journey.desk.run(line)
                // What a line takes changes with whatever else runs.
                whole = clock.now - start
                #expect(again.exitCode == 0, "\(again.out)")
                if first.exitCode == nil { killed += 1 }
                if again.err.hasPrefix("Taken up:") { takenUp += 1 }
                // Somebody who was told of the first one has typed a second act.
                let answers = [first, again].compactMap { try? $0.json(Receipt.self) }
                told.formUnion(answers.map(\.code))
                #expect(journey.desk.unsettled.isEmpty)
                #expect(try await journey.house.count("recovery") == told.count, "round \(round)")
            }
            #expect(killed == 50, "the other kills came too late")
            #expect(takenUp > 0, "every kill came before the act was on disk")
            #expect(try await Self.codes(in: journey) == told)
            #expect(try await journey.house.count("entry") == told.count)
        }
    }

    @Test("the server while six desks spend: answers are lost, and each act is booked once")
    func server() async throws {
        try await Journey.inHouse { house, directory in
            let ada = try await house.employee("ada").token.text
            let first = try await ServerProcess.with(house.database) { server in
                var desks: [Desk] = []
                for _ in 1...6 {
                    let desk = try Desk(in: directory, port: server.port, token: ada)
                    #expect(try await desk.type("me").exitCode == 0)
                    desks.append(desk)
                }
                let lost = try await Self.loseAnswers(of: desks, in: house) { server.kill() }
                // Whoever was sent and not answered does not know; the others were never sent.
                #expect(lost.allSatisfy { $0.exitCode == 75 || $0.exitCode == 69 })
                #expect(lost.contains { $0.exitCode == 75 })
                return (desks: desks, port: server.port)
            }
            #expect(first.exitCode == nil)
            // What had reached the books is booked though the server that sent it is gone.
            try await wait { try await house.count("recovery") > 0 }
            let second = try await ServerProcess.with(house.database, port: first.value.port) { _ in
                for desk in first.value.desks {
                    let again = try await desk.run(Self.tea)
                    #expect(again.exitCode == 0, "\(again.out)\(again.err)")
                    #expect(desk.unsettled.isEmpty)
                }
            }
            #expect(second.exitCode == 0)
            #expect(try await house.count("recovery") == 6)
            #expect(try await house.count("entry") == 6)
        }
    }

    @Test("the server while one desk spends five times: the next command settles all of them")
    func oneDesk() async throws {
        try await Journey.inHouse { house, directory in
            let ada = try await house.employee("ada").token.text
            let first = try await ServerProcess.with(house.database) { server in
                let desk = try Desk(in: directory, port: server.port, token: ada)
                #expect(try await desk.type("me").exitCode == 0)
                let again = Array(repeating: desk, count: 5)
                let line = Self.tea + ["--again"]
                let lost = try await Self.loseAnswers(of: again, in: house, line: line) {
                    server.kill()
                }
                let sent = lost.filter { $0.exitCode == 75 }.count
                return (desk: desk, port: server.port, sent: sent)
            }
            let (desk, port, sent) = first.value
            #expect(sent > 0)
            #expect(desk.unsettled.count == sent)
            _ = try await ServerProcess.with(house.database, port: port) { _ in
                let me = try await desk.type("me")
                #expect(me.err.components(separatedBy: "Settled:").count == sent + 1)
                #expect(desk.unsettled.isEmpty)
            }
            #expect(try await house.count("recovery") == sent)
        }
    }

    private static let tea = ["spend", "5", "tea", "--json"]

    /// Types a line at every desk at once, and does something while no answer can leave the books.
    private static func loseAnswers(
        of desks: [Desk],
        in house: TestHouse,
        line: [String] = tea,
        meanwhile: () -> Void
    ) async throws -> [Ending] {
        try await Stillness.with(in: house) { stillness in
            try await withThrowingTaskGroup(of: Ending.self) { group in
                for desk in desks { group.addTask { try await desk.run(line) } }
                try await stillness.isReached()
                meanwhile()
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
    }

    /// The codes of every act in the books.
    private static func codes(in journey: Journey) async throws -> Set<String> {
        Set(try await journey.house.database.owner.texts("select code from recovery"))
    }
}

/// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same moments in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
