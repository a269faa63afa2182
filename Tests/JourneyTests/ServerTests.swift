import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("The server program", .timeLimit(.minutes(5)))
struct ServerTests {
    @Test("ends with 0 within seconds of SIGTERM, after it has answered what it was asked")
    func termination() async throws {
        try await Journey.inHouse { house, _ in
            let token = try await house.employee("ada").token.text
            let requests = (1...8).map { number in
                let body = #"{"amount":{"minor":\#(number),"currency":"USD"},"what":"tea"}"#
                return WireRequest(
                    path: Routes.recovery(.id(Identifier())),
                    token: token,
                    body: Array(body.utf8)
                )
            }
            let outcome = try await ServerProcess.with(house.database) { server in
                try await Stillness.with(in: house) { stillness in
                    async let replies = Wire.sendAll(requests, port: server.port)
                    try await stillness.isReached()
                    server.stop()
                    try await wait { !Wire.isOpen(port: server.port) }
                    try await stillness.lift()
                    #expect(try await replies.map(\.status) == Array(repeating: 200, count: 8))
                    return ContinuousClock.now
                }
            }
            #expect(outcome.exitCode == 0)
            #expect(ContinuousClock.now - outcome.value < .seconds(5))
            #expect(try await house.count("recovery") == 8)
        }
    }

    @Test("ends within seconds though somebody keeps a connection open")
    func idleConnection() async throws {
        try await TestDatabase.with { database in
            let outcome = try await ServerProcess.with(database) { server in
                (try Wire.idle(port: server.port), ContinuousClock.now)
            }
            let (connection, start) = outcome.value
            defer { connection.release() }
            #expect(outcome.exitCode == 0)
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test("says whether it lives, is ready, and how busy it is, to anybody")
    func operation() async throws {
        try await Journey.with { journey in
            _ = try await journey.book("spend", "5", "tea")
            let paths = ["/livez", "/readyz", "/metrics", Routes.description]
            let replies = try await Wire.sendAll(
                paths.map { .get($0) },
                port: journey.server.port
            )
            #expect(replies.map(\.status) == [200, 200, 200, 200])
            #expect(replies[0].text == "ok\n")
            #expect(replies[1].text == "ok\n")
            #expect(replies[2].head.contains("content-type: text/plain; version=0.0.4"))
            #expect(replies[2].text.contains("# TYPE "))
            #expect(!replies[2].text.contains("lat_"))
            #expect(replies[3].text.contains("openapi: 3.1"))
        }
    }

    @Test("checks the books: 0 in order, 7 after somebody changed them behind its back")
    func check() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(120)), by: ada.hash)
            let sound = try await Self.run(["check"], house.database)
            #expect(sound.exitCode == 0)
            #expect(sound.out == "The books are in order.\n")
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(
                script: """
                    alter table posting disable trigger all;
                    update posting set debit = debit + 1 where debit > 0
                    """
            )
            await superuser.close()
            let touched = try await Self.run(["check"], house.database)
            #expect(touched.exitCode == 7)
            let checks = touched.out.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
            // One finding for the triggers, and at least one for the amount.
            #expect(Set(checks).subtracting(["append_only"]).isEmpty == false)
            let json = try await Self.run(["check", "--json"], house.database)
            #expect(json.exitCode == 7)
            #expect(json.out.contains(#""inOrder":false"#))
        }
    }

    @Test("migrates an empty database once, and then finds nothing to do")
    func migrate() async throws {
        try await TestDatabase.with { database in
            let name = "\(database.name)_empty"
            let superuser = try await Connection.open(database.configuration(.superuser))
            try await superuser.run(script: "create database \(name) owner latitude_owner")
            var environment = ServerProcess.environment(database)
            for key in ["LATITUDE_DATABASE_URL", "LATITUDE_OWNER_URL"] {
                environment[key] = environment[key]?.replacing(database.name, with: name)
            }
            let unready = try await Self.run(["check"], environment)
            #expect(unready.exitCode == 78)
            let first = try await Self.run(["migrate"], environment)
            #expect(first.exitCode == 0, "\(first.err)")
            #expect(first.out.hasPrefix("applied 0001_"))
            let second = try await Self.run(["migrate"], environment)
            #expect(second.exitCode == 0)
            #expect(second.out == "nothing to apply\n")
            try await superuser.run(
                script: "drop database \(name) with (force)",
                deadline: .seconds(30)
            )
            await superuser.close()
        }
    }

    @Test("gives tokens to those it knows, and to nobody else")
    func token() async throws {
        try await Journey.with { journey in
            let unknown = try await Self.run(["token", "nobody"], journey.house.database)
            #expect(unknown.exitCode == 65)
            #expect(unknown.out.isEmpty)
            #expect(unknown.err.contains("nobody"))
            let fresh = try await Self.run(["token", "ada"], journey.house.database)
            #expect(fresh.exitCode == 0)
            let token = fresh.out.trimmingCharacters(in: .newlines)
            let desk = try Desk(in: journey.directory, port: journey.server.port, token: token)
            #expect(try await desk.type("whoami").exitCode == 0)
        }
    }

    @Test("shows its settings without their secrets, and refuses those it cannot read")
    func settings() async throws {
        let environment = [
            "LATITUDE_DATABASE_URL": "postgres://app:s3cret@db.example/latitude",
            "LATITUDE_OWNER_URL": "postgres://owner:s3cret@db.example/latitude",
            "LATITUDE_PORT": "8123", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin",
        ]
        let shown = try await Self.run(["check-config"], environment)
        #expect(shown.exitCode == 0)
        #expect(shown.out.contains("port: 8123\n"))
        #expect(shown.out.contains("database.url: •••\n"))
        #expect(shown.out.contains("owner.url: •••\n"))
        #expect(!shown.out.contains("s3cret"))
        let wrong = environment.merging(["LATITUDE_PORT": "a lot"]) { $1 }
        let refused = try await Self.run(["serve"], wrong)
        #expect(refused.exitCode == 78)
        #expect(refused.err.contains("a lot"))
    }

    private static func run(_ line: [String], _ database: TestDatabase) async throws -> Ending {
        try await run(line, ServerProcess.environment(database))
    }

    private static func run(
        _ line: [String],
        _ environment: [String: String]
    ) async throws -> Ending {
        try await Ending.of(Binaries.server, line, environment: environment)
    }
}
