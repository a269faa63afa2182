public import Postgres

/// What happened at a property, as its managers are told: in sums, each over enough people.
///
/// The functions of the books see to that (decision 0036); they tell nobody else anything.
public struct PropertyReader: Sendable {
    let pool: ConnectionPool
    let vault: PersonalVault

    /// A reader over a pool that opens by `vault`.
    public init(pool: ConnectionPool, vault: PersonalVault) {
        self.pool = pool
        self.vault = vault
    }

    /// What became of guests in the last `months` (1 to 24): sums, told months, bands of cost.
    ///
    /// Throws `PostgresError`, `unexpectedResult` where the asker manages nothing.
    public func outcomes(
        for asker: SignedIn,
        months: Int
    ) async throws(PostgresError) -> (sums: SumsRow, spans: [SpanRow], bands: [BandRow]) {
        let (sums, spans, bands) = try await pool.run(
            ReadSums(parameters: [.int(months)]),
            ReadMix(parameters: [.int(months)]),
            ReadCost(parameters: [.int(months)]),
            within: asker.context
        )
        guard let first = sums.first else { throw .unexpectedResult("no sums") }
        return (first, spans, bands)
    }

    /// What went wrong how often: over which year, and causes and teams.
    ///
    /// Throws as `outcomes(for:months:)`.
    public func causes(
        for asker: SignedIn
    ) async throws(PostgresError) -> (year: CauseYearRow, counts: [CauseRow]) {
        let (years, counts) = try await pool.run(
            ReadCauseYear(),
            ReadCauses(),
            within: asker.context
        )
        guard let year = years.first else { throw .unexpectedResult("no year") }
        return (year, counts)
    }
}

/// The sums of told months.
public struct SumsRow: Sendable {
    /// The property's name.
    public let property: String
    /// The property's currency.
    public let currency: String
    /// How many days its books go back.
    public let days: Int
    /// The first day of the sums; nil when there is nothing to tell.
    public let from: String?
    /// The last day.
    public let until: String?
    /// Acts in all.
    public let acts: Int
    /// Acts whose guest was asked.
    public let asked: Int
    /// Acts whose guest is better or delighted.
    public let good: Int
}

/// Outcomes of a month, or of months told together; nil is suppressed.
public struct SpanRow: Sendable {
    /// The first day.
    public let from: String
    /// The last day.
    public let until: String
    /// Guests delighted.
    public let delighted: Int?
    /// Guests better.
    public let better: Int?
    /// Guests as before.
    public let same: Int?
    /// Guests worse.
    public let worse: Int?
    /// Guests lost.
    public let lost: Int?
    /// Better or delighted.
    public let good: Int
    /// Same, worse or lost.
    public let notGood: Int
    /// Not asked yet.
    public let notAsked: Int
}

/// Acts that cost about the same.
public struct BandRow: Sendable {
    /// Smallest units they cost more than; nil for the band that begins with nothing.
    public let above: Int64?
    /// Smallest units they cost at most; nil for the dearest.
    public let upTo: Int64?
    /// Guests asked.
    public let asked: Int
    /// Better or delighted of them.
    public let good: Int
}

/// The year that causes and teams are counted over.
public struct CauseYearRow: Sendable {
    /// The property's name.
    public let property: String
    /// How many days its books go back.
    public let days: Int
    /// The first day; nil before there are 90 days of books.
    public let from: String?
    /// The last day.
    public let until: String?
}

/// A cause or a team; nil is suppressed.
public struct CauseRow: Sendable {
    /// `cause` or `team`.
    public let part: String
    /// The cause or the cost centre's code; empty for all of them.
    public let cell: String
    /// The cost centre's name.
    public let name: String?
    /// Acts of the year, at least.
    public let acts: Int?
    /// Acts of the 30 days to last Sunday, at least.
    public let recent: Int?
}

struct ReadSums: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select s.property, s.currency, s.days, s.from_day, s.until_day, s.acts, s.asked, s.good
        from outcome_sums($1::integer) s
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SumsRow {
        SumsRow(
            property: try row.next(),
            currency: try row.next(),
            days: try row.next(),
            from: try row.next(),
            until: try row.next(),
            acts: try row.next(),
            asked: try row.next(),
            good: try row.next()
        )
    }
}

struct ReadMix: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select m.from_day, m.until_day, m.delighted, m.better, m.same, m.worse, m.lost, m.good,
            m.not_good, m.not_asked
        from outcome_mix($1::integer) m order by m.from_day
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SpanRow {
        SpanRow(
            from: try row.next(),
            until: try row.next(),
            delighted: try row.next(),
            better: try row.next(),
            same: try row.next(),
            worse: try row.next(),
            lost: try row.next(),
            good: try row.next(),
            notGood: try row.next(),
            notAsked: try row.next()
        )
    }
}

struct ReadCost: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select c.above, c.up_to, c.asked, c.good
        from outcome_cost($1::integer) c order by c.above nulls first
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BandRow {
        BandRow(
            above: try row.next(),
            upTo: try row.next(),
            asked: try row.next(),
            good: try row.next()
        )
    }
}

struct ReadCauseYear: Statement {
    let parameters: [Parameter] = []

    static let effect = Effect.read
    static let sql = "select y.property, y.days, y.from_day, y.until_day from cause_year() y"

    static func decode(_ row: inout Row) throws(PostgresError) -> CauseYearRow {
        CauseYearRow(
            property: try row.next(),
            days: try row.next(),
            from: try row.next(),
            until: try row.next()
        )
    }
}

struct ReadCauses: Statement {
    let parameters: [Parameter] = []

    static let effect = Effect.read
    static let sql = """
        select c.part, c.cell, c.name, c.acts, c.recent
        from cause_counts() c order by c.part, c.acts desc nulls last, c.cell
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> CauseRow {
        CauseRow(
            part: try row.next(),
            cell: try row.next(),
            name: try row.next(),
            acts: try row.next(),
            recent: try row.next()
        )
    }
}
