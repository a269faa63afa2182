public import Latitude
import Messages
public import Postgres

/// What was planned and what it cost.
public struct BudgetStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Every cost centre that has a plan or a cost in a month, each property's total before them.
    ///
    /// Throws `PostgresError`.
    public func list(_ month: Month, for asker: SignedIn) async throws -> [BudgetRow] {
        try await pool.run(
            BudgetOfMonth(parameters: [.text(month.first.description)]),
            within: asker.context
        )
    }

    /// Every cost centre, with its property and the property's currency.
    ///
    /// Throws `PostgresError`.
    public func costCentres() async throws -> [BudgetCentre] {
        try await pool.run(KnownCostCentres())
    }

    /// Takes a plan over, all of it.
    ///
    /// Throws `not_signed_in`, `not_entitled`, `plan_of_closed_month`, `period_unknown`;
    /// `PostgresError`.
    public func set(_ plan: [PlannedCost], by token: TokenHash) async throws -> BudgetCounts {
        let answer = try await pool.one(
            SetBudget(plan, by: token),
            deadline: .seconds(30)
        )
        guard answer.code == "booked" else {
            throw Self.refusal(answer)
        }
        return answer
    }

    /// Every change of the plans of a month since they were first taken over, latest first.
    ///
    /// Plans taken over before changes were kept have none. Throws `PostgresError`.
    public func history(_ month: Month, for asker: SignedIn) async throws -> [BudgetChangeRow] {
        try await pool.run(
            BudgetChanges(parameters: [.text(month.first.description)]),
            within: asker.context
        )
    }

    private static func refusal(_ answer: BudgetCounts) -> Refusal {
        let values = answer.month.map { ["month": $0] } ?? [:]
        return switch RefusalCode(rawValue: answer.code) {
        case .planOfClosedMonth:
            Refusal(
                .planOfClosedMonth,
                sentence: Sentence("refusal.plan_of_closed_month.month", values)
            )
        case .periodUnknown:
            Refusal(.periodUnknown, sentence: Sentence("refusal.period_unknown.far", values))
        case let code?: Refusal(code)
        case nil: Refusal(.internalFault)
        }
    }
}

/// What a cost centre may cost in a month.
public struct PlannedCost: Sendable {
    /// The cost centre's number.
    public let costCentre: Int64
    /// The month.
    public let month: Month
    /// Smallest units of the property's currency.
    public let minor: Int64

    /// Every value, as documented above.
    public init(costCentre: Int64, month: Month, minor: Int64) {
        self.costCentre = costCentre
        self.month = month
        self.minor = minor
    }
}

/// How a plan was taken over.
public struct BudgetCounts: Sendable {
    let code: String
    /// The month that stands in the way, `2026-10`; nil where none does.
    let month: String?
    /// Lines that were not there before.
    public let added: Int
    /// Lines with another sum than before.
    public let changed: Int
    /// Lines as they were.
    public let unchanged: Int
}

/// A cost centre as a plan names it.
public struct BudgetCentre: Sendable {
    /// Its number.
    public let id: Int64
    /// The property's name.
    public let property: String
    /// The property's currency.
    public let currency: String
    /// Its code at the property.
    public let code: String
}

/// Plan and cost of a cost centre, or of a whole property, in a month.
public struct BudgetRow: Sendable {
    /// The property's name.
    public let property: String
    /// What both are in.
    public let currency: String
    /// The cost centre's code; nil for the property's total.
    public let costCentre: String?
    /// The cost centre's name; nil for the property's total.
    public let name: String?
    /// Smallest units planned; nil without a plan.
    public let plan: Int64?
    /// Smallest units it cost, what came back taken off; may be below zero.
    public let actual: Int64
}

/// A plan that was set, or changed.
public struct BudgetChangeRow: Sendable {
    /// The property's name.
    public let property: String
    /// What both sums are in.
    public let currency: String
    /// The cost centre's code.
    public let costCentre: String
    /// The cost centre's name.
    public let name: String
    /// Smallest units planned before; nil where nothing was.
    public let former: Int64?
    /// Smallest units planned from then on.
    public let amount: Int64
    /// The handle of who took the plan over.
    public let by: String
    /// When, seconds since 1970.
    public let at: Double
}

struct BudgetChanges: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select t.name, t.currency, c.code, c.name, h.former, h.amount, m.handle,
            extract(epoch from h.changed_at)::float8
        from budget_change h
        join cost_centre c on c.cost_centre_id = h.cost_centre_id
        join property t on t.property_id = c.property_id
        join employee m on m.employee_id = h.employee_id
        where h.month = $1::date
        order by h.change_id desc
        limit 1000
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BudgetChangeRow {
        BudgetChangeRow(
            property: try row.next(),
            currency: try row.next(),
            costCentre: try row.next(),
            name: try row.next(),
            former: try row.next(),
            amount: try row.next(),
            by: try row.next(),
            at: try row.next()
        )
    }
}

struct BudgetOfMonth: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        with cost as (
            select p.cost_centre_id, sum(p.debit - p.credit)::bigint as actual
            from posting p
            where p.booked_on >= $1::date and p.booked_on < $1::date + interval '1 month'
                and p.account in (select m.debit from means_account m)
            group by p.cost_centre_id)
        select t.name, t.currency, c.code, c.name, sum(b.amount)::bigint,
            coalesce(sum(k.actual), 0)::bigint
        from cost_centre c
        join property t on t.property_id = c.property_id
        left join budget b on b.cost_centre_id = c.cost_centre_id and b.month = $1::date
        left join cost k on k.cost_centre_id = c.cost_centre_id
        where b.amount is not null or k.actual is not null
        group by grouping sets (
            (t.property_id, t.name, t.currency),
            (t.property_id, t.name, t.currency, c.cost_centre_id, c.code, c.name))
        order by t.name, t.property_id, c.code nulls first
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BudgetRow {
        BudgetRow(
            property: try row.next(),
            currency: try row.next(),
            costCentre: try row.next(),
            name: try row.next(),
            plan: try row.next(),
            actual: try row.next()
        )
    }
}

struct KnownCostCentres: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select c.cost_centre_id, t.name, t.currency, c.code
        from cost_centre c join property t on t.property_id = c.property_id
        order by t.name, c.code
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BudgetCentre {
        BudgetCentre(
            id: try row.next(),
            property: try row.next(),
            currency: try row.next(),
            code: try row.next()
        )
    }
}

struct SetBudget: Statement {
    let parameters: [Parameter]

    static let sql = """
        select s.code, to_char(s.other, 'YYYY-MM'), coalesce(s.added, 0),
            coalesce(s.changed, 0), coalesce(s.unchanged, 0)
        from budget_set($1::bytea, $2::bigint[], $3::text[]::date[], $4::bigint[]) s
        """

    init(_ plan: [PlannedCost], by token: TokenHash) {
        parameters = [
            .bytes(token.bytes), .ints(plan.map(\.costCentre)),
            .texts(plan.map(\.month.first.description)), .ints(plan.map(\.minor)),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> BudgetCounts {
        BudgetCounts(
            code: try row.next(),
            month: try row.next(),
            added: try row.next(),
            changed: try row.next(),
            unchanged: try row.next()
        )
    }
}
