import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@Suite("Signing in and the first spend", .timeLimit(.minutes(5)))
struct SignInTests {
    @Test("takes the token from standard input, keeps it for its owner alone, and forgets it")
    func wholeDay() async throws {
        try await Journey.with { journey in
            let desk = try Desk(in: journey.directory)
            let url = "http://127.0.0.1:\(journey.server.port)"
            let login = try await desk.type(
                "login",
                "--url",
                url,
                input: "\(journey.ada.token.text)\n"
            )
            #expect(login.exitCode == 0, "\(login.err)")
            #expect(login.out == "Signed in as ada (Ada) at \(url).\n")
            let path = "\(desk.home)/latitude/credentials.json"
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)

            let spend = try await desk.type("spend", "120", "cold", "dinner:", "fresh", "meal")
            #expect(spend.exitCode == 0)
            #expect(spend.out.hasPrefix("Done. 120.00 USD is yours to give"))
            #expect(spend.out.contains("nobody has to approve it"))
            #expect(spend.out.contains("1,880.00 left"))
            #expect(spend.err.isEmpty)

            try await Self.look(from: desk, url: url)

            let logout = try await desk.type("logout")
            #expect(logout.exitCode == 0)
            #expect(!FileManager.default.fileExists(atPath: path))
            let after = try await desk.type("spend", "5", "tea")
            #expect(after.exitCode == 77)
            #expect(after.err.contains("latitude login"))
            #expect(try await journey.house.count("recovery") == 1)
        }
    }

    /// Everything that can be seen of one spend.
    private static func look(from desk: Desk, url: String) async throws {
        let me = try await desk.type("me", "--json").json(Me.self)
        #expect(me.isOpen)
        #expect(me.month.acts == 1)
        #expect(me.funds.map(\.left.minor) == [188_000])
        let meText = try await desk.type("me")
        #expect(meText.out.contains("1,880.00 left"))

        let list = try await desk.type("list", "--json").json(RecoveryList.self)
        let act = try #require(list.recoveries.first)
        #expect(list.recoveries.count == 1)
        #expect(act.what == "cold dinner: fresh meal")
        let listText = try await desk.type("list")
        #expect(listText.out.hasPrefix(act.code))
        #expect(listText.out.contains("120.00"))
        #expect(listText.out.split(separator: "\n").count == 1)

        let show = try await desk.type("show", act.code.lowercased())
        #expect(show.exitCode == 0)
        #expect(show.out.contains("cold dinner: fresh meal"))
        let detail = try await desk.type("show", act.code, "--json").json(RecoveryDetail.self)
        #expect(detail.entries.map(\.kind) == [.spend])

        let why = try await desk.type("why")
        #expect(why.exitCode == 0)
        #expect(why.out.contains("2,000.00 limit - 120.00 used - 0.00 held = 1,880.00 left"))
        #expect(why.out.contains("Jan Nowak, ext 210"))

        let whoami = try await desk.type("whoami")
        #expect(whoami.out.hasPrefix("ada · Ada · staff"))
        #expect(whoami.out.contains(url))
    }

    @Test("needs no login where the environment names server and token")
    func environment() async throws {
        try await Journey.with { journey in
            let receipt = try await journey.book("spend", "12.50", "umbrella", "--room", "412")
            #expect(receipt.amount.minor == 1_250)
            #expect(receipt.funds.count == 2)
            #expect(try await journey.me().funds.map(\.used.minor) == [1_250])
        }
    }

    @Test("refuses a token nobody has, and keeps nothing")
    func wrongToken() async throws {
        try await Journey.with { journey in
            let desk = try Desk(in: journey.directory)
            let url = "http://127.0.0.1:\(journey.server.port)"
            let login = try await desk.type("login", "--url", url, input: "lat_no\n")
            #expect(login.exitCode == 77)
            #expect(login.err.contains("You can"))
            let path = "\(desk.home)/latitude/credentials.json"
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
