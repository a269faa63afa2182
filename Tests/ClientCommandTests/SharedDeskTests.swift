import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Synchronization
import Testing

@testable import ClientCommand

@Suite("A shared desk")
struct SharedDeskTests {
    let house = House()
    let desk = Desk()
    let server: LoopbackServer

    init() throws { server = try LoopbackServer(house.respond) }

    func enrol() async -> Desk.Result {
        await desk.run(["desk", "enrol", "--url", server.url], input: "\(House.deskToken)\n")
    }

    func take(as handle: String, at now: Date = Desk.now) async throws {
        let pin = house.state.withLock { $0.pins[handle] } ?? ""
        let result = await desk.run(["as", handle], input: "\(pin)\n", at: now)
        try #require(result.code == 0, "\(result.err)")
    }

    @Test("is enrolled with the desk's token, kept for its owner alone")
    func enrolment() async throws {
        let result = await enrol()
        #expect(result.code == 0, "\(result.err)")
        #expect(
            result.out == """
                Enrolled as Front desk 1, Hotel Bałtyk, at \(server.url).
                  Take it  latitude as HANDLE, with a PIN
                  Locks    after 5 minutes without use, or with latitude lock

                """
        )
        let attributes = try FileManager.default.attributesOfItem(atPath: desk.state.desk)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(!(result.out + result.err).contains(House.deskToken))
        let shown = await desk.run(["desk"])
        #expect(shown.out.contains("Now    nobody: latitude as HANDLE"))
        #expect(await desk.run(["--color", "never", "desk", "show"]).out == shown.out)
        #expect(await desk.run(["me"]).err.contains("Nobody has Front desk 1 now."))
    }

    @Test("is not enrolled with another token, without an address, or over another house's")
    func notEnrolled() async throws {
        let wrong = await desk.run(["desk", "enrol", "--url", server.url], input: "wrong\n")
        #expect(wrong.code == 77)
        #expect(await desk.run(["desk", "enrol"], input: "x\n").code == 78)
        #expect(await desk.run(["desk"]).code == 78)
        #expect(await desk.run(["as", "ada"], input: "271828\n").code == 78)
        #expect(await enrol().code == 0)
        let other = ["desk", "enrol", "--url", "http://localhost:1"]
        let refused = await desk.run(other, input: "x\n")
        #expect(refused.code == 78)
        #expect(refused.err.contains("latitude desk leave"))
        let typed = ["desk", "enrol", "--url", server.url]
        #expect(await desk.run(typed, typed: [House.deskToken]).prompts == "*")
    }

    @Test("is taken with a PIN that is not echoed")
    func taken() async throws {
        _ = await enrol()
        let result = await desk.run(["as", "ADA"], typed: ["271828"])
        #expect(result.code == 0, "\(result.err)")
        let gap = String(repeating: " ", count: 16)
        #expect(result.out == "Jan Nowak has Front desk 1 until 18:35 without use.\(gap)ada\n")
        #expect(result.prompts == "*")
        #expect(!(result.out + result.err).contains("271828"))
        #expect(!(result.out + result.err).contains("ada-session"))
        #expect(await desk.run(["desk"]).out.contains("Now    ada, since 18:30"))
        let who = await desk.run(["whoami"])
        #expect(who.out.contains("Desk        Front desk 1, locks after 5 minutes without use"))
    }

    @Test("stays with whoever has it where the PIN is wrong; no PIN is no try")
    func wrongPin() async throws {
        _ = await enrol()
        try await take(as: "ada")
        let asked = server.requests.count
        #expect(await desk.run(["as", "bob"], typed: []).code == 77)
        #expect(server.requests.count == asked)
        let wrong = await desk.run(["as", "bob"], input: "000000\n")
        #expect(wrong.code == 77)
        #expect(wrong.err.contains("sign_in_failed"))
        #expect(await desk.run(["whoami"]).out.hasPrefix("ada"))
    }

    @Test("locks itself when nobody used it for long, and then sends nothing")
    func idle() async throws {
        _ = await enrol()
        try await take(as: "ada")
        var now = Desk.now
        for _ in 1...3 {
            now += 299
            #expect(await desk.run(["me"], at: now).code == 0, "each use starts the time anew")
        }
        _ = await desk.run(["spend", "5", "tea"], at: now)
        now += 302
        let asked = server.requests.count
        let lines = [
            ["me"], ["spend", "5", "tea"], ["list"], ["story", "7K2M"], ["why"], ["tokens"],
            ["pin"], ["policy"], ["cover", "7K2M"], ["logout"],
        ]
        for line in lines {
            let result = await desk.run(line, input: "x\n", at: now)
            #expect(result.code == 77, "\(line)")
            let detail = "The desk locked itself after 5 minutes; take it again: latitude as ada"
            #expect(result.err.contains(detail), "\(line): \(result.err)")
            #expect(result.out.isEmpty)
        }
        #expect(server.requests.count == asked)
        let shown = await desk.run(["desk"], at: now)
        #expect(shown.out.contains("locked; ada had it: latitude as HANDLE"))
        try await take(as: "ada", at: now)
        #expect(await desk.run(["me"], at: now + 299).code == 0)
    }

    @Test("locks when its time is over, however busy it was")
    func over() async throws {
        _ = await enrol()
        house.answer(
            Routes.deskSessions,
            .answer(
                201,
                #"{"token":"ada-token","handle":"ada","expiresAt":"2026-11-21T17:32:00Z"}"#
            )
        )
        try await take(as: "ada")
        #expect(await desk.run(["me"], at: Desk.now + 60).code == 0)
        let result = await desk.run(["me"], at: Desk.now + 120)
        #expect(result.code == 77)
        #expect(result.err.contains("The time at the desk is over"))
    }

    @Test("never locks a login of one's own, and does not replace it")
    func ownLogin() async throws {
        _ = await enrol()
        let login = await desk.run(["login", "--url", server.url], input: "ada-token\n")
        #expect(login.err.contains("this is the shared desk Front desk 1"))
        #expect(await desk.run(["me"], at: Desk.now + 86_400).code == 0)
        let refused = await desk.run(["as", "bob"], input: "314159\n")
        #expect(refused.code == 78)
        #expect(refused.err.contains("latitude logout"))
        #expect(await desk.run(["lock"]).code == 78)
    }

    @Test("locks at once, also where the server is away")
    func lock() async throws {
        _ = await enrol()
        #expect(await desk.run(["lock"]).code == 77)
        try await take(as: "ada")
        let result = await desk.run(["lock"])
        #expect(result.out == "Locked. Front desk 1 is free: latitude as HANDLE\n")
        #expect(result.err.isEmpty)
        #expect(house.ended == [House.own])
        #expect(await desk.run(["me"]).code == 77)
        #expect(await desk.run(["why"]).code == 65, "what ada was told is gone with her")
        try await take(as: "ada")
        server.stop()
        let away = await desk.run(["lock"], at: Desk.now + 10)
        #expect(away.code == 0)
        #expect(away.err == "The server did not answer; the sign-in ends at 18:35 at the latest.\n")
        #expect(try CredentialsFile(desk.state).load() == nil)
    }

    @Test("sends what one person left unsettled for that person alone")
    func unsettled() async throws {
        _ = await enrol()
        try await take(as: "ada")
        house.books.plan(.drop, .drop)
        let line = ["spend", "5", "tea"]
        #expect(await desk.run(line).code == 75)
        #expect(await desk.run(["lock"]).err == "An act waits until ada takes the desk again.\n")
        let before = server.requests.count
        let bob = await desk.run(["as", "bob"], input: "314159\n")
        #expect(bob.code == 0)
        #expect(bob.err.contains("made by ada at \(server.url) and sent for nobody else"))
        #expect(await desk.run(line).code == 0, "the same words of bob are an act of his own")
        #expect(house.books.ids.count == 2)
        let sent = server.requests.dropFirst(before).filter { $0.method == "PUT" }
        #expect(sent.allSatisfy { $0.authorization?.hasPrefix("Bearer bob-session") == true })
        #expect(sent.count == 1)
        let leave = await desk.run(["desk", "leave"])
        #expect(leave.code == 75)
        #expect(leave.err.contains("An act waits, made by ada."))
        #expect(try DeskFile(desk.state).load() != nil)
        let ada = await desk.run(["as", "ada"], input: "271828\n")
        #expect(ada.err.contains("Settled: "))
        #expect(house.books.ids.count == 2)
        #expect(desk.unsettled.isEmpty)
    }

    @Test("signs out who had it when the next takes it")
    func next() async throws {
        _ = await enrol()
        try await take(as: "ada")
        _ = await desk.run(["spend", "5", "tea"])
        try await take(as: "bob")
        #expect(house.ended == [House.own])
        #expect(house.state.withLock { $0.handles["ada-session-1"] } == nil)
        #expect(house.state.withLock { $0.handles["bob-session-2"] } == "bob")
        #expect(await desk.run(["why"]).code == 65, "ada's last answer is not bob's to read")
    }

    @Test("is left for good, and whoever had it is signed out")
    func left() async throws {
        _ = await enrol()
        try await take(as: "ada")
        let result = await desk.run(["desk", "leave"])
        #expect(result.out == "Left. This machine is Front desk 1 no longer.\n")
        #expect(house.ended == [House.own])
        #expect(try CredentialsFile(desk.state).load() == nil)
        #expect(await desk.run(["desk"]).code == 78)
    }

    @Test("keeps a story being written for whoever writes it")
    func drafts() async throws {
        let reference = try CodeText.parse("7K2M")
        _ = await enrol()
        try await take(as: "ada")
        let ada = StoryDraft(try desk.state, of: reference, by: "ada")
        #expect(try ada.edit(environment: ["EDITOR": "printf secret >"]) == "secret")
        let bob = StoryDraft(try desk.state, of: reference, by: "bob")
        #expect(!bob.exists)
        #expect(ada.exists)
    }

    @Test("is given up by who signs in there for themselves")
    func replaced() async throws {
        _ = await enrol()
        try await take(as: "ada")
        let login = ["login", "--url", server.url]
        #expect(await desk.run(login, input: "bob-token\n").code == 0)
        #expect(house.ended == [House.own])
        #expect(house.state.withLock { $0.handles["bob-token"] } == "bob")
        #expect(await desk.run(["me"], at: Desk.now + 86_400).code == 0)
    }

    @Test("says how to go on where the server has locked it")
    func lockedByServer() async throws {
        _ = await enrol()
        try await take(as: "ada")
        house.state.withLock { $0.handles = [:] }
        for line in [["me"], ["spend", "5", "tea"]] {
            let result = await desk.run(line)
            #expect(result.code == 77)
            let way = "The server has locked the desk; take it again: latitude as ada"
            #expect(result.err.contains(way))
        }
    }
}
