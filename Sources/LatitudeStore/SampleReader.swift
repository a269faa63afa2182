public import Latitude
public import Postgres

/// Entries drawn for checking, by a seed or by signs of risk.
public struct SampleReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// At most `size` entries that moved money, in the order drawn, and how many there are to draw
    /// from.
    ///
    /// The order follows from the seed and from ids the clients made, so it is the same on every
    /// machine and however the books came about. Throws `PostgresError`.
    public func sample(
        _ draw: SampleDraw,
        for asker: SignedIn
    ) async throws -> (entries: [SampledRow], population: Int64) {
        let (entries, counts) = try await pool.run(
            SampledEntries(parameters: draw.parameters + [.int(draw.seed), .int(draw.size)]),
            SamplePopulation(parameters: draw.parameters),
            within: asker.context,
            deadline: .seconds(20)
        )
        return (entries, counts.first ?? 0)
    }
}

/// What is drawn from, and how.
public struct SampleDraw: Sendable {
    /// The first day booked on; nil for no bound.
    public var from: Day?
    /// The last day booked on; nil for no bound.
    public var until: Day?
    /// A property's number; nil for all.
    public var property: Int64?
    /// Whether only entries with a sign of risk are drawn from.
    public var isRisk = false
    /// What the order follows from.
    public var seed: Int64 = 1
    /// How many at most.
    public var size = 25

    /// A draw from everything.
    public init() {}

    var parameters: [Parameter] {
        [
            .text(from?.description), .text(until?.description), .int(property), .bool(isRisk),
        ]
    }
}

/// One entry drawn.
public struct SampledRow: Sendable {
    /// The entry.
    public let entry: JournalRow
    /// Its signs of risk; may be none.
    public let signs: [RiskSign]
}

/// The signs of an entry `e` that moved money.
///
/// The third act and every later one of one employee for one guest within thirty days; and a sum of
/// at most two significant figures that is a limit or up to two in a hundred below it.
enum SampleSQL {
    static let moved = """
        (select asker_is('finance'))
            and e.booked_on >= coalesce($1::date, '-infinity')
            and e.booked_on <= coalesce($2::date, 'infinity')
            and ($3::bigint is null or exists (
                select from recovery y
                where y.recovery_id = e.recovery_id and y.property_id = $3))
            and exists (select from posting p where p.entry_id = e.entry_id)
            and (not $4::boolean or \(isRepeat) or \(isAtLimit))
        """

    static let isRepeat = """
        (e.kind in ('spend', 'settle') and 3 <= (
            select count(*) from recovery z join recovery y
                on y.employee_id = z.employee_id and y.guest_id = z.guest_id
                    and y.number <= z.number and y.occurred_on > z.occurred_on - 30
                    and not y.reversed
            where z.recovery_id = e.recovery_id))
        """

    static let isAtLimit = """
        (e.kind in ('spend', 'settle')
            and e.amount % power(10, greatest(0, length(e.amount::text) - 2))::bigint = 0
            and exists (
                select from fund_entry k
                where k.entry_id = e.entry_id and e.amount <= k.amount_limit
                    and e.amount * 100 >= k.amount_limit * 98))
        """

    static let order = "sha256(convert_to($5::bigint || ' ' || e.request_id, 'UTF8'))"
}

struct SampledEntries: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(JournalRow.columns), \(SampleSQL.isRepeat), \(SampleSQL.isAtLimit)
        from \(JournalSQL.tables)
        where e.entry_id = any (array(
            select e.entry_id from entry e
            where \(SampleSQL.moved)
            order by \(SampleSQL.order)
            limit $6::integer))
        order by \(SampleSQL.order)
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SampledRow {
        let entry = try JournalRow(&row)
        let signs: [(RiskSign, Bool)] = [
            (.repeated, try row.next()), (.atLimit, try row.next()),
        ]
        return SampledRow(entry: entry, signs: signs.filter(\.1).map(\.0))
    }
}

struct SamplePopulation: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = "select count(*) from entry e where \(SampleSQL.moved)"

    static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
}
