import Foundation
import Postgres
import Testing

/// A setting of the session; nil or empty when there is none.
struct SettingIfAny: Statement {
    let name: String
    static let sql = "select current_setting($1::text, true)"
    static let effect = Effect.read
    var parameters: [Parameter] { [.text(name)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> String? { try row.next() }
}

extension PostgresSuite {
    @Suite("Pipeline") struct PipelineTests {
        private static let who = "latitude.employee"
        private static let context: SessionContext = [who: "ada", "latitude.property": "7"]

        /// Whether a connection is as good as new: usable, idle and without settings.
        private func expectClean(_ connection: Connection) async throws {
            let left = try await connection.one(SettingIfAny(name: Self.who)) ?? ""
            #expect(left.isEmpty)
            // Refused if a transaction is still open.
            let within = try await connection.one(
                SettingIfAny(name: Self.who),
                within: Self.context
            )
            #expect(within == "ada")
        }

        @Test("a statement sees the settings and nothing after it does")
        func settings() async throws {
            try await TestServer.withConnection { connection in
                for _ in 0..<3 {
                    let both = try await connection.run(
                        SettingIfAny(name: Self.who),
                        SettingIfAny(name: "latitude.property"),
                        within: Self.context
                    )
                    #expect(both.0 == ["ada"] && both.1 == ["7"])
                    try await expectClean(connection)
                }
            }
        }

        struct Numbers: Statement {
            let count: Int
            static let sql = "select g, repeat('x', 1000) from generate_series(1, $1::bigint) g"
            static let effect = Effect.read
            var parameters: [Parameter] { [.int(count)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int {
                let number = try row.next(as: Int.self)
                try row.skip()
                return number
            }
        }

        @Test("rows come back whole and in order, none and many megabytes alike")
        func rows() async throws {
            try await TestServer.withConnection { connection in
                let (none, many, answer) = try await connection.run(
                    Numbers(count: 0),
                    Numbers(count: 20_000),
                    Answer(),
                    within: Self.context
                )
                #expect(none.isEmpty && many == Array(1...20_000) && answer == [42])
            }
        }

        struct Length: Statement {
            let text: String
            static let sql = "select length($1::text)"
            static let effect = Effect.read
            var parameters: [Parameter] { [.text(text)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
        }

        @Test("much is sent and much received at the same time")
        func bothWays() async throws {
            let text = String(repeating: "x", count: 4_000_000)
            try await TestServer.withConnection { connection in
                let (numbers, length) = try await connection.run(
                    Numbers(count: 10_000),
                    Length(text: text),
                    within: Self.context,
                    deadline: .seconds(60)
                )
                #expect(numbers.count == 10_000 && length == [4_000_000])
            }
        }

        @Test("values come out as they went in, whatever is in them")
        func hostile() async throws {
            let values = [
                "", "'", "''", "\\", "\\'", "a\\'; drop table note; --", "E'x'", "$1", "$$", "%s",
                "\n\r\t\u{1}", "zażółć gęślą jaźń", "👩‍👩‍👧‍👦", "e\u{301}", "'\u{301}", "\\\u{301}",
                "default", String(repeating: "'\\ż", count: 2_500),
            ]
            for mode in ["on", "off"] {
                let parameters = [
                    "standard_conforming_strings": mode, "escape_string_warning": "off",
                ]
                try await TestServer.withConnection(parameters: parameters) { connection in
                    for value in values {
                        let found = try await connection.one(
                            SettingIfAny(name: Self.who),
                            within: [Self.who: value]
                        )
                        #expect(found.map { Array($0.utf8) } == Array(value.utf8))
                    }
                    try await expectClean(connection)
                }
            }
        }

        @Test("NUL in a value is refused before anything is sent")
        func nul() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(AddNote(noteID: 1), within: [Self.who: "a\0b"])
                }
                #expect(error?.report?.sqlState == .characterNotInRepertoire)
                let count = try await connection.one(CountNotes())
                #expect(count == 0)
                try await expectClean(connection)
            }
        }

        @Test("a context never describes its values")
        func descriptions() {
            let context: SessionContext = [Self.who: "hunter2", "latitude.property": "hunter2"]
            var dumped = ""
            dump(context, to: &dumped)
            for text in ["\(context)", String(reflecting: context), "\([context])", dumped] {
                #expect(text.contains("latitude.employee, latitude.property"))
                #expect(!text.contains("hunter2"))
            }
        }

        @Test("what one write did stays, with everything it did")
        func commit() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                let ids = try await connection.run(
                    AddNote(noteID: 1),
                    AddNote(noteID: 2),
                    within: Self.context
                )
                #expect(ids.0 == [1] && ids.1 == [2])
                let (before, added, after) = try await connection.run(
                    CountNotes(),
                    AddNote(noteID: 3),
                    CountNotes(),
                    within: Self.context
                )
                #expect(before == [2] && added == [3] && after == [3])
                try await expectClean(connection)
            }
        }

        @Test("an error in any statement undoes all and leaves the connection as good as new")
        func refusal() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                try await connection.run(AddNote(noteID: 1))
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(
                        AddNote(noteID: 2),
                        AddNote(noteID: 1),
                        AddNote(noteID: 3),
                        within: Self.context
                    )
                }
                #expect(error?.report?.sqlState == .uniqueViolation)
                #expect(error?.report?.constraint == "note_pk")
                let count = try await connection.one(CountNotes())
                #expect(count == 1)
                try await expectClean(connection)
            }
        }

        @Test("a constraint that refuses at the commit undoes all")
        func deferred() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                try await connection.run(
                    script: """
                        alter table note add constraint note_twin unique (body)
                        deferrable initially deferred
                        """
                )
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(
                        AddNote(noteID: 1),
                        AddNote(noteID: 2),
                        within: Self.context
                    )
                }
                #expect(error?.report?.constraint == "note_twin")
                let count = try await connection.one(CountNotes())
                #expect(count == 0)
                try await expectClean(connection)
            }
        }

        @Test("a read cannot write, and the pool keeps its connections")
        func readOnly() async throws {
            try await TestServer.withPool(size: 1) { pool in
                let before = try await pool.one(BackendProcess())
                try await pool.withConnection { try await $0.run(script: "create table kept ()") }
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.run(Keep(), within: Self.context, effect: .read)
                }
                #expect(error?.report?.sqlState == .readOnlyTransaction)
                let after = try await pool.one(BackendProcess(), within: Self.context)
                #expect(after == before)
                try await pool.run(Keep(), within: Self.context)
            }
        }

        struct Keep: Statement {
            static let sql = "insert into kept default values"
            var parameters: [Parameter] { [] }
            typealias Output = Void
        }

        @Test("inside a transaction it is refused, and the transaction goes on")
        func nested() async throws {
            try await TestServer.withConnection { connection in
                try await connection.transaction { connection in
                    let error = #expect(throws: PostgresError.self) {
                        try connection.run(Answer(), within: Self.context)
                    }
                    #expect(name(error) == "refused 25001")
                    _ = try connection.run(Answer())
                }
                try await connection.run(script: "begin")
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(Answer(), within: Self.context)
                }
                #expect(name(error) == "refused 25001")
                try await connection.run(script: "rollback")
                try await expectClean(connection)
            }
        }

        @Test("a row that is read wrongly is an error and leaves the connection usable")
        func misreading() async throws {
            try await TestServer.withConnection { connection in
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.run(Misread(), Answer(), within: Self.context)
                }
                #expect(name(error) == "unexpectedResult")
                let none = await #expect(throws: PostgresError.self) {
                    try await connection.one(Numbers(count: 0), within: Self.context)
                }
                #expect(name(none) == "unexpectedResult")
                try await expectClean(connection)
            }
        }

        struct Misread: Statement {
            static let sql = "select 'secret'"
            static let effect = Effect.read
            var parameters: [Parameter] { [] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
        }
    }
}
