import Foundation
import Postgres
import Testing

extension PostgresSuite {
    @Suite("Lost connection") struct LossTests {
        /// Runs a statement that takes long and ends its session from another one meanwhile.
        private func loss(effect: Effect) async throws -> PostgresError? {
            let server = try TestServer.required()
            let connection = try await server.connect()
            let processID = await connection.serverProcessID
            async let running = #expect(throws: PostgresError.self) {
                try await connection.run(
                    Sleep(milliseconds: 30_000),
                    deadline: .seconds(20),
                    effect: effect
                )
            }
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.one(Activity(processID: processID)) == "active/PgSleep"
                }
                try await other.run(Terminate(processID: processID))
            }
            let error = await running
            let isUsable = await connection.isUsable
            #expect(!isUsable)
            return error
        }

        @Test("a write whose backend is terminated has an unknown outcome")
        func write() async throws {
            let error = try await loss(effect: .write)
            #expect(name(error) == "outcomeUnknown")
            #expect(error.map { "\($0)".contains("57P01") } == true)
        }

        @Test("a read whose backend is terminated is merely unreachable")
        func read() async throws {
            let error = try await loss(effect: .read)
            #expect(name(error) == "unreachable")
        }

        @Test("an idle connection whose backend is gone says so before anything is sent")
        func idle() async throws {
            let server = try TestServer.required()
            let connection = try await server.connect()
            try await end(connection)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Sleep(milliseconds: 1), effect: .write)
            }
            #expect(name(error) == "unreachable")
            let isUsable = await connection.isUsable
            #expect(!isUsable)
        }

        /// Ends the session of an idle connection and waits until it is gone.
        private func end(_ connection: Connection) async throws {
            let processID = await connection.serverProcessID
            try await TestServer.withConnection { other in
                try await other.run(Terminate(processID: processID))
                try await eventually {
                    try await other.run(Activity(processID: processID)).isEmpty
                }
            }
        }

        @Test("a farewell counts although the socket is still open")
        func farewell() async throws {
            for _ in 0..<50 {
                let connection = try await TestServer.required().connect()
                try await end(connection)
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(Sleep(milliseconds: 1), effect: .write)
                }
                #expect(name(error) == "unreachable")
            }
        }

        @Test("a pool replaces idle connections that were lost, and no write is troubled")
        func pool() async throws {
            try await TestServer.withPool(size: 3) { pool in
                // Three at once, so that all three exist.
                let processIDs = try await withThrowingTaskGroup(of: Int32.self) { group in
                    for _ in 0..<3 {
                        group.addTask {
                            try await pool.run(Sleep(milliseconds: 200))
                            return try await pool.one(BackendProcess())
                        }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                try await TestServer.withConnection { other in
                    for processID in processIDs {
                        try await other.run(Terminate(processID: processID))
                        try await eventually {
                            try await other.run(Activity(processID: processID)).isEmpty
                        }
                    }
                }
                try await pool.run(Sleep(milliseconds: 1), effect: .write)
                let answer = try await pool.withConnection { try await $0.one(Answer()) }
                #expect(answer == 42)
                let later = try await pool.one(BackendProcess())
                #expect(!processIDs.contains(later))
            }
        }

        @Test("a closed connection is closed, and closing again does nothing")
        func closed() async throws {
            let connection = try await TestServer.required().connect()
            await connection.close()
            await connection.close()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Answer())
            }
            #expect(name(error) == "closed")
            let isUsable = await connection.isUsable
            #expect(!isUsable)
        }

        @Test("a connection that everybody has forgotten is closed")
        func forgotten() async throws {
            let processID = try await TestServer.required().connect().serverProcessID
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.run(Activity(processID: processID)).isEmpty
                }
            }
        }

        @Test("a cancelled statement was rolled back for certain")
        func cancelled() async throws {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            async let running = #expect(throws: PostgresError.self) {
                try await connection.run(
                    Sleep(milliseconds: 30_000),
                    deadline: .seconds(20),
                    effect: .write
                )
            }
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.one(Activity(processID: processID)) == "active/PgSleep"
                }
                try await other.run(Cancel(processID: processID))
            }
            let error = await running
            #expect(error?.report?.sqlState == .queryCanceled)
            let answer = try await connection.one(Answer())
            #expect(answer == 42)
        }
    }
}
