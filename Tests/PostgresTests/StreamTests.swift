import Foundation
import Postgres
import Testing

extension PostgresSuite {
    @Suite("Stream") struct StreamTests {
        /// The sum of a streamed column of bigints, and how many there were.
        private func sum(
            _ connection: isolated Connection,
            _ sql: String,
            deadline: Duration = patience
        ) throws(PostgresError) -> (sum: Int64, count: Int) {
            var sum: Int64 = 0
            var count = 0
            try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
                sum += try row.next(Int64.self) ?? 0
                count += 1
            }
            return (sum, count)
        }

        @Test("a million rows pass one at a time, and none at all is no error")
        func rows() async throws {
            try await TestServer.withConnection { connection in
                let many = try await sum(
                    connection,
                    "select g::bigint from generate_series(1, 1000000) g"
                )
                #expect(many == (500_000_500_000, 1_000_000))
                let none = try await sum(connection, "select 1::bigint where false")
                #expect(none == (0, 0))
                let answer = try await connection.one(Answer())
                #expect(answer == 42)
            }
        }

        @Test("fields come in their binary form, null and empty apart")
        func fields() async throws {
            try await TestServer.withConnection { connection in
                let fields = try await Self.fields(
                    connection,
                    "select null::text, '', 'ż', '\\x00ff'::bytea, true, 7::smallint"
                )
                #expect(fields == [nil, [], [0xC5, 0xBC], [0x00, 0xFF], [1], [0, 7]])
            }
        }

        private static func fields(
            _ connection: isolated Connection,
            _ sql: String
        ) throws(PostgresError) -> [[UInt8]?] {
            var fields: [[UInt8]?] = []
            try connection.stream(sql, deadline: patience) { row throws(PostgresError) in
                while !row.unread.isEmpty { fields.append(try row.next().map(Array.init)) }
            }
            return fields
        }

        @Test("reading past the end, or another type, is an error that ends the connection")
        func misreading() async throws {
            for sql in ["select 1::integer", "select"] {
                let connection = try await TestServer.required().connect()
                let error = await #expect(throws: PostgresError.self) {
                    _ = try await sum(connection, sql)
                }
                #expect(name(error) == "unexpectedResult")
                let isUsable = await connection.isUsable
                #expect(!isUsable)
            }
        }

        @Test("an error after the first rows is the server's, and the connection stays")
        func refusal() async throws {
            try await TestServer.withConnection { connection in
                let error = await #expect(throws: PostgresError.self) {
                    _ = try await sum(
                        connection,
                        "select 1 / (100000 - g)::bigint from generate_series(1, 200000) g"
                    )
                }
                #expect(name(error) == "refused 22012")
                let answer = try await connection.one(Answer())
                #expect(answer == 42)
            }
        }

        @Test("a server that pauses too long is given up, and stops")
        func pause() async throws {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            let error = await #expect(throws: PostgresError.self) {
                try await connection.stream(
                    "select pg_sleep(60)",
                    deadline: patience,
                    pause: .milliseconds(200)
                ) { _ in }
            }
            #expect(name(error) == "deadlineExceeded")
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.run(Activity(processID: processID)).isEmpty
                }
            }
        }

        @Test("a stream that never ends ends at its deadline")
        func deadline() async throws {
            let connection = try await TestServer.required().connect()
            let error = await #expect(throws: PostgresError.self) {
                _ = try await sum(
                    connection,
                    "select g from generate_series(1, 100000000000) g",
                    deadline: .milliseconds(300)
                )
            }
            #expect(name(error) == "deadlineExceeded")
        }

        @Test("a stream in a transaction sees what the transaction did")
        func transaction() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                let found = try await connection.transaction { connection in
                    try connection.run(AddNote(noteID: 7))
                    return try sum(connection, "select note_id from note").sum
                }
                #expect(found == 7)
            }
        }

        @Test("a session that is ended in the middle is unreachable")
        func lost() async throws {
            let connection = try await TestServer.required().connect()
            let processID = await connection.serverProcessID
            async let running = #expect(throws: PostgresError.self) {
                _ = try await sum(connection, "select 1::bigint from pg_sleep(60)")
            }
            try await TestServer.withConnection { other in
                try await eventually {
                    try await other.one(Activity(processID: processID)) == "active/PgSleep"
                }
                try await other.run(Terminate(processID: processID))
            }
            let error = await running
            #expect(name(error) == "unreachable")
        }
    }
}
