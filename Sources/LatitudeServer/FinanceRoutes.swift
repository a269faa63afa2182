import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore

/// Funds, means and samples, for finance.
struct FinanceRoutes: Sendable {
    let answers: FinanceAnswers

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("funds") { request, context in
            try await told {
                let limit = try PageQuery(request).limit
                return try await answers.funds(request, limit: limit, for: context.employee)
            }
        }
        routes.get("means") { request, context in
            try await told { try await answers.means(request, for: context.employee) }
        }
        routes.get("slip") { request, context in
            try await told { try await answers.slip(request, for: context.employee) }
        }
        routes.get("sample") { request, context in
            try await told { try await answers.sample(request, for: context.employee) }
        }
    }

    /// A filter that cannot be used is told as `value_malformed`.
    private func told<Body: Encodable>(
        _ body: () async throws -> Body
    ) async throws -> JSONAnswer<Body> {
        do {
            return JSONAnswer(try await body())
        } catch let trouble as FilterTrouble {
            throw Refusal([trouble])
        }
    }
}

/// What the interface and the pages of finance answer alike.
struct FinanceAnswers: Sendable {
    let house: HouseReader
    let authority: AuthorityReader
    let means: MeansReader
    let samples: SampleReader

    init(_ books: Books) {
        house = books.house
        authority = books.authority
        means = books.means
        samples = books.samples
    }

    /// A page of funds, with at most `holds` open holds; throws a `FilterTrouble` for a filter that
    /// cannot be used.
    func funds(
        _ request: Request,
        limit: Int,
        holds: Int = 200,
        for asker: SignedIn
    ) async throws -> FundList {
        let (query, house) = (ListQuery(request), try await house.house(for: asker))
        var filter = AuthorityFilter()
        filter.month = try query.month()?.first
        filter.property = try query.property(house)?.property
        let scope = query[ListField.kind]
        filter.scope = Scope(rawValue: scope)
        guard scope.isEmpty || filter.scope != nil else { throw FilterTrouble.kind(scope) }
        let rows = try await authority.page(
            filter,
            after: try query.authorityPlace(),
            limit: limit + 1,
            mostHolds: holds,
            for: asker
        )
        return try FundList(rows, limit: limit)
    }

    /// What each means moved; throws as `funds` does.
    func means(_ request: Request, for asker: SignedIn) async throws -> MeansList {
        let (query, house) = (ListQuery(request), try await house.house(for: asker))
        let month = try query.month()
        let rows = try await means.totals(
            from: month?.first,
            until: month?.last,
            property: try query.property(house)?.property,
            for: asker
        )
        return MeansList(totals: try rows.map(MeansTotal.init))
    }

    /// The slip of a till, today's at one's own property unless asked otherwise; throws as `funds`
    /// does.
    func slip(_ request: Request, for asker: SignedIn) async throws -> Slip {
        let (query, house) = (ListQuery(request), try await house.house(for: asker))
        let own = house.costCentres.first { $0.property == asker.property }
        guard let place = try query.property(house) ?? own else { throw Refusal(.internalFault) }
        let typed = query[MeansField.day]
        guard let day = typed.isEmpty ? Day.today(in: place.timeZone) : Day(typed) else {
            throw FilterTrouble.day(typed)
        }
        let rows = try await means.slip(of: day, property: place.property, for: asker)
        return Slip(
            property: place.propertyName,
            day: day,
            currency: try Currency.known(place.currency),
            lines: try rows.map(Slip.Line.init)
        )
    }

    /// A sample; throws as `funds` does.
    func sample(_ request: Request, for asker: SignedIn) async throws -> Sample {
        let (query, house) = (ListQuery(request), try await house.house(for: asker))
        let month = try query.month()
        var draw = SampleDraw()
        (draw.from, draw.until) = (month?.first, month?.last)
        draw.property = try query.property(house)?.property
        let risk = query[SampleField.risk]
        guard ["", "0", "1"].contains(risk) else { throw FilterTrouble.number(risk) }
        draw.isRisk = risk == "1"
        draw.seed = try query.whole(SampleField.seed, 0...Int64.max) ?? draw.seed
        draw.size = Int(try query.whole(SampleField.size, 1...200) ?? Int64(draw.size))
        let (rows, population) = try await samples.sample(draw, for: asker)
        return Sample(
            seed: draw.seed,
            size: draw.size,
            isRisk: draw.isRisk,
            population: population,
            entries: try rows.map {
                SampledEntry(entry: try JournalEntry($0.entry), signs: $0.signs)
            }
        )
    }
}

extension ListQuery {
    /// The month asked for; nil for all.
    func month() throws(FilterTrouble) -> Month? {
        let text = self[ListField.month]
        guard !text.isEmpty else { return nil }
        guard let month = Month(text) else { throw FilterTrouble.month(text) }
        return month
    }

    /// The property asked for; nil for all.
    func property(_ house: HouseRows) throws(FilterTrouble) -> CostCentreRow? {
        let text = self[ListField.property]
        guard !text.isEmpty else { return nil }
        let number = house.property(text)
        guard let row = house.costCentres.first(where: { $0.property == number }) else {
            throw FilterTrouble.property(text)
        }
        return row
    }

    /// A whole number within bounds; nil when nothing is asked.
    func whole(_ name: String, _ bounds: ClosedRange<Int64>) throws(FilterTrouble) -> Int64? {
        let text = self[name]
        guard !text.isEmpty else { return nil }
        guard let number = Self.number(text), bounds.contains(number) else {
            throw FilterTrouble.number(text)
        }
        return number
    }

    /// Where a list of funds goes on: month, property and scope, such as `2026-10.2.guest_day`.
    func authorityPlace() throws(FilterTrouble) -> AuthorityPlace? {
        let text = self[ListField.before]
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard
            parts.count == 3, let property = Self.number(parts[1]),
            let scope = Scope(rawValue: parts[2]),
            let month = parts[0] == "none" ? "-infinity" : Month(parts[0])?.first.description
        else { throw FilterTrouble.place }
        return AuthorityPlace(month: month, property: property, scope: scope)
    }
}
