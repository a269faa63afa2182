import Latitude
import Postgres

extension PropertyReader {
    /// What is open at the asker's property today.
    ///
    /// Throws as `outcomes(for:months:)`.
    public func today(for asker: SignedIn) async throws -> TodayRows {
        let lineUp: [Parameter] = [.int(asker.property), .int(LineUp.mostWords)]
        let (days, out, open, chosen, newest) = try await pool.run(
            ReadDay(parameters: [.int(asker.property)]),
            ReadOut(),
            ReadOpenActs(parameters: [.int(asker.property)]),
            ReadChosenStory(parameters: lineUp),
            ReadNewestStory(parameters: lineUp),
            within: asker.context
        )
        guard let day = days.first else {
            throw PostgresError.unexpectedResult("no day")
        }
        return TodayRows(
            day: day,
            out: out,
            open: open,
            story: try (chosen.first?.story ?? newest.first)?.opened(by: vault),
            storyChosenBy: chosen.first?.by
        )
    }
}

/// What is open at a property.
public struct TodayRows: Sendable {
    /// The day it is there.
    public let day: String
    /// Who is out, soonest back first.
    public let out: [OutRow]
    /// Acts that are told to the asker, or are their own.
    public let open: [OpenActRow]
    /// The story to tell; nil when there is none.
    public let story: StoryRow?
    /// Who chose it; nil where it is the newest.
    public let storyChosenBy: String?
}

/// Somebody who is away for a guest.
public struct OutRow: Sendable {
    /// Their name.
    public let name: String
    /// Until when, seconds since 1970.
    public let until: Double
}

/// An act that is open.
public struct OpenActRow: Sendable {
    /// `hold` or `unasked`.
    public let part: String
    /// Its code.
    public let code: String
    /// The name of whoever did it.
    public let name: String
    /// Whether that is the asker.
    public let isOwn: Bool
    /// Its story, where it is shared.
    public let story: String?
    /// The day it happened.
    public let occurredOn: String
    /// When its hold runs out, seconds since 1970; nil for what is no hold.
    public let expiresAt: Double?
}

/// The day at the property; no row for who does not manage one.
struct ReadDay: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select ((clock_timestamp() at time zone p.time_zone)::date)::text
        from property p where p.property_id = $1 and (select asker_is('manager'))
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

struct ReadOut: Statement {
    let parameters: [Parameter] = []

    static let effect = Effect.read
    static let sql = """
        select o.name, extract(epoch from o.until)::float8
        from out_on_rescue() o order by o.until, o.name
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> OutRow {
        OutRow(name: try row.next(), until: try row.next())
    }
}

/// Finance see every act's line; a manager's day shows what is told to them, and nothing else.
struct ReadOpenActs: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select a.part, x.code, m.name, asker_owns(x.employee_id), w.words, x.occurred_on,
            case when a.part = 'hold' then extract(epoch from x.expires_at)::float8 end
        from property p
        cross join lateral open_acts(
            p.property_id, (clock_timestamp() at time zone p.time_zone)::date) a
        join recovery x on x.recovery_id = a.recovery_id
        join employee m on m.employee_id = x.employee_id
        left join story_words w on w.story_id = story_told(x.recovery_id)
        where p.property_id = $1
            and (asker_owns(x.employee_id) or story_told(x.recovery_id) is not null)
        order by a.part, case when a.part = 'hold' then x.expires_at end, x.occurred_on, x.number
        limit 100
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> OpenActRow {
        OpenActRow(
            part: try row.next(),
            code: try row.next(),
            name: try row.next(),
            isOwn: try row.next(),
            story: try row.next(),
            occurredOn: try row.next(),
            expiresAt: try row.next()
        )
    }
}

/// The newest that can be told standing.
struct ReadNewestStory: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(StoryRow.columns)
        from \(StoryRow.tables)
        where x.property_id = $1 and s.story_id = story_told(x.recovery_id)
            and story_length(w.words) <= $2
        order by s.told_at desc, s.story_id desc
        limit 1
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> StoryRow { try StoryRow(&row) }
}
