import Foundation
import Postgres
import Testing

extension PostgresSuite {
    @Suite("Statements kept under names") struct NamedStatementTests {
        private static let context: SessionContext = ["latitude.employee": "ada"]

        /// How many statements the server keeps for this connection.
        struct Kept: Statement {
            static let sql = "select count(*) from pg_prepared_statements"
            static let effect = Effect.read
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
        }

        /// Reads back a value; fails where it is no number.
        struct Echo: Statement {
            let parameters: [Parameter]
            static let sql = "select $1::text::bigint"
            static let effect = Effect.read
            static func decode(_ row: inout Row) throws(PostgresError) -> Int64? {
                try row.next()
            }
        }

        struct Bytes: Statement {
            let parameters: [Parameter]
            static let sql = "select $1::bytea"
            static let effect = Effect.read
            static func decode(_ row: inout Row) throws(PostgresError) -> [UInt8]? {
                try row.next()
            }
        }

        struct Shelf: Statement {
            static let sql = "select thing from shelf"
            static let effect = Effect.read
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> String {
                try row.next()
            }
        }

        @Test("are parsed once for a connection, and answer each time for the values sent")
        func once() async throws {
            try await TestServer.withConnection { connection in
                for number in 0..<12 {
                    let (echo, bytes) = try await connection.run(
                        Echo(parameters: [.text(number == 7 ? nil : "\(number)")]),
                        Bytes(parameters: [.bytes(number == 3 ? nil : [UInt8(number)])]),
                        within: Self.context
                    )
                    #expect(echo == [number == 7 ? nil : Int64(number)])
                    #expect(bytes == [number == 3 ? nil : [UInt8(number)]])
                }
                #expect(try await connection.one(Kept()) == 2)
            }
        }

        @Test("are forgotten after one that failed when it was new, and fail for good no others")
        func failure() async throws {
            try await TestServer.withConnection { connection in
                for _ in 0..<3 {
                    await #expect(throws: PostgresError.self) {
                        try await connection.run(
                            Echo(parameters: [.text("none")]),
                            within: Self.context
                        )
                    }
                    #expect(try await connection.one(Kept()) == 0)
                }
                let echo = Echo(parameters: [.text("5")])
                let first = try await connection.one(echo, within: Self.context)
                #expect(first == 5)
                #expect(try await connection.one(Kept()) == 1)
                await #expect(throws: PostgresError.self) {
                    try await connection.run(
                        Echo(parameters: [.text("none")]),
                        within: Self.context
                    )
                }
                #expect(try await connection.one(echo, within: Self.context) == 5)
                #expect(try await connection.one(Kept()) == 1)
            }
        }

        @Test("that a pooler lost, or a migration changed, are sent whole instead")
        func lost() async throws {
            try await TestServer.withConnection { connection in
                let echo = Echo(parameters: [.text("5")])
                #expect(try await connection.one(echo, within: Self.context) == 5)
                try await connection.run(script: "deallocate all")
                for _ in 0..<3 {
                    #expect(try await connection.one(echo, within: Self.context) == 5)
                }
                #expect(try await connection.one(Kept()) == 0)
            }
            try await TestServer.withConnection { connection in
                try await connection.run(
                    script: """
                        create temporary table shelf (thing integer);
                        insert into shelf values (42);
                        """
                )
                #expect(try await connection.one(Shelf(), within: Self.context) == "42")
                try await connection.run(script: "alter table shelf alter thing type text")
                for _ in 0..<3 {
                    #expect(try await connection.one(Shelf(), within: Self.context) == "42")
                }
            }
        }
    }
}
