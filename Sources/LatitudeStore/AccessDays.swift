import Latitude
import Logging
import Messages
import Metrics
import Postgres
import ServiceLifecycle

/// Gives each day that is over its digest of who read what is kept about guests.
struct AccessDayKeeper: Service {
    let pool: ConnectionPool
    let logger: Logger
    let interval = Duration.seconds(60)

    /// How often days could not be noted, as operators see it.
    static let failed = Counter(label: "latitude_access_day_failures_total")

    /// Looks until a graceful shutdown; a look that fails is logged and tried again.
    ///
    /// Days that have waited are caught up with at once, a month of them in a transaction.
    func run() async throws {
        for await _ in Ticks(interval: interval).cancelOnGracefulShutdown() {
            do {
                while try await pool.one(NoteAccessDays(), deadline: .seconds(60)) > 0 {}
            } catch {
                Self.failed.increment()
                logger.error(
                    "who read of guests was not noted for the day",
                    metadata: ["error": "\(Refusal.loggable(error))"]
                )
            }
        }
    }
}

struct NoteAccessDays: Statement {
    static let sql = "select access_days_note()"
    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}

/// Finds days whose lines are not those that were noted.
enum AccessCheck {
    /// Every finding, the first day first.
    static func findings(
        on connection: isolated Connection,
        deadline: Duration
    ) throws -> [BookCheck.Finding] {
        try connection.run(AccessDays(), deadline: deadline).map { day in
            BookCheck.Finding(check: "access_days", text: day.sentence.text(in: .en))
        }
    }
}

/// A day of the access list that is not as it was noted.
struct AlteredAccessDay: Sendable {
    let day: String
    /// How many lines were noted; nil where the day was not.
    let noted: Int?
    let found: Int
    /// Whether it lies behind the days that are noted.
    let isLate: Bool

    /// What is wrong with it.
    var sentence: Sentence {
        let values = ["day": day]
        guard !isLate else { return Sentence("access.late", values) }
        guard let noted else { return Sentence("access.unnoted", values) }
        return switch noted - found {
        case 0: Sentence("access.altered", values)
        case 1...:
            Sentence(
                "access.missing",
                values.merging(["noted": "\(noted)"]) { own, _ in own },
                count: noted - found
            )
        default: Sentence("access.added", values, count: found - noted)
        }
    }
}

/// Days that are not as noted; days without a digest once there is one for a later day; and the
/// first that has waited for two days or more.
struct AccessDays: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        with counted as (
            select (a.read_at at time zone 'UTC')::date as day, count(*) as row_count,
                string_agg(access_bytes(a), ''::bytea order by a.access_id) as lines
            from guest_access a group by 1),
        noted as (
            select d.day, d.row_count, d.digest, lag(d.digest) over w as previous,
                lag(d.day) over w as previous_day
            from access_day d window w as (order by d.day))
        select to_char(n.day, 'YYYY-MM-DD') as day, n.row_count, coalesce(c.row_count, 0) as found,
            false as is_late
        from noted n left join counted c on c.day = n.day
        where n.row_count <> coalesce(c.row_count, 0)
            or coalesce(n.previous_day, n.day - 1) = n.day - 1
                and n.digest is distinct from access_digest(n.previous, n.day,
                    coalesce(c.row_count, 0), coalesce(c.lines, ''))
        union all
        select to_char(g.day, 'YYYY-MM-DD'), null, coalesce(c.row_count, 0), false
        from (
            select n.previous_day + s.step from noted n
            cross join generate_series(1, n.day - n.previous_day - 1) s (step)
            union
            select c.day from counted c where c.day < (select min(n.day) from noted n)) g (day)
        left join counted c on c.day = g.day
        union all
        select to_char(min(c.day), 'YYYY-MM-DD'), null, 0, true
        from counted c
        where c.day > (select max(n.day) from noted n)
            and c.day < (now() at time zone 'UTC')::date - 2
        having count(*) > 0
        order by day, is_late
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> AlteredAccessDay {
        AlteredAccessDay(
            day: try row.next(),
            noted: try row.next(),
            found: try row.next(),
            isLate: try row.next()
        )
    }
}
