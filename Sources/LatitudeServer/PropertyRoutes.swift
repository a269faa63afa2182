import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// What happened at a manager's property, in sums.
struct PropertyRoutes: Sendable {
    let property: PropertyReader

    func register(on routes: RouterGroup<ManagerContext>) {
        routes.get("today") { _, context in
            JSONAnswer(try await property.todayAnswer(for: context.employee))
        }
        routes.get("outcomes") { request, context in
            JSONAnswer(
                try await property.outcomesAnswer(
                    for: context.employee,
                    months: try Self.months(request)
                )
            )
        }
        routes.get("causes") { _, context in
            JSONAnswer(try await property.causesAnswer(for: context.employee))
        }
    }

    /// How many months are told of: 12 unless asked for 1 to 24.
    static func months(_ request: Request) throws(Refusal) -> Int {
        guard let text = request.uri.queryParameters["months"], !text.isEmpty else { return 12 }
        guard let months = Int(text), (1...24).contains(months), text == "\(months)" else {
            throw PageQuery.unreadable("months")
        }
        return months
    }
}

extension PropertyReader {
    /// What became of guests, as everybody is answered: interface, command line, page and file.
    func outcomesAnswer(for asker: SignedIn, months: Int) async throws -> OutcomesAnswer {
        let rows = try await outcomes(for: asker, months: months)
        let currency = try Currency.known(rows.sums.currency)
        let judgement = OutcomesAnswer.Judgement(
            days: rows.sums.days,
            isTold: rows.sums.from != nil
        )
        let isJudged = judgement == .judged
        let bands = rows.bands.map { Proportion(count: $0.good, of: $0.asked) }
        return OutcomesAnswer(
            property: rows.sums.property,
            judgement: judgement,
            days: rows.sums.days,
            from: try rows.sums.from.map(Day.known),
            until: try rows.sums.until.map(Day.known),
            asked: isJudged
                ? .init(Proportion(count: rows.sums.asked, of: rows.sums.acts)) : nil,
            good: isJudged
                ? .init(Proportion(count: rows.sums.good, of: rows.sums.asked)) : nil,
            spans: try rows.spans.map(OutcomesAnswer.Span.init),
            bands: zip(rows.bands, bands).map { row, proportion in
                OutcomesAnswer.Band(
                    above: row.above.map { Money(minor: $0, currency: currency) },
                    upTo: row.upTo.map { Money(minor: $0, currency: currency) },
                    good: OutcomesAnswer.Share(proportion)
                )
            },
            finding: isJudged ? .init(CostFinding(judging: bands)) : nil
        )
    }

    /// What went wrong how often, as everybody is answered.
    func causesAnswer(for asker: SignedIn) async throws -> CausesAnswer {
        let rows = try await causes(for: asker)
        let judgement = OutcomesAnswer.Judgement(
            days: rows.year.days,
            isTold: rows.counts.contains { $0.acts != nil }
        )
        let isJudged = judgement == .judged
        let counts = isJudged ? rows.counts : []
        let cause = CausesAnswer.Part.cause.rawValue
        let all = counts.first { $0.part == cause && $0.cell.isEmpty }
        return CausesAnswer(
            property: rows.year.property,
            judgement: judgement,
            days: rows.year.days,
            from: try isJudged ? rows.year.from.map(Day.known) : nil,
            until: try isJudged ? rows.year.until.map(Day.known) : nil,
            acts: all.map { ToldCount($0.acts) },
            recent: all.map { ToldCount($0.recent) },
            rows: try counts.filter { !$0.cell.isEmpty }.map(CausesAnswer.Row.init)
        )
    }
}

extension OutcomesAnswer.Judgement {
    /// Of books that go back so many days, and of which something is told or nothing.
    fileprivate init(days: Int, isTold: Bool) {
        self = days < 90 ? .tooShort : isTold ? .judged : .tooFewPeople
    }
}

extension OutcomesAnswer.Span {
    fileprivate init(_ row: SpanRow) throws {
        self.init(
            from: try Day.known(row.from),
            until: try Day.known(row.until),
            delighted: ToldCount(row.delighted),
            better: ToldCount(row.better),
            same: ToldCount(row.same),
            worse: ToldCount(row.worse),
            lost: ToldCount(row.lost),
            good: row.good,
            notGood: row.notGood,
            notAsked: row.notAsked
        )
    }
}

extension CausesAnswer.Row {
    fileprivate init(_ row: CauseRow) throws {
        guard let part = CausesAnswer.Part(rawValue: row.part) else {
            throw Refusal(.internalFault)
        }
        // A delight went wrong nowhere, so it does not stand out.
        let names = part == .cause && Cause(rawValue: row.cell) != nil
        self.init(
            part: part,
            key: row.cell,
            name: row.name,
            acts: ToldCount(row.acts),
            recent: ToldCount(row.recent),
            isRepeated: names && (row.recent ?? 0) >= 3
        )
    }
}
