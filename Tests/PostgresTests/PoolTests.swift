import Foundation
import Logging
import Postgres
import ServiceLifecycle
import Testing

extension PostgresSuite {
    @Suite("Pool") struct PoolTests {
        @Test("thirty connections wait for the server side by side")
        func parallel() async throws {
            try await TestServer.withPool(size: 30) { pool in
                // Opening thirty connections is not what is measured.
                try await sleep(pool, times: 30, milliseconds: 300)
                let took = try await ContinuousClock().measure {
                    try await sleep(pool, times: 30, milliseconds: 300)
                }
                #expect(took >= .milliseconds(300) && took < .seconds(6))
            }
        }

        private func sleep(
            _ pool: ConnectionPool,
            times: Int,
            milliseconds: Int
        ) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<times {
                    group.addTask {
                        try await pool.run(Sleep(milliseconds: milliseconds), deadline: patience)
                    }
                }
                try await group.waitForAll()
            }
        }

        @Test("never opens more connections than its size")
        func bound() async throws {
            try await TestServer.withPool(size: 3) { pool in
                let processIDs = try await withThrowingTaskGroup(of: Int32.self) { group in
                    for _ in 0..<200 {
                        group.addTask { try await pool.one(BackendProcess(), deadline: patience) }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect((1...3).contains(processIDs.count))
            }
        }

        /// Holds the only connection while `body` runs.
        private func whileBusy(
            _ pool: ConnectionPool,
            _ body: () async throws -> Void
        ) async throws {
            try await pool.withConnection { _ in try await body() }
        }

        @Test("a caller who waits in vain is told at the deadline")
        func waitDeadline() async throws {
            try await TestServer.withPool(size: 1, waitDeadline: .milliseconds(200)) { pool in
                try await whileBusy(pool) {
                    let error = await #expect(throws: PostgresError.self) {
                        try await pool.run(Answer())
                    }
                    #expect(name(error) == "deadlineExceeded")
                    #expect(pool.waiterCount == 0)
                }
                let answer = try await pool.one(Answer())
                #expect(answer == 42)
            }
        }

        @Test("the deadline of a call ends the wait when it is shorter")
        func callDeadline() async throws {
            try await TestServer.withPool(size: 1, waitDeadline: .seconds(60)) { pool in
                try await whileBusy(pool) {
                    let error = await #expect(throws: PostgresError.self) {
                        try await pool.run(Answer(), deadline: .milliseconds(100))
                    }
                    #expect(name(error) == "deadlineExceeded")
                }
            }
        }

        @Test("callers beyond the bound are turned away at once")
        func exhausted() async throws {
            try await TestServer.withPool(size: 1, waiters: 2) { pool in
                try await withThrowingTaskGroup(of: Int64.self) { group in
                    try await whileBusy(pool) {
                        for _ in 0..<2 {
                            group.addTask { try await pool.one(Answer(), deadline: patience) }
                        }
                        try await eventually { pool.waiterCount == 2 }
                        let error = await #expect(throws: PostgresError.self) {
                            try await pool.run(Answer())
                        }
                        #expect(name(error) == "poolExhausted")
                    }
                    for try await answer in group { #expect(answer == 42) }
                }
            }
        }

        /// Who was served, in order.
        actor Journal {
            private(set) var numbers: [Int] = []
            func note(_ number: Int) { numbers.append(number) }
        }

        @Test("callers are served in the order they came")
        func fairness() async throws {
            try await TestServer.withPool(size: 1, waitDeadline: .seconds(30)) { pool in
                let journal = Journal()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    try await whileBusy(pool) {
                        for number in 0..<20 {
                            group.addTask {
                                try await pool.withConnection { _ in await journal.note(number) }
                            }
                            try await eventually { pool.waiterCount == number + 1 }
                        }
                    }
                    try await group.waitForAll()
                }
                let served = await journal.numbers
                #expect(served == Array(0..<20))
            }
        }

        @Test("a cancelled caller stops waiting and takes nobody's place")
        func cancellation() async throws {
            try await TestServer.withPool(size: 1, waitDeadline: .seconds(30)) { pool in
                try await whileBusy(pool) {
                    let waiting = Task { try await pool.one(Answer()) }
                    try await eventually { pool.waiterCount == 1 }
                    waiting.cancel()
                    let error = await #expect(throws: PostgresError.self) {
                        _ = try await waiting.value
                    }
                    #expect(name(error) == "deadlineExceeded")
                    #expect(pool.waiterCount == 0)
                }
                let answer = try await pool.one(Answer())
                #expect(answer == 42)
            }
        }

        @Test("waiters that come, go and are cancelled at random lose no permit")
        func storm() async throws {
            try await TestServer.withPool(size: 2, waitDeadline: .milliseconds(20)) { pool in
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<600 {
                        let task = Task { try await pool.run(Sleep(milliseconds: number % 5)) }
                        if number.isMultiple(of: 3) { task.cancel() }
                        group.addTask { _ = await task.result }
                    }
                }
                #expect(pool.waiterCount == 0)
                try await sleep(pool, times: 2, milliseconds: 1)
            }
        }

        @Test("a connection given back in a transaction is thrown away")
        func discard() async throws {
            try await TestServer.withPool(size: 1) { pool in
                let processID = try await pool.withConnection { connection in
                    try await connection.run(script: "begin; create table left_behind ()")
                    return await connection.serverProcessID
                }
                let next = try await pool.one(BackendProcess())
                #expect(next != processID)
                let kept = try await pool.one(BackendProcess())
                #expect(kept == next)
            }
        }

        struct WriteInReadOnly: Statement {
            static let sql = "create table stale ()"
            var parameters: [Parameter] { [] }
        }

        @Test("a server that takes no writes costs the pool all its connections")
        func stalePrimary() async throws {
            try await TestServer.withPool(size: 1) { pool in
                let processID = try await pool.withConnection { connection in
                    try await connection.run(script: "set default_transaction_read_only = on")
                    return await connection.serverProcessID
                }
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.run(WriteInReadOnly())
                }
                #expect(error?.report?.sqlState == .readOnlyTransaction)
                let next = try await pool.one(BackendProcess())
                #expect(next != processID)
            }
        }

        @Test("a body that throws gives its connection back")
        func bodyThrows() async throws {
            struct Stop: Error {}
            try await TestServer.withPool(size: 1) { pool in
                await #expect(throws: Stop.self) {
                    try await pool.withConnection { _ in throw Stop() }
                }
                await #expect(throws: Stop.self) {
                    try await pool.transaction { _ in throw Stop() }
                }
                let answer = try await pool.transaction { try $0.one(Answer()) }
                #expect(answer == 42)
            }
        }

        @Test("closing turns away who waits and who comes, and closes what comes back")
        func close() async throws {
            let pool = try TestServer.required().pool(size: 1, waitDeadline: .seconds(30))
            let connection = try await pool.withConnection { connection in
                let waiting = Task { try await pool.one(Answer()) }
                try await eventually { pool.waiterCount == 1 }
                await pool.close()
                let waiter = await #expect(throws: PostgresError.self) {
                    _ = try await waiting.value
                }
                #expect(name(waiter) == "closed")
                return connection
            }
            let isUsable = await connection.isUsable
            #expect(!isUsable)
            let later = await #expect(throws: PostgresError.self) { try await pool.run(Answer()) }
            #expect(name(later) == "closed")
        }

        @Test("as a service it runs until the shutdown and closes then")
        func service() async throws {
            let pool = try TestServer.required().pool()
            let group = ServiceGroup(services: [pool], logger: .quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                let answer = try await pool.one(Answer())
                #expect(answer == 42)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            let error = await #expect(throws: PostgresError.self) { try await pool.run(Answer()) }
            #expect(name(error) == "closed")
        }
    }
}
