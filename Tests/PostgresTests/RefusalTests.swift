import Foundation
import Postgres
import Testing

extension PostgresSuite {
    @Suite("Refusal") struct RefusalTests {
        /// What `work` throws after the table `note` was made.
        private func refusal(
            _ work: @Sendable (Connection) async throws -> Void
        ) async throws -> PostgresError? {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                try await connection.run(AddNote(noteID: 1))
                let error = await #expect(throws: PostgresError.self) { try await work(connection) }
                let isUsable = await connection.isUsable
                #expect(isUsable)
                let answer = try await connection.one(Answer())
                #expect(answer == 42)
                return error
            }
        }

        @Test("names the SQLSTATE and the violated constraint")
        func constraint() async throws {
            let twin = try await refusal { try await $0.run(AddNote(noteID: 1)) }
            #expect(twin?.report?.sqlState == .uniqueViolation)
            #expect(twin?.report?.constraint == "note_pk")
            #expect(twin?.report?.table == "note")
            #expect(twin?.report?.severity == "ERROR")
            let long = String(repeating: "secret", count: 50)
            let check = try await refusal { try await $0.run(AddNote(noteID: 2, body: long)) }
            #expect(check?.report?.sqlState == .checkViolation)
            #expect(check?.report?.constraint == "note_body_short")
        }

        struct Cast: Statement {
            let text: String
            static let sql = "select $1::text::bigint"
            var parameters: [Parameter] { [.text(text)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
        }

        @Test("shows no value in any form of text, though the server's message quotes it")
        func secrecy() async throws {
            let error = try #require(
                try await refusal { try await $0.run(Cast(text: "hunter2")) }
            )
            #expect(name(error) == "refused 22P02")
            #expect(error.report?.message.contains("hunter2") == true)
            var dumped = ""
            dump(error, to: &dumped)
            let texts = [
                "\(error)", String(describing: error), String(reflecting: error),
                error.localizedDescription, "\([error])", dumped,
            ]
            for text in texts { #expect(!text.contains("hunter2")) }
        }

        @Test("parameters and connection strings never describe themselves")
        func descriptions() {
            let statement = AddNote(noteID: 7_654_321, body: "hunter2")
            let configuration = ConnectionConfiguration(conninfo: "password=hunter2")
            for value: Any in [statement.parameters, Parameter("hunter2"), configuration] {
                var dumped = ""
                dump(value, to: &dumped)
                for text in ["\(value)", String(reflecting: value), dumped] {
                    #expect(!text.contains("hunter2") && !text.contains("7654321"))
                }
            }
        }

        @Test("refuses NUL in text before anything is sent, as the server would")
        func nul() async throws {
            let inText = try await refusal { try await $0.run(Cast(text: "a\0b")) }
            #expect(inText?.report?.sqlState == .characterNotInRepertoire)
            let inScript = try await refusal { try await $0.run(script: "select 1;\0drop") }
            #expect(inScript?.report?.sqlState == .characterNotInRepertoire)
        }

        @Test("a deferred constraint refuses after the statement itself succeeded")
        func deferred() async throws {
            let error = try await refusal { connection in
                try await connection.run(
                    script: """
                        alter table note add constraint note_twin unique (body)
                        deferrable initially deferred
                        """
                )
                try await connection.run(AddNote(noteID: 2))
            }
            #expect(name(error) == "refused 23505")
            #expect(error?.report?.constraint == "note_twin")
        }

        @Test("a script stops at its first error and undoes what it did")
        func script() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(
                        script: "insert into note values (1, 'a'); select 1/0; select missing"
                    )
                }
                #expect(name(error) == "refused 22012")
                let count = try await connection.one(CountNotes())
                #expect(count == 0)
                try await connection.run(script: "")
            }
        }

        @Test("COPY is refused and leaves no connection in an odd state")
        func copy() async throws {
            try await TestServer.withConnection { connection in
                for script in ["copy pg_class to stdout", "create table c (); copy c from stdin"] {
                    let other = try await TestServer.required().connect()
                    let error = await #expect(throws: PostgresError.self) {
                        try await other.run(script: script)
                    }
                    #expect(name(error) == "refused 0A000")
                    let isUsable = await other.isUsable
                    #expect(!isUsable)
                }
                let answer = try await connection.one(Answer())
                #expect(answer == 42)
            }
        }

        struct WrongType: Statement {
            static let sql = "select 1 as one, 'secret' as word"
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int {
                try row.next(as: Int.self) + row.next(as: Int.self)
            }
        }

        struct UnexpectedNull: Statement {
            static let sql = "select null::text as gap"
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
        }

        struct TooFewRead: Statement {
            static let sql = "select 1, 2, 3"
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
        }

        struct TooManyRead: Statement {
            static let sql = "select 1"
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int {
                try row.next(as: Int.self) + row.next(as: Int.self)
            }
        }

        @Test("a row that is read wrongly names column, position and type, never the value")
        func misreading() async throws {
            let errors = [
                try await refusal { try await $0.run(WrongType()) },
                try await refusal { try await $0.run(UnexpectedNull()) },
                try await refusal { try await $0.run(TooFewRead()) },
                try await refusal { try await $0.run(TooManyRead()) },
            ]
            let expected = [
                "unexpected result: column 2 (word) is not Int",
                "unexpected result: column 1 (gap) is null, not String",
                "unexpected result: 1 of 3 columns were read",
                "unexpected result: column 2 was read as Int, but the row has 1",
            ]
            #expect(errors.map { $0.map(String.init(describing:)) } == expected)
        }

        struct Widths: Statement {
            let text: String
            static let sql = "select $1::text"
            var parameters: [Parameter] { [.text(text)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int16 { try row.next() }
        }

        @Test("a number that does not fit is an error, not another number")
        func widths() async throws {
            try await TestServer.withConnection { connection in
                for text in ["32768", "-32769", "", "-", "+1", "1.0", " 1", "99999999999999999999"]
                {
                    let error = await #expect(throws: PostgresError.self) {
                        try await connection.run(Widths(text: text))
                    }
                    #expect(name(error) == "unexpectedResult")
                }
            }
        }
    }
}
