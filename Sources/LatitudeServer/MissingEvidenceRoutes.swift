import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Acts whose bill is missing, for finance.
struct MissingEvidenceRoutes: Sendable {
    let evidence: EvidenceStore

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("evidence/missing", use: list)
    }

    func list(
        _ request: Request,
        context: FinanceContext
    ) async throws -> JSONAnswer<MissingEvidenceList> {
        let page = try PageQuery(request)
        let missing = try await evidence.missing(
            try MissingFilter(request),
            for: context.employee,
            before: try page.beforeNumber(),
            limit: page.limit + 1
        )
        let shown = missing.rows.prefix(page.limit)
        return JSONAnswer(
            MissingEvidenceList(
                acts: try shown.map(MissingEvidence.init),
                properties: try missing.properties.map(MissingByProperty.init),
                next: missing.rows.count > page.limit
                    ? shown.last.map { String($0.number) } : nil
            )
        )
    }
}

extension MissingFilter {
    /// What a request asks for; throws `value_malformed`.
    init(_ request: Request) throws(Refusal) {
        self.init(
            property: try PageQuery.number("property", in: request),
            age: try PageQuery.choice("age", in: request)
        )
    }
}

extension MissingEvidence {
    fileprivate init(_ row: MissingBills.Row) throws {
        guard let means = Means(rawValue: row.means), let day = Day(row.occurredOn) else {
            throw Refusal(.internalFault)
        }
        self.init(
            code: row.code,
            property: row.property,
            costCentre: row.costCentre,
            employee: row.employee,
            means: means,
            occurredOn: day,
            days: row.days,
            amount: Money(minor: row.spent, currency: try Currency.known(row.currency))
        )
    }
}

extension MissingByProperty {
    fileprivate init(_ row: MissingBills.Property) throws {
        let currency = try Currency.known(row.currency)
        self.init(
            number: row.number,
            property: row.name,
            receiptsFrom: row.receiptsFrom.map { Money(minor: $0, currency: currency) },
            ages: zip(EvidenceAge.allCases, row.ages).map { age, sums in
                Age(
                    age: age,
                    acts: sums.acts,
                    amount: Money(minor: sums.spent, currency: currency)
                )
            }
        )
    }
}
