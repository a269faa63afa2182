import Foundation
import Latitude
import Postgres

/// Books a batch: the one statement of the money path.
struct PostRequests: Statement {
    let lines: [RequestLine]
    let parameters: [Parameter]

    static let sql = """
        select \(AnswerLine.columns)
        from recovery_post_all(array(
            select r from jsonb_populate_recordset(null::recovery_request, $1::jsonb) r)) a
        """

    init(_ lines: [RequestLine]) throws {
        self.lines = lines
        parameters = [try Self.encoded(lines)]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> AnswerLine {
        try AnswerLine(&row)
    }

    static func encoded(_ lines: [RequestLine]) throws -> Parameter {
        .text(String(decoding: try JSONEncoder().encode(lines), as: UTF8.self))
    }
}

/// Asks whether an act could be booked now; books nothing.
struct CheckRequest: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(AnswerLine.columns)
        from recovery_check(array(
            select r from jsonb_populate_recordset(null::recovery_request, $1::jsonb) r)) a
        """

    init(_ line: RequestLine) throws { parameters = [try PostRequests.encoded([line])] }

    static func decode(_ row: inout Row) throws(PostgresError) -> AnswerLine {
        try AnswerLine(&row)
    }
}

/// Gives back holds whose time is over; answers how many.
struct ExpireHolds: Statement {
    let atMost: Int

    static let sql = "select hold_expire($1)"
    var parameters: [Parameter] { [.int(atMost)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}
