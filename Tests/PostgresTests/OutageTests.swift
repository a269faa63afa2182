import EmbeddedPostgres
import Foundation
import Postgres
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension PostgresSuite {
    /// What only a server of one's own may suffer, one test after the other.
    @Suite("Outage", .server(connections: 50), .serialized) struct OutageTests {
        @Test("calls succeed again after the server was restarted under the pool")
        func restart() async throws {
            let cluster = try TestServer.required().cluster
            try await TestServer.withPool { pool in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 {
                        group.addTask { try await pool.run(Sleep(milliseconds: 50)) }
                    }
                    try await group.waitForAll()
                }
                try await cluster.stop()
                try await cluster.start()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<30 {
                        group.addTask { try await pool.run(Sleep(milliseconds: 5), effect: .write) }
                    }
                    try await group.waitForAll()
                }
            }
        }

        @Test("a call that comes while the server restarts is served after it")
        func during() async throws {
            let cluster = try TestServer.required().cluster
            try await TestServer.withPool(waitDeadline: .seconds(20)) { pool in
                try await pool.run(Answer())
                try await cluster.stop()
                async let started = cluster.start()
                // The circuit may open meanwhile, which tells callers to come back.
                try await eventually {
                    (try? await pool.one(Answer(), deadline: .seconds(20))) == 42
                }
                _ = try await started
            }
        }

        @Test("a server without room refuses with 53300, and a pool waits for room")
        func maxConnections() async throws {
            let server = try TestServer.required()
            var held: [Connection] = []
            var refusal: PostgresError?
            while refusal == nil, held.count < 200 {
                do throws(PostgresError) {
                    held.append(try await Connection.open(server.configuration()))
                } catch {
                    refusal = error
                }
            }
            #expect(refusal?.report?.sqlState == .tooManyConnections)
            try await TestServer.withPool(size: 1, waitDeadline: .seconds(20)) { pool in
                let waiting = Task { try await pool.one(Answer(), deadline: .seconds(20)) }
                for connection in held { await connection.close() }
                let answer = try await waiting.value
                #expect(answer == 42)
            }
        }

        struct PostmasterProcess: Statement {
            static let sql = "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::integer"
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int32 { try row.next() }
        }

        @Test("a stopped postmaster costs a new connection its deadline, not an old one its work")
        func stoppedPostmaster() async throws {
            let server = try TestServer.required()
            let old = try await server.connect()
            let processID = try await old.one(PostmasterProcess())
            #expect(kill(processID, SIGSTOP) == 0)
            defer { kill(processID, SIGCONT) }
            let took = await ContinuousClock().measure {
                let error = await #expect(throws: PostgresError.self) {
                    try await Connection.open(
                        server.configuration(connectDeadline: .milliseconds(400))
                    )
                }
                #expect(name(error) == "unreachable")
            }
            #expect(took >= .milliseconds(400) && took < .seconds(10))
            let answer = try await old.one(Answer())
            #expect(answer == 42)
            // Its cancel request hangs with the postmaster; nobody waits for it.
            let late = await #expect(throws: PostgresError.self) {
                try await old.run(Sleep(milliseconds: 20_000), deadline: .milliseconds(200))
            }
            #expect(name(late) == "deadlineExceeded")
        }

        @Test("a backend killed in a pipeline is lost: a write is unknown, a read unreachable")
        func killedPipeline() async throws {
            let server = try TestServer.required()
            for (effect, outcome) in [(Effect.write, "outcomeUnknown"), (.read, "unreachable")] {
                let connection = try await server.connect()
                let processID = await connection.serverProcessID
                async let running = #expect(throws: PostgresError.self) {
                    try await connection.run(
                        Sleep(milliseconds: 60_000),
                        within: ["latitude.employee": "ada"],
                        deadline: .seconds(30),
                        effect: effect
                    )
                }
                let other = try await server.connect()
                try await eventually {
                    try await other.one(Activity(processID: processID)) == "active/PgSleep"
                }
                #expect(kill(processID, SIGKILL) == 0)
                let error = await running
                #expect(name(error) == outcome)
                // Its siblings are ended, too, and the server recovers. Before that it may still
                // take a connection, which is no sign that it has recovered.
                try await eventually { (try? await other.one(Answer())) == nil }
                await other.close()
                try await eventually { (try? await server.connect()) != nil }
            }
        }

        /// Names the standby that a commit waits for, and makes sure that it is obeyed.
        private func setStandby(
            _ name: String,
            _ server: TestServer,
            _ owner: Connection
        ) async throws {
            try await owner.run(script: "alter system set synchronous_standby_names = '\(name)'")
            try await owner.run(script: "select pg_reload_conf()")
            try await eventually {
                let newcomer = try await server.connect()
                let setting = try await newcomer.one(Setting(name: "synchronous_standby_names"))
                await newcomer.close()
                return setting == name
            }
            // The postmaster has read it, and so has told the checkpointer, which makes it valid
            // for all before it answers this.
            try await owner.run(script: "checkpoint")
        }

        @Test(
            "a commit that is not replicated has an unknown outcome",
            arguments: ["pg_cancel_backend", "pg_terminate_backend", "transaction", "pipeline"]
        )
        func replication(_ way: String) async throws {
            let server = try TestServer.required()
            let owner = try await server.connect()
            try await owner.run(script: "drop table if exists note")
            let table = AddNote.table.replacing("temporary ", with: "")
            try await owner.run(script: table)
            try await setStandby("nobody", server, owner)
            let connection = try await server.connect(parameters: ["synchronous_commit": "on"])
            let processID = await connection.serverProcessID
            async let writing = #expect(throws: PostgresError.self) {
                switch way {
                case "transaction":
                    try await connection.transaction(deadline: .seconds(20)) { connection in
                        try connection.run(AddNote(noteID: 1))
                    }
                case "pipeline":
                    try await connection.run(
                        AddNote(noteID: 1),
                        within: ["latitude.employee": "ada"],
                        deadline: .seconds(20)
                    )
                default: try await connection.run(AddNote(noteID: 1), deadline: .seconds(20))
                }
            }
            try await eventually {
                try await owner.run(Activity(processID: processID)).first == "active/SyncRep"
            }
            if way == "pg_terminate_backend" {
                try await owner.run(Terminate(processID: processID))
            } else {
                try await owner.run(Cancel(processID: processID))
            }
            let error = await writing
            #expect(name(error) == "outcomeUnknown")
            let count = try await owner.one(CountNotes())
            #expect(count == 1)
            try await setStandby("", server, owner)
            await owner.close()
            await connection.close()
        }
    }
}
