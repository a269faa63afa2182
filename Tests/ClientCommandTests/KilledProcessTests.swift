import Foundation
import Latitude
import Synchronization
import Testing

@testable import ClientCommand

/// The built program killed with -9 where it hurts, then the same line typed again.
@Suite("A killed process")
struct KilledProcessTests {
    /// Where the server stands when the client is killed.
    enum Moment: CaseIterable {
        case requestReadNotBooked
        case bookedNotAnswered
        case answeredHalf
        case answered
    }

    @Test("books once, whenever it was killed", arguments: Moment.allCases)
    func killed(moment: Moment) async throws {
        let books = Books()
        let victim = Mutex<Process?>(nil)
        let kill: @Sendable () -> Void = {
            victim.withLock { process in
                guard let running = process else { return }
                Glibc.kill(running.processIdentifier, SIGKILL)
                running.waitUntilExit()
                process = nil
            }
        }
        let server = try LoopbackServer { request in
            guard request.method == "PUT" else { return books.respond(request) }
            if moment == .requestReadNotBooked, victim.withLock({ $0 != nil }) {
                kill()
                return .drop
            }
            let answer = books.respond(request)
            guard victim.withLock({ $0 != nil }) else { return answer }
            switch moment {
            case .bookedNotAnswered, .requestReadNotBooked:
                kill()
                return .drop
            case .answeredHalf: return .dropHalfway(201, Wire.receipt(id: request.id))
            case .answered: return answer
            }
        }
        let desk = Desk(server: server.url)
        // The profile is known, so that the process's first request is the act.
        #expect(await desk.run(["me"]).code == 0)
        for round in 1...3 {
            let line = ["spend", "\(round)", "tea"]
            try victim.withLock { $0 = try desk.start(line) }
            let running = victim.withLock { $0 }
            if moment == .answered || moment == .answeredHalf {
                // Killed somewhere between reading the answer and its own end.
                while server.requests.filter({ $0.method == "PUT" }).count < round * 2 - 1 {
                    await Task.yield()
                }
                kill()
            }
            running?.waitUntilExit()
            let again = await desk.run(line)
            #expect(again.code == 0, "\(again.err)")
            // Whole answers may have been told before the kill: then the line was a second act.
            let most = moment == .answered || moment == .answeredHalf ? 2 * round : round
            #expect((round...most).contains(books.ids.count))
            #expect(desk.unsettled.isEmpty)
        }
        if moment == .requestReadNotBooked || moment == .bookedNotAnswered {
            #expect(books.ids.count == 3)
        }
    }

    @Test("leaves its act to the next command, which sends it under the same id")
    func forgotten() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        #expect(await desk.run(["me"]).code == 0)
        books.plan(.hold)
        let process = try desk.start(["spend", "5", "tea"])
        while !server.requests.contains(where: { $0.method == "PUT" }) { await Task.yield() }
        #expect(desk.unsettled.count == 1)
        #expect(await desk.run(["me"]).err.isEmpty, "another process is still at it")
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(await desk.run(["me"]).err.contains("Settled: 7K000M 5.00 USD"))
        #expect(books.ids.count == 1)
        #expect(desk.unsettled.isEmpty)
    }

    @Test("the same line in eight processes at once is one act, or eight answered one by one")
    func together() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        #expect(await desk.run(["me"]).code == 0)
        books.plan(.hold)
        let first = try desk.start(["spend", "5", "tea"])
        while !server.requests.contains(where: { $0.method == "PUT" }) { await Task.yield() }
        let others = try (0..<7).map { _ in try desk.start(["spend", "5", "tea"]) }
        Glibc.kill(first.processIdentifier, SIGKILL)
        for process in [first] + others { process.waitUntilExit() }
        #expect(others.allSatisfy { $0.terminationStatus == 0 })
        #expect(books.ids.contains(server.requests.first { $0.method == "PUT" }?.id ?? ""))
        #expect(desk.unsettled.isEmpty)
    }
}
