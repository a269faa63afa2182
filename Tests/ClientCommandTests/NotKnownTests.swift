import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Testing

@testable import ClientCommand

@Suite("What the books did not say is not known to be booked")
struct NotKnownTests {
    /// The refusals that a server gives without the books, or without an answer of theirs.
    static let kept: [RefusalCode] = [
        .bodyBroken,
        .serverAway, .serverBusy, .outcomeUnknown, .internalFault, .bodyTooSlow, .bodyTooLarge,
        .tooManyRequests, .notFound, .methodNotAllowed, .hostUnknown,
    ]
    private static let page = "<html>Welcome to the hotel network</html>"

    @Test("so an act is kept, and booked once by whatever comes next", arguments: kept)
    func ours(code: RefusalCode) async throws {
        let answer = Behaviour.answer(code.entry.status, Wire.problem(code))
        try await expectKept(answer, saying: code.rawValue, out: Wire.problem(code))
    }

    @Test(
        "so an act is kept whatever answers in another form than ours",
        arguments: [
            200, 201, 204, 301, 302, 307, 400, 401, 403, 404, 407, 408, 413, 429, 500, 502, 503,
            504, 520,
        ]
    )
    func foreign(status: Int) async throws {
        let answer = Behaviour.answer(status, status == 204 ? "" : Self.page)
        try await expectKept(answer, saying: "outcome_unknown", out: nil)
    }

    @Test("so an act is kept where the answer to another one comes")
    func mixedUp() async throws {
        let answer = Wire.receipt(id: "\(Identifier())", minor: 12_000)
        try await expectKept(.answer(200, answer), saying: "outcome_unknown", out: nil)
    }

    private func expectKept(_ answer: Behaviour, saying code: String, out: String?) async throws {
        for isJSON in [true, false] {
            let books = Books()
            let server = try LoopbackServer(books.respond)
            let desk = Desk(server: server.url)
            books.plan(answer, answer)
            let result = await desk.run(DeliveryTests.line + (isJSON ? ["--json"] : []))
            #expect(result.code == 75)
            #expect((isJSON ? result.out : result.err).contains(code))
            if isJSON, let out { #expect(result.out == "\(out)\n") }
            #expect(!result.err.contains("Not booked"))
            #expect(result.err.contains("The act is kept; the next command settles it."))
            #expect(desk.unsettled.count == 1)
            let why = await desk.run(["why"])
            #expect(why.out.hasPrefix("Unsettled:"), "\(why.out)")
            books.unplan()
            #expect(await desk.run(["me"]).err.contains("Settled: 7K000M 120.00 USD"))
            #expect(await desk.run(["why"]).out.hasPrefix("Booked:"))
            #expect(books.ids.count == 1)
            #expect(desk.unsettled.isEmpty)
        }
    }

    @Test("a rule of the books settles an act, also one of a newer server", arguments: [409, 422])
    func rules(status: Int) async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        let problem = Wire.problem(.overLimit).replacing("over_limit", with: "over_something")
            .replacing("422", with: "\(status)")
        books.plan(.drop, .answer(status, problem))
        let result = await desk.run(DeliveryTests.line)
        #expect(result.code == 65)
        #expect(result.err.contains("Not booked:"))
        #expect(desk.unsettled.isEmpty)
    }

    @Test("too many questions to the books settle an act, first or sent again")
    func askedTooOften() async throws {
        let refusal = Refusal(.tooManyRequests, undecidedFor: 3_600)
        let body = String(
            decoding: try WireCoding.encoder().encode(Problem(refusal)),
            as: UTF8.self
        )
        for plan in [[Behaviour.answer(429, body)], [.drop, .answer(429, body)]] {
            let books = Books()
            let server = try LoopbackServer(books.respond)
            let desk = Desk(server: server.url)
            for behaviour in plan { books.plan(behaviour) }
            let result = await desk.run(DeliveryTests.line)
            #expect(result.code == 5)
            #expect(result.err.contains("Not booked:"))
            #expect(desk.unsettled.isEmpty)
            #expect(await desk.run(["me"]).err.isEmpty)
        }
    }

    @Test("an act that nobody takes keeps no other waiting")
    func stuck() async throws {
        let books = Books()
        let server = try LoopbackServer { request in
            request.body.contains("too long")
                ? .answer(413, Self.page) : books.respond(request)
        }
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        #expect(await desk.run(["spend", "5", "too long"]).code == 75)
        #expect(await desk.run(["spend", "7", "tea"]).code == 75)
        let next = await desk.run(["me"])
        #expect(next.code == 0)
        #expect(next.err.contains("Not settled yet: spend 5.00 USD “too long”"))
        #expect(next.err.contains("Settled: 7K000M 7.00 USD"))
        #expect(desk.unsettled.count == 1)
    }

    @Test(
        "of no change, with a file or without one",
        arguments: [
            ["tokens", "--revoke", "0f8fad77"], ["close", "2026-10"],
            ["close", "2026-10", "--reopen", "a bill came late"],
            ["add", "7K2M", "--missing", "the taxi gave none"], ["line-up", "7K2M"],
            ["report", "7K2M", "better"], ["story", "7K2M", "He flew over."],
            ["praise", "7K2M", "You took the flight before anybody asked."],
            ["settle", "7K2M", "13.40"], ["release", "7K2M"], ["repaid", "7K2M", "5"],
            ["undo", "7K2M"], ["hold", "5", "a room"], ["waive", "5", "a fee"],
            ["give", "a smile"],
        ]
    )
    func verbs(line: [String]) async throws {
        let answers: [Behaviour] = [
            .drop, .answer(502, Self.page), .answer(504, Wire.problem(.outcomeUnknown)),
            .answer(503, Wire.problem(.serverAway)), .answer(503, Wire.problem(.serverBusy)),
        ]
        for answer in answers {
            let house = House()
            let server = try LoopbackServer { request in
                request.method == "GET" ? house.respond(request) : answer
            }
            let environment = ["LATITUDE_URL": server.url, "LATITUDE_TOKEN": "ada-token"]
            let result = await Desk(server: server.url).run(line, environment: environment)
            #expect(result.code == 75, "\(line) \(answer): \(result.err)")
            #expect(result.err.contains("Unsettled:"), "\(line) \(answer): \(result.err)")
            let isKept = result.err.contains("The act is kept; the next command settles it.")
            let isTypedAgain = result.err.contains("type the same line again")
            #expect(isKept != isTypedAgain, "\(line) \(answer): \(result.err)")
        }
    }
}
