public import Latitude
import Postgres

/// Acts whose bill is wanted and is not there, for finance.
public struct MissingBills: Sendable {
    /// One act.
    public struct Row: Sendable {
        /// Its place in the order of booking; a page starts before one.
        public let number: Int64
        /// Its code.
        public let code: String
        /// The property's name.
        public let property: String
        /// The cost centre's name.
        public let costCentre: String
        /// The handle of who did it.
        public let employee: String
        /// Where the money came from.
        public let means: String
        /// The day it happened.
        public let occurredOn: String
        /// How many days ago that is, at the property.
        public let days: Int
        /// The property's currency.
        public let currency: String
        /// Smallest units spent, before repayments.
        public let spent: Int64
    }

    /// How one property stands.
    public struct Property: Sendable {
        /// Its number.
        public let number: Int64
        /// Its name.
        public let name: String
        /// Its currency.
        public let currency: String
        /// From which sum on a bill is wanted today, smallest units; nil without a policy.
        public let receiptsFrom: Int64?
        /// Acts and smallest units by age, in the order of `EvidenceAge`.
        public let ages: [(acts: Int, spent: Int64)]
    }

    /// One page of acts, latest first.
    public let rows: [Row]
    /// Every property, by name, whatever page is shown.
    public let properties: [Property]
}

/// What of a list of missing bills is asked for.
public struct MissingFilter: Hashable, Sendable {
    /// The property's number; nil for all.
    public var property: Int64?
    /// How long it has been missing; nil for any time.
    public var age: EvidenceAge?

    /// Everything, unless told otherwise.
    public init(property: Int64? = nil, age: EvidenceAge? = nil) {
        self.property = property
        self.age = age
    }
}

extension EvidenceStore {
    /// Acts whose bill is missing, latest first, at most `limit`, booked before the one numbered
    /// `before`; and how each property stands.
    ///
    /// Nobody but finance sees any. Throws `PostgresError`.
    public func missing(
        _ filter: MissingFilter,
        for asker: SignedIn,
        before: Int64?,
        limit: Int
    ) async throws -> MissingBills {
        let days = filter.age?.days
        let (rows, properties) = try await pool.run(
            MissingActs(parameters: [
                .int(before), .int(limit), .int(filter.property), .int(days?.lowerBound),
                .int(days?.upperBound),
            ]),
            MissingByProperty(parameters: EvidenceAge.allCases.map { .int($0.days.upperBound) }),
            within: asker.context
        )
        return MissingBills(rows: rows, properties: properties)
    }
}

struct MissingActs: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.number, x.code, p.name, c.name, m.handle, x.means, x.occurred_on, a.days,
            x.currency, x.spent
        from \(tables)
        join cost_centre c on c.cost_centre_id = x.cost_centre_id
        join employee m on m.employee_id = x.employee_id
        where \(isMissing) and x.number < coalesce($1::bigint, 9223372036854775807)
            and ($3::bigint is null or x.property_id = $3)
            and ($4::integer is null or a.days between $4 and $5::integer)
        order by x.number desc
        limit $2::integer
        """

    /// Acts with what says whether a bill is wanted, and how long ago they happened.
    static let tables = """
        recovery x
        join entry e on e.request_id = x.recovery_id
        join policy v on v.policy_id = e.policy_id
        join property p on p.property_id = x.property_id
        cross join lateral (
            select (clock_timestamp() at time zone p.time_zone)::date - x.occurred_on as days) a
        """

    static let isMissing = """
        (select asker_is('finance')) and x.evidence = 'none'
            and evidence_wanted(x.kind, x.means, x.spent, x.reversed, v.receipts_from)
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> MissingBills.Row {
        MissingBills.Row(
            number: try row.next(),
            code: try row.next(),
            property: try row.next(),
            costCentre: try row.next(),
            employee: try row.next(),
            means: try row.next(),
            occurredOn: try row.next(),
            days: try row.next(),
            currency: try row.next(),
            spent: try row.next()
        )
    }
}

/// By what age an act belongs to: the first whose last day is not over.
struct MissingByProperty: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select y.property_id, y.name, y.currency, w.receipts_from,
            coalesce(t.acts[1], 0), coalesce(t.spent[1], 0), coalesce(t.acts[2], 0),
            coalesce(t.spent[2], 0), coalesce(t.acts[3], 0), coalesce(t.spent[3], 0),
            coalesce(t.acts[4], 0), coalesce(t.spent[4], 0)
        from property y
        left join policy w on w.policy_id = policy_in_force(
            y.property_id, (clock_timestamp() at time zone y.time_zone)::date)
        left join (
            select x.property_id,
                array[count(*) filter (where a.days <= $1::integer),
                    count(*) filter (where a.days > $1 and a.days <= $2::integer),
                    count(*) filter (where a.days > $2 and a.days <= $3::integer),
                    count(*) filter (where a.days > $3 and a.days <= $4::integer)] as acts,
                array[sum(x.spent) filter (where a.days <= $1),
                    sum(x.spent) filter (where a.days > $1 and a.days <= $2),
                    sum(x.spent) filter (where a.days > $2 and a.days <= $3),
                    sum(x.spent) filter (where a.days > $3 and a.days <= $4)]::bigint[] as spent
            from \(MissingActs.tables)
            where \(MissingActs.isMissing)
            group by x.property_id) t on t.property_id = y.property_id
        order by y.name
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> MissingBills.Property {
        MissingBills.Property(
            number: try row.next(),
            name: try row.next(),
            currency: try row.next(),
            receiptsFrom: try row.next(),
            ages: [
                (try row.next(), try row.next()), (try row.next(), try row.next()),
                (try row.next(), try row.next()), (try row.next(), try row.next()),
            ]
        )
    }
}
