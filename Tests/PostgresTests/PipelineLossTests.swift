import Foundation
import Postgres
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension PostgresSuite {
    @Suite("Pipeline in trouble") struct PipelineLossTests {
        private static let who = "latitude.employee"
        private static let context: SessionContext = [who: "ada"]

        /// What is thrown when `trouble` comes to a session that sleeps in a pipeline.
        private func error(
            effect: Effect,
            _ trouble: (Connection, Int32) async throws -> Void
        ) async throws -> (error: PostgresError?, connection: Connection) {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            async let running = #expect(throws: PostgresError.self) {
                try await connection.run(
                    Answer(),
                    Sleep(milliseconds: 60_000),
                    within: Self.context,
                    deadline: .seconds(30),
                    effect: effect
                )
            }
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.one(Activity(processID: processID)) == "active/PgSleep"
                }
                try await trouble(other, processID)
            }
            return (await running, connection)
        }

        @Test("a write whose backend is terminated has an unknown outcome")
        func lostWrite() async throws {
            let (error, connection) = try await error(effect: .write) { other, processID in
                try await other.run(Terminate(processID: processID))
            }
            #expect(name(error) == "outcomeUnknown")
            #expect(error.map { "\($0)".contains("57P01") } == true)
            let isUsable = await connection.isUsable
            #expect(!isUsable)
        }

        @Test("a read whose backend is terminated is merely unreachable")
        func lostRead() async throws {
            let (error, connection) = try await error(effect: .read) { other, processID in
                try await other.run(Terminate(processID: processID))
            }
            #expect(name(error) == "unreachable")
            let isUsable = await connection.isUsable
            #expect(!isUsable)
        }

        @Test("a cancelled write was rolled back for certain, and the connection is as before")
        func cancelled() async throws {
            let (error, connection) = try await error(effect: .write) { other, processID in
                try await other.run(Cancel(processID: processID))
            }
            #expect(error?.report?.sqlState == .queryCanceled)
            let left = try await connection.one(SettingIfAny(name: Self.who)) ?? ""
            #expect(left.isEmpty)
            let answer = try await connection.one(Answer(), within: Self.context)
            #expect(answer == 42)
        }

        @Test("a read past its deadline is given up and stops on the server too")
        func lateRead() async throws {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(
                    Sleep(milliseconds: 60_000),
                    within: Self.context,
                    deadline: .milliseconds(200)
                )
            }
            #expect(name(error) == "deadlineExceeded")
            let isUsable = await connection.isUsable
            #expect(!isUsable)
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.run(Activity(processID: processID)).isEmpty
                }
            }
        }

        @Test("a write past its deadline has an unknown outcome")
        func lateWrite() async throws {
            let connection = try await TestServer.required().connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(
                    Sleep(milliseconds: 60_000),
                    within: Self.context,
                    deadline: .milliseconds(200),
                    effect: .write
                )
            }
            #expect(name(error) == "outcomeUnknown")
        }

        @Test("one statement that may write makes all of them a write")
        func mixedEffect() async throws {
            let connection = try await TestServer.required().connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(
                    Answer(),
                    SleepingWrite(),
                    within: Self.context,
                    deadline: .milliseconds(200)
                )
            }
            #expect(name(error) == "outcomeUnknown")
        }

        struct SleepingWrite: Statement {
            static let sql = "select pg_sleep(60)"
            var parameters: [Parameter] { [] }
            typealias Output = Void
        }

        @Test("a silent server costs the deadline and no more")
        func silence() async throws {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            #expect(kill(processID, SIGSTOP) == 0)
            defer { kill(processID, SIGCONT) }
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(
                    Answer(),
                    within: Self.context,
                    deadline: .milliseconds(200)
                )
            }
            #expect(name(error) == "deadlineExceeded")
        }

        @Test("COPY is refused and leaves no connection in an odd state")
        func copy() async throws {
            let connection = try await TestServer.required().connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Copy(), Answer(), within: Self.context)
            }
            #expect(name(error) == "refused 0A000")
            let isUsable = await connection.isUsable
            #expect(!isUsable)
        }

        struct Copy: Statement {
            static let sql = "copy pg_class to stdout"
            var parameters: [Parameter] { [] }
            typealias Output = Void
        }

        @Test("a pool replaces an idle connection that was lost, and no write is troubled")
        func pool() async throws {
            try await TestServer.withPool(size: 1) { pool in
                let processID = try await pool.one(BackendProcess(), within: Self.context)
                try await TestServer.withConnection { other in
                    try await other.run(Terminate(processID: processID))
                    try await eventually {
                        try await other.run(Activity(processID: processID)).isEmpty
                    }
                }
                try await pool.run(Answer(), within: Self.context, effect: .write)
                let answer = try await pool.one(Answer())
                #expect(answer == 42)
            }
        }

        @Test("callers who share one connection never see each other's settings")
        func strangers() async throws {
            try await TestServer.withPool(size: 1) { pool in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for caller in ["ada", "bob"] {
                        group.addTask {
                            var wrong = 0
                            for number in 0..<5_000 {
                                let value = "\(caller) \(number)"
                                let found = try await pool.one(
                                    SettingIfAny(name: Self.who),
                                    within: [Self.who: value],
                                    deadline: patience
                                )
                                if found != value { wrong += 1 }
                            }
                            return wrong
                        }
                    }
                    group.addTask {
                        var wrong = 0
                        for _ in 0..<5_000 {
                            let found = try await pool.one(
                                SettingIfAny(name: Self.who),
                                deadline: patience
                            )
                            if let found, !found.isEmpty { wrong += 1 }
                        }
                        return wrong
                    }
                    for try await wrong in group { #expect(wrong == 0) }
                }
            }
        }
    }
}
