import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import Testing

@Suite("Bad input", .timeLimit(.minutes(5)))
struct BadInputTests {
    @Test("at the desk gets its own code and a way on, and books nothing")
    func lines() async throws {
        try await TroubledHouse.with { house in
            let before = try await house.counts()
            var shownAsText: Set<RefusalCode> = []
            for bad in BadLine.all {
                let desk = try #require(house.desks[bad.who])
                let line = bad.line(house)
                let shown = line.joined(separator: " ").prefix(60)
                let ending = try await desk.run(line + ["--json"])
                #expect(ending.exitCode == bad.code.entry.exitCode, "\(shown)")
                guard let problem = try? ending.json(Problem.self) else {
                    Issue.record("\(shown): \(ending.out)\(ending.err)")
                    continue
                }
                Self.check(problem, bad.code, "\(shown)")
                guard shownAsText.insert(bad.code).inserted else { continue }
                let text = try await desk.run(line)
                #expect(text.exitCode == bad.code.entry.exitCode, "\(shown)")
                #expect(text.out.isEmpty, "\(shown)")
                #expect(text.err.contains("You can"), "\(shown)")
                #expect(text.err.contains(bad.code.rawValue), "\(shown)")
                #expect(!text.err.lowercased().contains("policy violation"), "\(shown)")
            }
            #expect(try await house.counts() == before)
            for desk in house.desks.values { #expect(desk.unsettled.isEmpty) }
        }
    }

    @Test("on the wire gets its own code and status, and books nothing")
    func requests() async throws {
        try await TroubledHouse.with { house in
            let before = try await house.counts()
            for bad in BadRequest.all {
                let request = bad.request(house)
                let reply = try await Wire.send(request, port: house.journey.server.port)
                let start = String(decoding: request.body.prefix(80), as: UTF8.self)
                let shown = "\(bad.code): \(start)"
                #expect(reply.status == bad.code.entry.status, "\(shown)")
                #expect(reply.head.contains("content-type: application/problem+json"), "\(shown)")
                let decoder = WireCoding.decoder()
                guard let problem = try? decoder.decode(Problem.self, from: Data(reply.body)) else {
                    Issue.record("\(shown): \(reply.text)")
                    continue
                }
                Self.check(problem, bad.code, shown)
            }
            #expect(try await house.counts() == before)
        }
    }

    @Test("in an argument that is not UTF-8 is refused, never repaired")
    func invalidArgument() async throws {
        try await Journey.with { journey in
            let script = #"exec "$0" spend 5 "$(printf 'caf\351')""#
            let ending = try await Ending.of(
                "/bin/sh",
                ["-c", script, Binaries.latitude],
                environment: journey.desk.environment
            )
            #expect(ending.exitCode == RefusalCode.textInvalid.entry.exitCode)
            #expect(ending.err.contains("text_invalid"))
            #expect(try await journey.house.count("recovery") == 0)
        }
    }

    @Test("of a kind the issue names is in one of the tables")
    func complete() {
        let tried = Set(BadLine.all.map(\.code) + BadRequest.all.map(\.code))
        let named: Set<RefusalCode> = [
            .amountNegative, .amountZero, .amountTooLarge, .currencyOfFund, .amountExponent,
            .currencyUnknown, .textEmpty, .textTooLong, .textInvalid, .unknownCode, .dateInFuture,
            .overHold, .alreadySettled, .holdExpired, .overRepayable, .alreadyReversed, .notYours,
            .idReused, .bodyTooLarge, .malformedBody, .notCertified, .certificateExpired,
            .employeeLeft, .noPolicy, .notSignedIn, .overLimit,
        ]
        #expect(named.subtracting(tried).isEmpty)
    }

    /// The catalogue's own facts, and a sentence that helps.
    private static func check(_ problem: Problem, _ code: RefusalCode, _ shown: String) {
        #expect(problem.code == code.rawValue, "\(shown)")
        #expect(problem.status == code.entry.status, "\(shown)")
        #expect(problem.exitCode == code.entry.exitCode, "\(shown)")
        #expect(problem.title.last == ".", "\(shown)")
        #expect(!problem.rule.isEmpty && !problem.owner.isEmpty, "\(shown)")
        #expect(problem.youCan.contains { !$0.isEmpty }, "\(shown)")
        let all = ([problem.title, problem.rule, problem.detail ?? ""] + problem.youCan).joined()
        #expect(!all.lowercased().contains("against policy"), "\(shown)")
    }
}
