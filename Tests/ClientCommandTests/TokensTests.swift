import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Synchronization
import Testing

@testable import ClientCommand

@Suite("Tokens")
struct TokensTests {
    /// A desk where ada is signed in with a token.
    func signedIn() async throws -> (desk: Desk, house: House, server: LoopbackServer) {
        let house = House()
        let server = try LoopbackServer(house.respond)
        let desk = Desk()
        let result = await desk.run(["login", "--url", server.url], input: "ada-token\n")
        try #require(result.code == 0, "\(result.err)")
        return (desk, house, server)
    }

    @Test("are listed with where and since when, within 80 columns")
    func list() async throws {
        let (desk, _, _) = try await signedIn()
        let result = await desk.run(["tokens"])
        #expect(result.code == 0)
        #expect(
            result.out == """
                0f8fad5b  latitude 0.1.0 on zażółć-山田   token    since today       this one
                0f8fad77  Firefox on a laptop with a ve…  browser  since 3 Oct       used 20 Nov
                aaaa0000  Front desk 1                    desk     since 3 Oct 2025

                """
        )
        #expect(result.out.split(separator: "\n").allSatisfy { TextWidth.of($0) <= 80 })
        #expect(await desk.run(["tokens", "--json"]).out == "\(House.tokens)\n")
    }

    @Test("end by the first characters of their id")
    func revoke() async throws {
        let (desk, house, _) = try await signedIn()
        let result = await desk.run(["tokens", "--revoke", "0F8FAD7"])
        #expect(result.code == 0, "\(result.err)")
        #expect(result.out.hasPrefix("Ended: Firefox on a laptop"))
        #expect(house.ended == [House.other])
        #expect(await desk.run(["me"]).code == 0)
    }

    @Test(
        "do not end where the characters mean none, several or nothing",
        arguments: [
            ("0f8fad", RefusalCode.valueMalformed, "begins several"),
            ("0f8", .valueMalformed, "too short"), ("bbbb", .tokenUnknown, "token_unknown"),
            ("", .valueMalformed, "too short"),
        ]
    )
    func notOne(prefix: String, code: RefusalCode, words: String) async throws {
        let (desk, house, _) = try await signedIn()
        let result = await desk.run(["tokens", "--revoke", prefix])
        #expect(result.code == code.entry.exitCode)
        #expect(result.err.replacing("\n  ", with: " ").contains(words))
        #expect(house.ended.isEmpty)
    }

    @Test("sign out where the one that ends is this one's")
    func own() async throws {
        let (desk, house, _) = try await signedIn()
        let result = await desk.run(["tokens", "--revoke", "0f8fad5"])
        #expect(result.code == 0)
        #expect(result.err == "It was this login's own: you are signed out.\n")
        #expect(house.ended == [House.own])
        #expect(try CredentialsFile(desk.state).load() == nil)
    }

    @Test("end at the server when one signs out")
    func logout() async throws {
        let (desk, house, _) = try await signedIn()
        let result = await desk.run(["logout"])
        #expect(result.code == 0)
        #expect(result.err.isEmpty)
        #expect(house.ended == [House.own])
    }

    @Test("are forgotten with a word where the server is away, or does not know the way")
    func logoutAlone() async throws {
        let (desk, house, server) = try await signedIn()
        house.answer(Routes.tokens, .answer(404, Wire.problem(.notFound)))
        let unknown = await desk.run(["logout"])
        #expect(unknown.code == 0)
        #expect(unknown.err.contains("it may still work"))
        _ = await desk.run(["login", "--url", server.url], input: "ada-token\n")
        server.stop()
        let away = await desk.run(["logout"])
        #expect(away.code == 0)
        #expect(away.out.hasPrefix("Signed out ada at"))
        #expect(away.err.contains("latitude tokens --revoke ID"))
        #expect(try CredentialsFile(desk.state).load() == nil)
    }

    @Test("withdrawn already are no trouble to who signs out")
    func withdrawn() async throws {
        let (desk, house, _) = try await signedIn()
        house.state.withLock { $0.handles = [:] }
        let result = await desk.run(["logout"])
        #expect(result.code == 0)
        #expect(result.err.isEmpty)
    }

    @Test("are not judged by a server that asks for a pause: an earlier act may be booked")
    func pause() async throws {
        let (desk, house, _) = try await signedIn()
        let busy = Behaviour.later(429, Wire.problem(.tooManyRequests), seconds: 3)
        house.books.plan(.drop, .drop, busy)
        #expect(await desk.run(["spend", "5", "tea"]).code == 75)
        #expect(await desk.run(["spend", "5", "tea"]).code == 75)
        #expect(desk.unsettled.count == 1)
        #expect(await desk.run(["spend", "5", "tea"]).code == 0)
        #expect(house.books.ids.count == 1)
    }
}
