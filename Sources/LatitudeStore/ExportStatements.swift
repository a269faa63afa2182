import Latitude
import Postgres

struct PeriodState: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select $1::date <= coalesce(max(now() at time zone p.time_zone), now() at time zone 'UTC'),
            $1::date < open_day()
        from property p
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> (hasBegun: Bool, isClosed: Bool) {
        (try row.next(), try row.next())
    }
}

/// How the books answered a note of an export.
struct NotedExport: Sendable {
    let code: String
    let former: FormerExport?
}

struct KeepExport: Statement {
    let parameters: [Parameter]

    static let sql = """
        select n.code, extract(epoch from n.former_at)::float8, n.former_by, n.is_same
        from export_note($1::bytea, $2::date, $3::text, $4::integer, $5::bytea, $6::bigint,
            $7::bigint, $8::boolean) n
        """

    init(_ file: ExportedFile, by token: TokenHash) {
        parameters = [
            .bytes(token.bytes), .text(file.month.first.description), .text(file.format),
            .int(file.part), .bytes(file.digest), .int(file.rows), .int(file.bytes),
            .bool(file.isClosed),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> NotedExport {
        let code: String = try row.next()
        let at: Double? = try row.next()
        let by: String? = try row.next()
        let isSame: Bool? = try row.next()
        guard let at, let by, let isSame else { return NotedExport(code: code, former: nil) }
        return NotedExport(code: code, former: FormerExport(at: at, by: by, isSame: isSame))
    }
}

struct KnownExports: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select to_char(o.month, 'YYYY-MM'), o.format, o.part, encode(o.sha256, 'hex'),
            o.row_count, o.byte_count, o.closed, m.handle,
            extract(epoch from o.exported_at)::float8
        from export o join employee m on m.employee_id = o.employee_id
        where $1::date is null or o.month = $1::date
        order by o.export_id desc
        limit $2::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ExportRow {
        ExportRow(
            month: try row.next(),
            format: try row.next(),
            part: try row.next(),
            digest: try row.next(),
            rows: try row.next(),
            bytes: try row.next(),
            isClosed: try row.next(),
            by: try row.next(),
            at: try row.next()
        )
    }
}
