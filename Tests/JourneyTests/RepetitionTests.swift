import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@Suite("The same line again", .timeLimit(.minutes(5)))
struct RepetitionTests {
    @Test("is a second act once the first was answered")
    func afterSuccess() async throws {
        try await Journey.with { journey in
            let first = try await journey.book("spend", "5", "tea")
            let second = try await journey.book("spend", "5", "tea")
            #expect(first.id != second.id)
            #expect(first.code != second.code)
            #expect(try await journey.house.count("entry") == 2)
        }
    }

    @Test("is the same act while nobody knows whether the first was booked")
    func whileUnsettled() async throws {
        try await Journey.with { journey in
            _ = try await journey.me()
            try await Self.loseAnswer("spend", "5", "tea", in: journey)
            try await wait { try await journey.house.count("recovery") == 1 }
            #expect(journey.desk.unsettled.count == 1)

            let again = try await journey.desk.type("spend", "5", "tea", "--json")
            #expect(again.exitCode == 0)
            #expect(again.err.hasPrefix("Taken up:"))
            #expect(try await journey.house.count("recovery") == 1)
            #expect(journey.desk.unsettled.isEmpty)
            let list = try await journey.desk.type("list", "--json").json(RecoveryList.self)
            #expect(list.recoveries.map(\.code) == [try again.json(Receipt.self).code])
        }
    }

    @Test("is a second act with --again, and the first is settled beside it")
    func again() async throws {
        try await Journey.with { journey in
            _ = try await journey.me()
            try await Self.loseAnswer("spend", "5", "tea", in: journey)
            let second = try await journey.desk.type("spend", "5", "tea", "--again")
            #expect(second.exitCode == 0)
            #expect(second.err.contains("Settled:"))
            #expect(try await journey.house.count("recovery") == 2)
            #expect(journey.desk.unsettled.isEmpty)
        }
    }

    @Test("is never sent under another login, and logout waits for it")
    func otherLogin() async throws {
        try await Journey.inHouse { house, directory in
            let ada = try await house.employee("ada").token.text
            let bob = try await house.employee("bob").token.text
            let desk = try Desk(in: directory)
            let first = try await ServerProcess.with(house.database) { server in
                let url = "http://127.0.0.1:\(server.port)"
                #expect(try await desk.type("login", "--url", url, input: ada).exitCode == 0)
                try await Stillness.with(in: house) { stillness in
                    _ = try await desk.run(["spend", "5", "tea"]) {
                        try await stillness.isReached()
                    }
                }
                server.kill()
                try await wait { !Wire.isOpen(port: server.port) }
                let logout = try await desk.type("logout", "--json")
                #expect(logout.exitCode == 75, "\(logout.err)")
                #expect(try logout.json(Problem.self).code == "act_unsettled")
                return server.port
            }
            _ = try await ServerProcess.with(house.database, port: first.value) { server in
                let url = "http://127.0.0.1:\(server.port)"
                let other = try await desk.type("login", "--url", url, input: bob)
                #expect(other.exitCode == 0)
                #expect(other.err.contains("other_login"))
                #expect(desk.unsettled.count == 1)
                let own = try await desk.type("login", "--url", url, input: ada)
                #expect(own.err.contains("Settled:"))
                #expect(desk.unsettled.isEmpty)
                #expect(try await desk.type("logout").exitCode == 0)
            }
            #expect(try await house.count("recovery") == 1)
        }
    }

    /// Kills the command line after its act reached the books and before any answer left them.
    private static func loseAnswer(_ line: String..., in journey: Journey) async throws {
        try await Stillness.with(in: journey.house) { stillness in
            let killed = try await journey.desk.run(line) { try await stillness.isReached() }
            #expect(killed.exitCode == nil)
        }
    }

    @Test("50 times at once over HTTP is one act with 50 equal answers, byte for byte")
    func parallel() async throws {
        try await Journey.with { journey in
            let body = #"{"amount":{"minor":12000,"currency":"USD"},"what":"dinner","room":"412"}"#
            let request = WireRequest(
                path: Routes.recovery(.id(Identifier())),
                token: journey.ada.token.text,
                body: Array(body.utf8)
            )
            let replies = try await Wire.sendAll(
                Array(repeating: request, count: 50),
                port: journey.server.port
            )
            #expect(replies.count == 50)
            #expect(Set(replies.map(\.status)) == [200])
            #expect(Set(replies.map(\.body)).count == 1)
            #expect(try await journey.house.count("entry") == 1)
            #expect(try await journey.me().funds.map(\.used.minor) == [12_000])
        }
    }
}
