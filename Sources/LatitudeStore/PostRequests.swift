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
///
/// It notes that somebody asked, which may be noted twice, so that it is as safe to repeat as to
/// read.
struct CheckRequest: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(AnswerLine.columns)
        from recovery_ask(array(
            select r from jsonb_populate_recordset(null::recovery_request, $1::jsonb) r)) a
        """

    init(_ line: RequestLine) throws { parameters = [try PostRequests.encoded([line])] }

    static func decode(_ row: inout Row) throws(PostgresError) -> AnswerLine {
        try AnswerLine(&row)
    }
}

/// Holds whose time is over, the longest first; none of those left apart.
struct OverdueHolds: Statement {
    let atMost: Int
    let apart: [UUID]

    static let effect = Effect.read
    static let sql = "select unnest(hold_overdue($1, $2::uuid[]))"
    var parameters: [Parameter] { [.int(atMost), .uuids(apart)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> UUID { try row.next() }
}

/// Gives back holds whose time is over; answers those that still count, and why.
struct ExpireHolds: Statement {
    let holds: [UUID]

    static let sql = "select t.recovery_id, t.refusal from hold_expire($1::uuid[]) t"
    var parameters: [Parameter] { [.uuids(holds)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> (hold: UUID, reason: String) {
        let (hold, reason): (UUID, String?) = (try row.next(), try row.next())
        return (hold, reason ?? "no answer")
    }
}
