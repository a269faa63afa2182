import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Testing

@testable import ClientCommand

@Suite("Acts on an unsafe line")
struct DeliveryTests {
    static let line = ["spend", "120", "cold dinner", "--room", "412"]

    @Test("books once where the first answer is lost", arguments: [true, false])
    func answerLost(isHalfway: Bool) async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(isHalfway ? .dropHalfway(201, "") : .drop)
        let result = await desk.run(Self.line)
        #expect(result.code == 0, "\(result.err)")
        #expect(server.requests.filter { $0.method == "PUT" }.count == 2)
        #expect(books.ids.count == 1)
        #expect(desk.unsettled.isEmpty)
    }

    @Test("keeps an act nobody knows the outcome of; the same line is that act")
    func typedAgain() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        let first = await desk.run(Self.line)
        #expect(first.code == 75)
        #expect(first.err.contains("outcome_unknown"))
        #expect(desk.unsettled.count == 1)
        let again = await desk.run(Self.line)
        #expect(again.code == 0)
        #expect(again.err.contains("Taken up: this line was typed at 18:30"))
        #expect(again.out.contains("7K000M"))
        #expect(books.ids.count == 1)
        #expect(desk.unsettled.isEmpty)
        #expect(await desk.run(Self.line).code == 0)
        #expect(books.ids.count == 2, "a settled line typed again is a second act")
    }

    @Test("takes a relative time typed again for the same line")
    func relativeTime() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        let line = Self.line + ["--at", "2h ago"]
        #expect(await desk.run(line).code == 75)
        #expect(await desk.run(line, at: Desk.now + 60).code == 0)
        #expect(books.ids.count == 1)
    }

    @Test("--again makes a second act and settles the first")
    func anotherAct() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        #expect(await desk.run(Self.line).code == 75)
        let result = await desk.run(Self.line + ["--again"])
        #expect(result.code == 0)
        #expect(result.err.contains("Settled: 7K000M 120.00 USD"))
        #expect(books.ids.count == 2)
        #expect(desk.unsettled.isEmpty)
    }

    @Test(
        "settles by whatever command comes next",
        arguments: [
            ["me"], ["me", "--json"], ["whoami"], ["can", "5"], ["spend", "7", "tea"],
            ["spend", "7", "tea", "--dry-run"],
        ]
    )
    func nextCommand(line: [String]) async throws {
        let books = Books()
        let server = try LoopbackServer { request in
            request.method == "POST"
                ? .answer(422, Wire.problem(.overLimit)) : books.respond(request)
        }
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        #expect(await desk.run(Self.line).code == 75)
        let result = await desk.run(line)
        #expect(result.err.contains("Settled: 7K000M 120.00 USD - spend 120.00 USD “cold dinner”"))
        #expect(!result.out.contains("Settled"))
        #expect(desk.unsettled.isEmpty)
    }

    @Test("forgets an act that was certainly not sent")
    func connectionRefused() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk(server: server.url)
        _ = await desk.run(["me"])
        server.stop()
        let result = await desk.run(Self.line)
        #expect(result.code == 69)
        #expect(result.err.contains("server_away"))
        #expect(desk.unsettled.isEmpty)
        #expect(await desk.run(["me"]).code == 69)
    }

    @Test("keeps an act that may have been sent before, while the server is away")
    func awayAfterLoss() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        #expect(await desk.run(Self.line).code == 75)
        server.stop()
        #expect(await desk.run(Self.line).code == 75)
        #expect(desk.unsettled.count == 1)
    }

    @Test("does not take a withdrawn token for an answer about an earlier attempt")
    func tokenWithdrawn() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop, .answer(401, Wire.problem(.notSignedIn)))
        #expect(await desk.run(Self.line).code == 75)
        let withdrawn = await desk.run(Self.line)
        #expect(withdrawn.code == 75)
        #expect(withdrawn.err.contains("not_signed_in"))
        #expect(desk.unsettled.count == 1)
        #expect(await desk.run(Self.line).code == 0)
        #expect(books.ids.count == 1)
        books.plan(.answer(401, Wire.problem(.notSignedIn)))
        #expect(await desk.run(["spend", "9", "tea"]).code == 77)
        #expect(desk.unsettled.isEmpty, "a first attempt turned away was not booked")
    }

    @Test("ends with the catalogue's exit code", arguments: RefusalCode.allCases)
    func exitCodes(code: RefusalCode) async throws {
        let server = try LoopbackServer { request in
            guard request.method == "PUT" else { return .answer(200, Wire.me(handle: "j")) }
            return .answer(code.entry.status, Wire.problem(code))
        }
        let desk = Desk(server: server.url)
        let result = await desk.run(["release", "7K2M", "--json"])
        let isKept = NotKnownTests.kept.contains(code)
        #expect(result.code == (isKept ? 75 : code.entry.exitCode))
        #expect(desk.unsettled.isEmpty == !isKept)
        #expect(result.out == "\(Wire.problem(code))\n")
        #expect([0, 3, 5, 6, 7, 64, 65, 69, 70, 75, 77, 78].contains(result.code))
        let why = await desk.run(["why"])
        #expect(why.out.contains(code.rawValue))
    }

    @Test(
        "follows an act under an id of its own",
        arguments: [
            ("settle 7k2m 13.40", "settlement", #"{"amount":{"currency":"USD","minor":1340}}"#),
            ("release 7K2M", "release", "{}"),
            (
                "repaid 7K2M 95 from supplier", "repayments",
                #"{"amount":{"currency":"USD","minor":9500},"words":"from supplier"}"#
            ),
            ("undo 7K2M wrong room", "reversal", #"{"words":"wrong room"}"#),
        ]
    )
    func followUps(line: String, resource: String, body: String) async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        #expect(await desk.run(line.components(separatedBy: " ")).code == 75)
        #expect(await desk.run(line.components(separatedBy: " ")).code == 0)
        let acts = server.requests.filter { $0.method == "PUT" }
        #expect(acts.count == 3)
        #expect(Set(acts.map(\.path)).count == 1)
        #expect(acts[0].path.hasPrefix("/api/v1/recoveries/7K2M/\(resource)/"))
        #expect(acts[0].body == body)
    }
}
