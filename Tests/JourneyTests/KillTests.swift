import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@Suite("Killed with -9")
struct KillTests {
    @Test("the command line at 50 random moments: no duplicate, no forgotten spend")
    func commandLine() async throws {
        try await Journey.with { journey in
            _ = try await journey.me()
            let clock = ContinuousClock()
            let whole = try await clock.measure { _ = try await journey.book("spend", "1", "warm") }
            var random = SeededGenerator(seed: 2026)
            var told: Set<String> = try await Self.codes(in: journey)
            var killed = 0
            for round in 1...50 {
                let line = ["spend", "\(round)", "tea \(round)", "--json"]
                let delay = whole * Double.random(in: 0...1.05, using: &random)
                let first = try await journey.desk.run(line) { try await Task.sleep(for: delay) }
                let again = try await journey.desk.run(line)
                #expect(again.exitCode == 0, "\(again.out)")
                if first.exitCode == nil { killed += 1 }
                // Somebody who was told of the first one has typed a second act.
                let answers = [first, again].compactMap { try? $0.json(Receipt.self) }
                told.formUnion(answers.map(\.code))
                #expect(journey.desk.unsettled.isEmpty)
                #expect(try await journey.house.count("recovery") == told.count, "round \(round)")
            }
            #expect(killed >= 25, "the kills came too late to mean anything")
            #expect(try await Self.codes(in: journey) == told)
            #expect(try await journey.house.count("entry") == told.count)
        }
    }

    @Test("the server while spends run: their answers are lost, and each is booked once")
    func server() async throws {
        try await Journey.inHouse { house, directory in
            let ada = try await house.employee("ada")
            let lines = (1...6).map { ["spend", "\($0)", "tea", "--json"] }
            let first = try await ServerProcess.with(house.database) { server in
                let desk = try Desk(in: directory, port: server.port, token: ada.token.text)
                #expect(try await desk.type("me").exitCode == 0)
                let endings = try await Stillness.with(in: house) { stillness in
                    try await Self.type(lines, at: desk) {
                        try await stillness.isReached()
                        server.kill()
                    }
                }
                // Whoever was sent and not answered does not know; the others were never sent.
                #expect(endings.allSatisfy { $0.exitCode == 75 || $0.exitCode == 69 })
                #expect(endings.contains { $0.exitCode == 75 })
                return (desk: desk, port: server.port)
            }
            #expect(first.exitCode == nil)
            // What had reached the books is booked though the server that sent it is gone.
            try await wait { try await house.count("recovery") > 0 }
            let second = try await ServerProcess.with(house.database, port: first.value.port) { _ in
                let desk = first.value.desk
                for line in lines {
                    let again = try await desk.run(line)
                    #expect(again.exitCode == 0, "\(again.out)\(again.err)")
                }
                #expect(desk.unsettled.isEmpty)
            }
            #expect(second.exitCode == 0)
            #expect(try await house.count("recovery") == lines.count)
            #expect(try await house.count("entry") == lines.count)
        }
    }

    /// Types every line at once, and does something while they run.
    private static func type(
        _ lines: [[String]],
        at desk: Desk,
        meanwhile: () async throws -> Void
    ) async throws -> [Ending] {
        try await withThrowingTaskGroup(of: Ending.self) { group in
            for line in lines { group.addTask { try await desk.run(line) } }
            try await meanwhile()
            return try await group.reduce(into: []) { $0.append($1) }
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
