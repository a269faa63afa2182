import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Verbs")
struct VerbTests {
    /// The body of the first act or check a line sends.
    func body(of line: [String]) async throws -> RecoveryBody {
        let books = Books()
        let server = try LoopbackServer { request in
            guard request.method == "POST" else { return books.respond(request) }
            return .answer(422, Wire.problem(.overLimit))
        }
        let desk = Desk(server: server.url)
        let result = await desk.run(line)
        let sent = server.requests.first { $0.method != "GET" }
        let data = Data(try #require(sent, "\(result.err)").body.utf8)
        return try WireCoding.decoder().decode(RecoveryBody.self, from: data)
    }

    @Test("spend what was typed, in the property's currency")
    func spend() async throws {
        let sent = try await body(of: ["spend", "1250,50", "zażółć", "🎉", "--room", "412"])
        #expect(sent.kind == .spend)
        #expect(sent.amount == AmountBody(minor: 125_050, currency: "USD"))
        #expect(sent.what == "zażółć 🎉")
        #expect(sent.room == "412")
        #expect(try await body(of: ["waive", "75usd", "fee"]).kind == .waiver)
    }

    @Test(
        "give time, or not",
        arguments: [
            (["give", "20min", "walked", "her"], 20, "walked her"),
            (["give", "1h30", "searched"], 90, "searched"),
            (["give", "two shoes of different size"], nil, "two shoes of different size"),
            (["give", "shoes", "--minutes", "5"], 5, "shoes"),
        ] as [([String], Int?, String)]
    )
    func give(line: [String], minutes: Int?, words: String) async throws {
        let sent = try await body(of: line)
        #expect(sent.kind == .gift)
        #expect(sent.minutes == minutes)
        #expect(sent.what == words)
        #expect(sent.amount == nil)
    }

    @Test("hold with its three times")
    func hold() async throws {
        let sent = try await body(of: [
            "hold", "1500", "laptop", "--by", "tomorrow 10:00 Pacific/Honolulu", "--away", "2d",
            "--until", "3d",
        ])
        #expect(sent.kind == .hold)
        #expect(sent.neededBy == (try InstantTextTests.utc("2026-11-22T20:00:00Z")))
        #expect(sent.awayUntil == Desk.now + 2 * 86_400)
        #expect(sent.until == Desk.now + 3 * 86_400)
    }

    @Test("ask first without words")
    func can() async throws {
        let sent = try await body(of: ["can", "1500", "--room", "412"])
        #expect(sent.amount?.minor == 150_000)
        #expect(sent.room == "412")
    }

    @Test(
        "refuse a bad value without asking the server",
        arguments: [
            (["spend", "-5", "x"], RefusalCode.amountNegative),
            (["spend", "1,250", "x"], .amountAmbiguous), (["spend", "0", "x"], .amountZero),
            (["spend", "5", "\u{0}"], .textInvalid), (["spend", "5"], .textEmpty),
            (["spend", "5zzz", "x"], .currencyUnknown), (["spend", ".", "x"], .amountUnreadable),
            (["spend", "1.2345", "x"], .amountExponent),
            (["spend", "1.234", "x"], .amountAmbiguous),
            (["spend", "99999999999999999", "x"], .amountTooLarge),
            (["spend", "5", "x", "--room", "1", "--guest", "y"], .guestTwice),
            (["spend", "5", "x", "--minutes", "-1"], .minutesOutOfRange),
            (["give", "-20min", "x"], .minutesOutOfRange),
            (["spend", "5", "x", "--for", "?"], .unknownCode),
            (["spend", "5", "x", "--at", "soon"], .valueMalformed),
            (["hold", "5", "x", "--away", "long"], .valueMalformed),
            (["show", "7K2M7K2M"], .unknownCode), (["settle", "7K2M", "0"], .amountZero),
            (["spend", "5", String(repeating: "a", count: 2_001)], .textTooLong),
        ]
    )
    func badValues(line: [String], code: RefusalCode) async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk(server: server.url)
        let result = await desk.run(line)
        #expect(result.code == code.entry.exitCode)
        #expect(result.out.isEmpty)
        #expect(result.err.contains(code.rawValue))
        #expect(server.requests.allSatisfy { $0.method == "GET" })
        #expect(desk.unsettled.isEmpty)
        if code == .amountAmbiguous { #expect(result.err.contains(" may mean ")) }
        let json = await desk.run(line + ["--json"])
        let problem = try WireCoding.decoder().decode(Problem.self, from: Data(json.out.utf8))
        #expect(problem.refusalCode == code)
    }

    @Test("dry-run books nothing")
    func dryRun() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk(server: server.url)
        let result = await desk.run(["undo", "7k2m", "slip", "--dry-run"])
        #expect(result.code == 0)
        #expect(
            result.out == """
                Dry run. Nothing was sent or booked.
                  Would send  PUT /api/v1/recoveries/7K2M/reversal/…
                  With        {"words":"slip"}

                """
        )
        _ = await desk.run(["spend", "5", "x", "--dry-run"])
        #expect(server.requests.allSatisfy { $0.method != "PUT" })
    }

    @Test("tell a story from standard input or an editor, and keep the draft until it is told")
    func story() async throws {
        let server = try LoopbackServer { request in
            request.body.contains("refuse me")
                ? .answer(403, Wire.problem(.notYours))
                : request.method == "GET"
                    ? .answer(200, Wire.me(handle: "j"))
                    : .answer(201, #"{"id":"\#(request.id)","code":"7K2M"}"#)
        }
        let desk = Desk(server: server.url)
        let told = await desk.run(["story", "7K2M", "--share", "house"], input: "Łza.\nKoniec.\n")
        #expect(told.out == "Told. The whole house can read it.\(gap(33))7K2M\n")
        #expect(server.requests.last?.body == #"{"share":"house","words":"Łza.\nKoniec."}"#)
        #expect(await desk.run(["story", "7K2M"], input: " \n").code == 65)
        let draft = StoryDraft(try desk.state, of: try CodeText.parse("7K2M"))
        let editor = ["EDITOR": "printf 'refuse me' >"]
        #expect(try draft.edit(environment: editor) == "refuse me")
        let refused = await desk.run(["story", "7K2M", "refuse me"])
        #expect(refused.code == 77)
        #expect(refused.err.contains("Your text is kept"))
        #expect(try draft.edit(environment: ["VISUAL": "true"]) == "refuse me")
        #expect(await desk.run(["story", "7K2M", "fine"]).code == 0)
        #expect(!draft.exists)
        #expect(throws: Refusal.self) { try draft.edit(environment: [:]) }
    }

    private func gap(_ count: Int) -> String { String(repeating: " ", count: count) }

    @Test("list page by page, or all")
    func list() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/api/v1/me": return .answer(200, Wire.me(handle: "j"))
            case let path where path.contains("before=a%2Bb"):
                return .answer(200, #"{"recoveries":[]}"#)
            default: return .answer(200, #"{"recoveries":\#(ViewTests.list),"next":"a+b"}"#)
            }
        }
        let desk = Desk(server: server.url)
        let page = await desk.run(["list", "--limit", "3"])
        #expect(page.out.split(separator: "\n").count == 3)
        #expect(page.err == "More: latitude list --before a+b\n")
        let all = await desk.run(["list", "--all"])
        #expect(all.out == page.out)
        #expect(all.err.isEmpty)
        #expect(
            server.requests.map(\.path).filter { $0 != "/api/v1/me" } == [
                "/api/v1/recoveries?limit=3", "/api/v1/recoveries?limit=200",
                "/api/v1/recoveries?limit=200&before=a%2Bb",
            ]
        )
    }

    @Test("search stories in any script")
    func stories() async throws {
        let server = try LoopbackServer { request in
            request.path == "/api/v1/me"
                ? .answer(200, Wire.me(handle: "j")) : .answer(200, #"{"stories":[]}"#)
        }
        let result = await Desk(server: server.url).run(["stories", "łza", "&", "+"])
        #expect(result.err == "No stories yet.\n")
        #expect(server.requests.last?.path == "/api/v1/stories?q=%C5%82za%20%26%20%2B")
    }

    @Test("explain the last answer")
    func why() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk(server: server.url)
        #expect(await desk.run(["why"]).code == 65)
        _ = await desk.run(["spend", "120", "dinner"])
        #expect(
            await desk.run(["why"]).out == """
                Booked: spend 120.00 USD.                                          7K000M
                  Answer to      latitude spend, 18:30
                  Happened       21 Nov 2026
                  Booked for     21 Nov 2026
                  Booked at      18:30
                  Policy         3, owner Jan Nowak, ext 210
                  Certificate    yours, valid to 31 Mar 2027
                  Your November  2,000.00 limit - 120.00 used - 0.00 held = 1,880.00 left
                  Guest          no room or guest named, so no guest limit applies

                """
        )
        _ = await desk.run(["spend", "-5", "x"])
        let refusal = await desk.run(["why"])
        #expect(refusal.code == 0)
        #expect(refusal.out.contains("amount_negative"))
        #expect(refusal.out.contains("Rule"))
        let kept = await desk.run(["why", "--json"])
        #expect(kept.out.contains(#""code":"amount_negative""#))
    }
}
