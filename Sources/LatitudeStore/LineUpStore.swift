public import Latitude
public import Postgres

/// Which story is told at the line-up of a manager's property today.
public struct LineUpStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Chooses the story of an act for today; chosen again, nothing changes.
    ///
    /// Throws `not_entitled`, `story_not_shared` where the asker reads no story of the act,
    /// `line_up_too_long` over `LineUp.mostWords` words; `PostgresError`.
    public func choose(_ recovery: RecoveryReference, by asker: SignedIn) async throws {
        let verdict = try await pool.one(
            ChooseForLineUp(parameters: [
                .uuid(recovery.id), .text(recovery.code), .int(LineUp.mostWords),
            ]),
            within: asker.context
        )
        guard verdict.code != "booked" else { return }
        let code = RefusalCode(rawValue: verdict.code) ?? .internalFault
        let detail = verdict.words.map { "It has \($0) words." }
        throw Refusal(code, detail: code == .lineUpTooLong ? detail : nil)
    }

    /// Takes today's choice back; without one nothing changes.
    ///
    /// Throws `not_entitled`; `PostgresError`.
    public func takeBack(by asker: SignedIn) async throws {
        let code = try await pool.one(TakeLineUpBack(), within: asker.context)
        guard code != "booked" else { return }
        throw Refusal(RefusalCode(rawValue: code) ?? .internalFault)
    }

    /// The code of the act whose story is told today as chosen; nil where none is, or it may not
    /// be told any more.
    ///
    /// Throws `PostgresError`.
    public func chosen(for asker: SignedIn) async throws(PostgresError) -> String? {
        try await pool.run(
            ReadChosenStory(parameters: [.int(asker.property), .int(LineUp.mostWords)]),
            within: asker.context
        ).first?.story.code
    }
}

/// A story that was chosen, and by whom.
struct ChosenStory: Sendable {
    let by: String
    let story: StoryRow
}

/// How the books answered a choice.
struct LineUpVerdict: Sendable {
    let code: String
    let words: Int?
}

struct ChooseForLineUp: Statement {
    let parameters: [Parameter]

    static let sql = """
        select c.code, c.words from line_up_choose($1::uuid, $2::text, $3::integer) c
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> LineUpVerdict {
        LineUpVerdict(code: try row.next(), words: try row.next())
    }
}

struct TakeLineUpBack: Statement {
    var parameters: [Parameter] { [] }

    static let sql = "select line_up_take_back()"

    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

/// What was chosen for today at a property, as long as it is shared with the asker and short.
struct ReadChosenStory: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select m.name, \(StoryRow.columns)
        from (
            select l.recovery_id, l.employee_id
            from property p
            join line_up l on l.property_id = p.property_id
                and l.day = (clock_timestamp() at time zone p.time_zone)::date
            where p.property_id = $1
            order by l.line_up_id desc
            limit 1) c
        join employee m on m.employee_id = c.employee_id
        join (\(StoryRow.tables)) on s.story_id = story_told(c.recovery_id)
        where story_length(w.words) <= $2
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ChosenStory {
        ChosenStory(by: try row.next(), story: try StoryRow(&row))
    }
}
