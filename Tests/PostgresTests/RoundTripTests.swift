import Foundation
import Postgres
import Testing

/// Texts that are easily mangled on the way.
private let sampleTexts = [
    "", " ", "łąęż ŁĄĘŻ", "👩🏽‍🚀🛎️", "مرحبا בָּרוּךְ", "a\u{301}", "\r\n\t\u{1}\u{7F}",
    #"\x "quoted" 'single' {a,b} NULL"#, "null",
]

extension PostgresSuite {
    @Suite("Round trip") struct RoundTripTests {
        struct Everything: Statement, Equatable {
            var text: String?
            var flag: Bool?
            var small: Int16?
            var medium: Int32?
            var large: Int64?
            var number: Int?
            var fraction: Double?
            var id: UUID?
            var bytes: [UInt8]?

            static let sql = """
                select $1::text, $2::boolean, $3::smallint, $4::integer, $5::bigint, $6::bigint,
                    $7::double precision, $8::uuid, $9::bytea
                """
            var parameters: [Parameter] {
                [
                    .text(text), .bool(flag), .int(small), .int(medium), .int(large), .int(number),
                    .double(fraction), .uuid(id), .bytes(bytes),
                ]
            }
            static func decode(_ row: inout Row) throws(PostgresError) -> Everything {
                Everything(
                    text: try row.next(),
                    flag: try row.next(),
                    small: try row.next(),
                    medium: try row.next(),
                    large: try row.next(),
                    number: try row.next(),
                    fraction: try row.next(),
                    id: try row.next(),
                    bytes: try row.next()
                )
            }
        }

        @Test("null of every type comes back as nil")
        func null() async throws {
            try await TestServer.withConnection { connection in
                let back = try await connection.one(Everything())
                #expect(back == Everything())
            }
        }

        @Test("text comes back byte for byte", arguments: sampleTexts)
        func text(_ text: String) async throws {
            try await TestServer.withConnection { connection in
                let back = try await connection.one(Everything(text: text)).text
                #expect(back.map { Array($0.utf8) } == Array(text.utf8))
            }
        }

        @Test("a megabyte of text comes back byte for byte")
        func longText() async throws {
            let text = String(repeating: "ż", count: 500_000)
            try await TestServer.withConnection { connection in
                let back = try await connection.one(Everything(text: text)).text
                #expect(back?.utf8.count == 1_000_000 && back == text)
            }
        }

        @Test("numbers come back at both ends of their range")
        func numbers() async throws {
            let samples = [
                Everything(small: .min, medium: .min, large: .min, number: .min, fraction: -0.1),
                Everything(small: .max, medium: .max, large: .max, number: .max, fraction: 1e300),
                Everything(small: 0, medium: 0, large: 0, number: 0, fraction: .infinity),
                Everything(small: -1, medium: 7, large: 10, number: -10, fraction: -.infinity),
                Everything(fraction: .leastNonzeroMagnitude),
            ]
            try await TestServer.withConnection { connection in
                for sample in samples {
                    let back = try await connection.one(sample)
                    #expect(back == sample)
                }
                let back = try await connection.one(Everything(fraction: .nan)).fraction
                #expect(back?.isNaN == true)
            }
        }

        @Test("truth values, UUIDs and bytes come back")
        func others() async throws {
            let samples = [
                Everything(flag: true, id: UUID(), bytes: Array(0...255)),
                Everything(flag: false, id: UUID(), bytes: []),
                Everything(bytes: [0]),
                Everything(bytes: Array(repeating: 0xAB, count: 1_000_000)),
            ]
            try await TestServer.withConnection { connection in
                for sample in samples {
                    let back = try await connection.one(sample)
                    #expect(back == sample)
                }
            }
        }

        struct Unnest: Statement {
            let values: [String?]?
            static let sql = "select unnest($1::text[])"
            var parameters: [Parameter] { [.texts(values)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> String? {
                try row.next()
            }
        }

        @Test("arrays keep their order, their nulls and every awkward character")
        func arrays() async throws {
            let values: [String?]? = ["", nil, "NULL", #"a "b" \c"#, "{x,y}", " łą ", "\n", "'"]
            try await TestServer.withConnection { connection in
                for sent in [values, [], nil] {
                    let back = try await connection.run(Unnest(values: sent))
                    #expect(back == sent ?? [])
                }
            }
        }

        struct Count: Statement {
            static let sql = "select num_nulls($1::text, $2::bigint, $3::uuid, $4::bytea, $5::text)"
            var parameters: [Parameter] {
                [.null, .int(nil), .uuid(nil), .bytes(nil), Parameter(5)]
            }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
        }

        @Test("nil is null however it is written")
        func nils() async throws {
            try await TestServer.withConnection { connection in
                let count = try await connection.one(Count())
                #expect(count == 4)
            }
        }

        struct Sum: Statement {
            let numbers: [Int64]
            let ids: [UUID]
            static let sql = "select sum(n), cardinality($2::uuid[]) from unnest($1::bigint[]) n"
            var parameters: [Parameter] { [.ints(numbers), .uuids(ids)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int64 {
                try row.next(as: Int64.self) + Int64(try row.next(as: Int32.self))
            }
        }

        @Test("arrays of numbers and UUIDs are understood by the server")
        func typedArrays() async throws {
            try await TestServer.withConnection { connection in
                let sum = Sum(numbers: [-1, 2, 3], ids: [UUID(), UUID()])
                let back = try await connection.one(sum)
                #expect(back == 6)
            }
        }

        enum Means: String, PostgresDecodable, Sendable { case till, card }

        struct Enumeration: Statement {
            let text: String?
            static let sql = "select $1::text, $1::text"
            var parameters: [Parameter] { [.text(text)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Means? {
                try row.skip()
                return try row.next()
            }
        }

        @Test("an enum of texts is read by its raw value")
        func enumeration() async throws {
            try await TestServer.withConnection { connection in
                let card = try await connection.one(Enumeration(text: "card"))
                #expect(card == .card)
                let none = try await connection.one(Enumeration(text: nil))
                #expect(none == nil)
                let error = await #expect(throws: PostgresError.self) {
                    _ = try await connection.one(Enumeration(text: "gold"))
                }
                #expect(name(error) == "unexpectedResult")
            }
        }

        struct Series: Statement {
            let count: Int
            static let sql = """
                select n, 'row ' || n, case when n % 2 = 0 then n end
                from generate_series(1, $1::bigint) n
                """
            static let effect = Effect.read
            var parameters: [Parameter] { [.int(count)] }
            static func decode(_ row: inout Row) throws(PostgresError) -> Int64 {
                let number = try row.next(as: Int64.self)
                let label = try row.next(as: String.self)
                let even = try row.next(as: Int64?.self)
                guard label == "row \(number)", (even != nil) == number.isMultiple(of: 2) else {
                    throw .unexpectedResult("row is jumbled")
                }
                return number
            }
        }

        @Test("a hundred thousand rows arrive in order")
        func large() async throws {
            try await TestServer.withConnection { connection in
                let rows = try await connection.run(Series(count: 100_000), deadline: .seconds(60))
                #expect(rows == Array(1...100_000))
            }
        }

        struct Nothing: Statement {
            static let sql = "select 1, 2 where $1::boolean"
            var parameters: [Parameter] { [Parameter(true)] }
        }

        @Test("a statement without output ignores rows, and one row is not two")
        func rowCounts() async throws {
            try await TestServer.withConnection { connection in
                let nothing: [Void] = try await connection.run(Nothing())
                #expect(nothing.count == 1)
                for count in [0, 2] {
                    let error = await #expect(throws: PostgresError.self) {
                        _ = try await connection.one(Series(count: count))
                    }
                    #expect(name(error) == "unexpectedResult")
                }
            }
        }

        @Test("a statement known only as text returns its one column of texts")
        func textOnly() async throws {
            try await TestServer.withConnection { connection in
                let back = try await connection.texts(
                    "select n::text from generate_series(1, 3) n"
                )
                #expect(back == ["1", "2", "3"])
                for sql in ["select null", "select 'a', 'b'"] {
                    let error = await #expect(throws: PostgresError.self) {
                        _ = try await connection.texts(sql)
                    }
                    #expect(name(error) == "unexpectedResult")
                }
            }
        }

        @Test("describing a statement tells parameters and columns without running it")
        func description() async throws {
            try await TestServer.withConnection { connection in
                let description = try await connection.describe(Everything.sql)
                #expect(description.parameterTypeIDs == [25, 16, 21, 23, 20, 20, 701, 2950, 17])
                #expect(description.columnTypeIDs == description.parameterTypeIDs)
                let named = try await connection.describe("select 1 as one, $1::text as two")
                #expect(named.columnNames == ["one", "two"])
                try await connection.run(script: AddNote.table)
                #expect(try await connection.describe(AddNote.sql).columnNames == ["note_id"])
                #expect(try await connection.one(CountNotes()) == 0)
                let error = await #expect(throws: PostgresError.self) {
                    _ = try await connection.describe("select missing from note")
                }
                #expect(name(error) == "refused 42703")
                #expect(try await connection.one(Answer()) == 42)
            }
        }
    }
}
