import Foundation
import Postgres
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension PostgresSuite {
    /// A stopped process keeps its socket open and answers nothing, which is the worst of faults.
    @Suite("Silent server") struct SilenceTests {
        /// What `work` throws while the backend of `connection` is stopped, and how long it took.
        private func silence(
            _ work: @Sendable (Connection) async throws -> Void
        ) async throws -> (error: PostgresError?, took: Duration) {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            #expect(kill(processID, SIGSTOP) == 0)
            defer { kill(processID, SIGCONT) }
            var error: PostgresError?
            let took = await ContinuousClock().measure {
                error = await #expect(throws: PostgresError.self) { try await work(connection) }
            }
            let isUsable = await connection.isUsable
            #expect(!isUsable)
            return (error, took)
        }

        @Test("a write ends at its deadline with an unknown outcome")
        func write() async throws {
            let (error, took) = try await silence {
                try await $0.run(Answer(), deadline: .milliseconds(500), effect: .write)
            }
            #expect(name(error) == "outcomeUnknown")
            #expect(took >= .milliseconds(500) && took < .seconds(10))
        }

        @Test("a read ends at its deadline and is given up")
        func read() async throws {
            let (error, took) = try await silence {
                try await $0.run(Answer(), deadline: .milliseconds(500))
            }
            #expect(name(error) == "deadlineExceeded")
            #expect(took >= .milliseconds(500) && took < .seconds(10))
        }

        struct Length: Statement {
            let text: String
            static let sql = "select length($1::text)"
            var parameters: [Parameter] { [.text(text)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
        }

        @Test("a statement too long for the socket ends at its deadline, and so does closing")
        func longStatement() async throws {
            let (error, took) = try await silence {
                let text = String(repeating: "x", count: 4_000_000)
                try await $0.run(Length(text: text), deadline: .milliseconds(500))
            }
            #expect(name(error) == "outcomeUnknown")
            #expect(took < .seconds(10))
        }

        @Test("a transaction ends at its deadline, before its commit with nothing done")
        func transaction() async throws {
            let (error, took) = try await silence {
                try await $0.transaction(deadline: .milliseconds(500)) {
                    _ = try $0.run(Answer())
                }
            }
            #expect(name(error) == "deadlineExceeded")
            #expect(took < .seconds(10))
        }

        @Test("a script and a description end at their deadline")
        func others() async throws {
            let script = try await silence {
                try await $0.run(script: "select 1", deadline: .milliseconds(200))
            }
            #expect(name(script.error) == "outcomeUnknown")
            let description = try await silence {
                _ = try await $0.describe("select 1", deadline: .milliseconds(200))
            }
            #expect(name(description.error) == "deadlineExceeded")
        }

        struct Drip: Statement {
            static let sql = """
                select pg_sleep(0.01)::text || repeat('x', 10000) from generate_series(1, 100000)
                """
            static let effect = Effect.read
            var parameters: [Parameter] { [] }
        }

        @Test("an answer that drips without end ends at its deadline")
        func drip() async throws {
            let connection = try await TestServer.required().connect()
            let took = await ContinuousClock().measure {
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(Drip(), deadline: .milliseconds(500))
                }
                #expect(name(error) == "deadlineExceeded")
            }
            #expect(took >= .milliseconds(500) && took < .seconds(10))
        }

        @Test("a read past its deadline stops on the server too")
        func cancel() async throws {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Sleep(milliseconds: 60_000), deadline: .milliseconds(200))
            }
            #expect(name(error) == "deadlineExceeded")
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.run(Activity(processID: processID)).isEmpty
                }
            }
        }

        @Test("a write past its deadline is left to finish")
        func noCancel() async throws {
            let connection = try await TestServer.required().connect()
            try await connection.run(
                script: "create table late (); create sequence late_ran"
            )
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(
                    script: "select pg_sleep(1); select nextval('late_ran')",
                    deadline: .milliseconds(200)
                )
            }
            #expect(name(error) == "outcomeUnknown")
            try await TestServer.withConnection { other in
                try await eventually { try await other.one(LateRan()) }
            }
        }

        struct LateRan: Statement {
            static let sql = "select is_called from late_ran"
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
        }

        @Test("a pool stays usable while one of its servers is stopped")
        func pool() async throws {
            try await TestServer.withPool(size: 1) { pool in
                let processID = try await pool.one(BackendProcess())
                #expect(kill(processID, SIGSTOP) == 0)
                defer { kill(processID, SIGCONT) }
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.run(Answer(), deadline: .milliseconds(300), effect: .write)
                }
                #expect(name(error) == "outcomeUnknown")
                let answer = try await pool.one(Answer())
                #expect(answer == 42)
            }
        }
    }
}
