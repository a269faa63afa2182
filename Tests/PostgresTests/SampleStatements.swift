import Foundation
import Postgres

/// Sleeps on the server; its effect is what the caller says.
struct Sleep: Statement {
    let milliseconds: Int
    static let sql = "select pg_sleep($1::double precision / 1000)::text"
    static let effect = Effect.read
    var parameters: [Parameter] { [.int(milliseconds)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

/// Long enough for a machine that is busy with other things; what is tested ends long before.
let patience = Duration.seconds(60)

/// The simplest question.
struct Answer: Statement {
    static let sql = "select 42::bigint"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}

/// Which server process answers.
struct BackendProcess: Statement {
    static let sql = "select pg_backend_pid()"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Int32 { try row.next() }
}

/// A setting of the session.
struct Setting: Statement {
    let name: String
    static let sql = "select current_setting($1::text)"
    static let effect = Effect.read
    var parameters: [Parameter] { [.text(name)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

/// Ends another session.
struct Terminate: Statement {
    let processID: Int32
    static let sql = "select pg_terminate_backend($1::integer)"
    var parameters: [Parameter] { [.int(processID)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

/// Cancels what another session does.
struct Cancel: Statement {
    let processID: Int32
    static let sql = "select pg_cancel_backend($1::integer)"
    var parameters: [Parameter] { [.int(processID)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

/// What a session waits for, as `state/wait_event`; no row when it is gone.
struct Activity: Statement {
    let processID: Int32
    static let sql = """
        select state || '/' || coalesce(wait_event, '-')
        from pg_stat_activity where pid = $1::integer
        """
    static let effect = Effect.read
    var parameters: [Parameter] { [.int(processID)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> String? { try row.next() }
}

/// Adds a row to `note`, which each test creates as it needs it.
struct AddNote: Statement {
    let noteID: Int64
    var body = "words nobody else may read"
    static let sql = "insert into note (note_id, body) values ($1, $2) returning note_id"
    var parameters: [Parameter] { [.int(noteID), .text(body)] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }

    static let table = """
        create temporary table note (
            note_id bigint constraint note_pk primary key,
            body text not null constraint note_body_short check (length(body) < 100)
        )
        """
}

/// Counts the rows of `note`.
struct CountNotes: Statement {
    static let sql = "select count(*) from note"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}
