import Foundation
import Logging
import Postgres
import Testing

extension PostgresSuite {
    @Suite("Connecting") struct ConnectTests {
        private static let nowhere = ConnectionConfiguration(
            conninfo: "host=/nonexistent/socket user=latitude dbname=latitude"
        )

        /// What opening a connection throws, and how long it took.
        private func failure(
            _ configuration: ConnectionConfiguration
        ) async -> (error: PostgresError?, took: Duration) {
            var error: PostgresError?
            let took = await ContinuousClock().measure {
                error = await #expect(throws: PostgresError.self) {
                    _ = try await Connection.open(configuration)
                }
            }
            return (error, took)
        }

        @Test("no server means unreachable, at once")
        func noServer() async throws {
            let (error, took) = await failure(Self.nowhere)
            #expect(name(error) == "unreachable")
            #expect(took < .seconds(10))
        }

        @Test("the server's refusal carries its SQLSTATE")
        func refused() async throws {
            var configuration = try TestServer.required().configuration()
            configuration.conninfo += " dbname=missing"
            let missing = await failure(configuration)
            #expect(name(missing.error) == "refused 3D000")
            configuration = try TestServer.required().configuration(parameters: ["no_such": "1"])
            let unknown = await failure(configuration)
            #expect(name(unknown.error) == "refused 42704")
        }

        @Test(
            "a malformed connection string is reported without its password",
            arguments: [
                "password=hunter2 hunter3", "nonsense", "postgres://u:hunter2@h:99999999/x",
            ]
        )
        func malformed(_ conninfo: String) async {
            let (error, _) = await failure(ConnectionConfiguration(conninfo: conninfo))
            #expect(name(error) == "unreachable")
            #expect(error.map { "\($0)".contains("hunter") } == false)
        }

        @Test("a server that accepts and says nothing costs the deadline and no more")
        func silent() async throws {
            try await SilentListener.withSocket { directory in
                let (error, took) = await failure(
                    ConnectionConfiguration(
                        conninfo: "host=\(directory) user=latitude",
                        connectDeadline: .milliseconds(400)
                    )
                )
                #expect(name(error) == "unreachable")
                #expect(took >= .milliseconds(400) && took < .seconds(10))
            }
        }

        @Test("the second host is reached although the first is silent")
        func secondHost() async throws {
            let good = try TestServer.required().configuration()
            let pattern = /host='?([^' ]+)'?/
            let host = try #require(good.conninfo.firstMatch(of: pattern)).1
            try await SilentListener.withSocket { directory in
                var configuration = good
                configuration.connectDeadline = .seconds(4)
                configuration.conninfo = good.conninfo.replacing(
                    pattern,
                    with: "host='\(directory),\(host)'"
                )
                let connection = try await Connection.open(configuration)
                let answer = try await connection.one(Answer())
                #expect(answer == 42)
                await connection.close()
            }
        }

        @Test("session parameters arrive, also awkward ones")
        func parameters() async throws {
            let parameters = [
                "search_path": #""a b", public"#, "lock_timeout": "2s", "my.note": #"x\y 'z' ł"#,
            ]
            try await TestServer.withConnection(parameters: parameters) { connection in
                for (name, value) in parameters {
                    let back = try await connection.one(Setting(name: name))
                    #expect(back == value)
                }
                let application = try await connection.one(Setting(name: "application_name"))
                #expect(application == "postgres-tests")
                let encoding = try await connection.one(Setting(name: "client_encoding"))
                #expect(encoding == "UTF8")
            }
        }

        @Test("nobody can turn off the warning that a commit was not replicated")
        func warnings() async throws {
            let parameters = ["client_min_messages": "error"]
            try await TestServer.withConnection(parameters: parameters) { connection in
                let level = try await connection.one(Setting(name: "client_min_messages"))
                #expect(level == "warning")
            }
        }

        @Test("the environment decides nothing, as a run of these tests under PGTZ shows")
        func environment() async throws {
            try await TestServer.withConnection { connection in
                for (name, value) in [("TimeZone", "UTC"), ("DateStyle", "ISO, MDY")] {
                    let back = try await connection.one(Setting(name: name))
                    #expect(back == value)
                }
            }
        }

        @Test("a pool without a server answers within its wait, then at once")
        func circuit() async throws {
            let pool = ConnectionPool(
                Self.nowhere,
                size: 4,
                waitDeadline: .seconds(1),
                logger: .quiet
            )
            let clock = ContinuousClock()
            for _ in 0..<6 {
                let took = await clock.measure {
                    let error = await #expect(throws: PostgresError.self) {
                        try await pool.run(Answer())
                    }
                    #expect(name(error) == "unreachable")
                }
                #expect(took < .seconds(10))
            }
            let took = await clock.measure {
                for _ in 0..<100 { _ = try? await pool.run(Answer()) }
            }
            #expect(took < .seconds(10))
            await pool.close()
        }

        @Test("a wrong database is reported at once, without waiting for it to appear")
        func permanent() async throws {
            var configuration = try TestServer.required().configuration()
            configuration.conninfo += " dbname=missing"
            let pool = ConnectionPool(configuration, waitDeadline: .seconds(30), logger: .quiet)
            let error = await #expect(throws: PostgresError.self) { try await pool.run(Answer()) }
            #expect(name(error) == "refused 3D000")
            await pool.close()
        }
    }
}
