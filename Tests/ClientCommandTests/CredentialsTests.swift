import Foundation
import Latitude
import LatitudeClient
import Testing

@testable import ClientCommand

@Suite("Signing in")
struct CredentialsTests {
    func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("keeps what the server confirmed, for the owner alone")
    func login() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk()
        let result = await desk.run(["login", "--url", server.url], input: "secret-token\n")
        #expect(result.code == 0, "\(result.err)")
        #expect(result.out == "Signed in as jnowak (Jan Nowak) at \(server.url).\n")
        #expect(server.requests.first?.authorization == "Bearer secret-token")
        #expect(try mode(desk.state.credentials) == 0o600)
        #expect(try mode(desk.state.path) == 0o700)
        let kept = try #require(try CredentialsFile(desk.state).load())
        #expect(kept.profile.handle == "jnowak")
        #expect(kept.profile.timeZone == "Europe/Warsaw")
        #expect("\(kept)".contains("secret-token") == false)
        #expect(await desk.run(["whoami"]).out.contains("Hotel Bałtyk"))
    }

    @Test("takes the address from the first line where no option names it")
    func twoLines() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk()
        #expect(await desk.run(["login"], input: "\(server.url)\ntoken\n").code == 0)
        #expect(await desk.run(["login"], input: "token\n").code == 78)
        #expect(await desk.run(["login", "--url", "ftp://x"], input: "token\n").code == 78)
        #expect(await desk.run(["login", "--url", server.url], input: "\n").code == 77)
    }

    @Test("keeps nothing where the server does not know the token")
    func unknownToken() async throws {
        let server = try LoopbackServer { _ in .answer(401, Wire.problem(.notSignedIn)) }
        let desk = Desk()
        let result = await desk.run(["login", "--url", server.url], input: "wrong\n")
        #expect(result.code == 77)
        #expect(!FileManager.default.fileExists(atPath: try desk.state.credentials))
        #expect(!result.err.contains("wrong"))
    }

    @Test("refuses a file others can read", arguments: [0o640, 0o604, 0o660, 0o644])
    func readable(mode: Int) async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk()
        _ = await desk.run(["login", "--url", server.url], input: "token\n")
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: mode]
        try FileManager.default.setAttributes(attributes, ofItemAtPath: desk.state.credentials)
        let asked = server.requests.count
        let result = await desk.run(["me"])
        #expect(result.code == 78)
        #expect(result.err.contains("chmod 600"))
        #expect(server.requests.count == asked)
    }

    @Test("refuses a file that cannot be understood")
    func corrupt() async throws {
        let desk = Desk()
        try desk.state.create(desk.state.path)
        try StateFile.write(Data("{".utf8), to: desk.state.credentials, isFlushed: false)
        #expect(await desk.run(["me"]).code == 78)
    }

    @Test("shows a kept token to its own server alone")
    func otherServer() async throws {
        let server = try LoopbackServer(Books().respond)
        let other = try LoopbackServer(Books().respond)
        let desk = Desk()
        _ = await desk.run(["login", "--url", server.url], input: "token\n")
        let elsewhere = ["LATITUDE_URL": other.url]
        #expect(await desk.run(["me"], environment: elsewhere).code == 77)
        #expect(other.requests.isEmpty)
        let own = elsewhere.merging(["LATITUDE_TOKEN": "theirs"]) { $1 }
        #expect(await desk.run(["me"], environment: own).code == 0)
        #expect(other.requests.allSatisfy { $0.authorization == "Bearer theirs" })
    }

    @Test("signs out once nothing waits")
    func logout() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk()
        #expect(await desk.run(["logout"]).code == 77)
        _ = await desk.run(["login", "--url", server.url], input: "token\n")
        books.plan(.drop, .drop, .drop)
        #expect(await desk.run(["spend", "5", "taxi"]).code == 75)
        let refused = await desk.run(["logout"])
        #expect(refused.code == 75)
        #expect(refused.err.contains("act_unsettled"))
        let done = await desk.run(["logout"])
        #expect(done.code == 0, "\(done.err)")
        #expect(done.err.contains("Settled: 7K000M 5.00 USD"))
        #expect(await desk.run(["me"]).code == 77)
        #expect(books.ids.count == 1)
    }

    @Test(
        "spells one server one way",
        arguments: [
            ("http://localhost:8080/", "http://localhost:8080"),
            ("localhost:8080", "http://localhost:8080"),
            ("Latitude.Example.com", "https://latitude.example.com"),
            ("https://example.com//desk/", "https://example.com/desk"),
            ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ]
    )
    func addresses(typed: String, expected: String) throws {
        #expect(try ServerAddress(typed).description == expected)
    }

    @Test(
        "refuses what is no address",
        arguments: ["", "ftp://x", "http://", "http://u:p@host", "https://host?x=1", "a b"]
    )
    func noAddresses(typed: String) {
        #expect(throws: Refusal.self) { try ServerAddress(typed) }
    }
}
