import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// What happened at a manager's property, in sums: the interface's answers as pages and files.
struct PropertyPages: Sendable {
    let writer: PageWriter
    let property: PropertyReader

    func register(on routes: RouterGroup<ManagerPageContext>) {
        routes.get("today", use: today)
        routes.get("outcomes", use: outcomes)
        routes.get("outcomes.csv", use: outcomesFile)
        routes.get("outcomes/cost.csv", use: costFile)
        routes.get("causes", use: causes)
        routes.get("causes.csv", use: causesFile)
    }

    func today(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let rows = try await property.today(for: context.asker)
        let answer = try TodayAnswer(rows, at: context.asker.propertyName)
        let page = TodayPage(answer, isOwn: rows.story?.isOwn == true)
        return try await writer.answer(page, to: context.visit)
    }

    func outcomes(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let months = try PropertyRoutes.months(request)
        let answer = try await property.outcomesAnswer(for: context.asker, months: months)
        return try await writer.answer(OutcomesPage(answer, months: months), to: context.visit)
    }

    func outcomesFile(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let months = try PropertyRoutes.months(request)
        let answer = try await property.outcomesAnswer(for: context.asker, months: months)
        var csv = CSVWriter(columns: [
            "from", "until", "delighted", "better", "same", "worse", "lost",
            "better_or_delighted", "same_worse_or_lost", "not_asked",
        ])
        for span in answer.spans {
            let told = [span.delighted, span.better, span.same, span.worse, span.lost]
            let sums = [span.good, span.notGood, span.notAsked]
            var cells: [CSVWriter.Cell] = [
                .text(span.from.description), .text(span.until.description),
            ]
            cells += told.map { CSVWriter.Cell($0) }
            cells += sums.map { .number(Int64($0)) }
            csv.row(cells)
        }
        return writer.csv(csv, name: "outcomes")
    }

    func costFile(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let months = try PropertyRoutes.months(request)
        let answer = try await property.outcomesAnswer(for: context.asker, months: months)
        var csv = CSVWriter(columns: [
            "above", "up_to", "currency", "asked", "better_or_delighted", "share", "lower", "upper",
        ])
        for band in answer.bands {
            let currency = (band.above ?? band.upTo)?.currency.code
            var cells = [CSVWriter.Cell(band.above), CSVWriter.Cell(band.upTo)]
            cells.append(currency.map { .text($0) } ?? .none)
            cells += [.number(Int64(band.good.of)), .number(Int64(band.good.count))]
            cells += [band.good.share, band.good.lower, band.good.upper].map {
                CSVWriter.Cell(share: $0)
            }
            csv.row(cells)
        }
        return writer.csv(csv, name: "cost-and-outcome")
    }

    func causes(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let answer = try await property.causesAnswer(for: context.asker)
        return try await writer.answer(try CausesPage(answer), to: context.visit)
    }

    func causesFile(_ request: Request, context: ManagerPageContext) async throws -> Response {
        let answer = try await property.causesAnswer(for: context.asker)
        var csv = CSVWriter(columns: ["part", "key", "name", "acts", "recent", "repeated"])
        for row in answer.rows {
            csv.row([
                .text(row.part.rawValue), .text(row.key), row.name.map { .text($0) } ?? .none,
                CSVWriter.Cell(row.acts), CSVWriter.Cell(row.recent),
                .text(row.isRepeated ? "yes" : "no"),
            ])
        }
        return writer.csv(csv, name: "causes")
    }
}

extension CSVWriter.Cell {
    /// A count, or the interface's word for one that is not told.
    fileprivate init(_ count: ToldCount) {
        self = count.number.map { .number(Int64($0)) } ?? .text("suppressed")
    }

    fileprivate init(_ money: Money?) {
        self = money.map { .money(minor: $0.minor, exponent: $0.currency.exponent) } ?? .none
    }

    /// A share with four decimals.
    fileprivate init(share: Double?) {
        self =
            share.map { .money(minor: Int64(($0 * 10_000).rounded()), exponent: 4) } ?? .none
    }
}

extension TodayPage {
    /// `isOwn` tells whether the story is the reader's.
    fileprivate init(_ answer: TodayAnswer, isOwn: Bool) {
        self.init(
            property: answer.property,
            day: CivilDate(answer.day),
            out: answer.out.map { TodayPage.Rescue(name: $0.name, until: $0.until) },
            holds: answer.holds.map { TodayPage.Act($0, on: answer.day) },
            unasked: answer.unasked.map { TodayPage.Act($0, on: answer.day) },
            story: answer.story.map { story in
                TodayPage.Told(
                    code: story.code,
                    teller: story.teller,
                    words: story.words,
                    isForHouse: story.share == .house,
                    outcome: story.outcome.flatMap { PageOutcome(rawValue: $0.rawValue) },
                    chosenBy: answer.storyChosenBy,
                    isPraisable: !isOwn
                )
            }
        )
    }
}

extension TodayPage.Act {
    fileprivate init(_ act: TodayAnswer.Act, on today: Day) {
        self.init(
            code: act.code,
            by: act.by,
            isOwn: act.isOwn,
            story: act.story,
            occurredOn: CivilDate(act.occurredOn),
            daysAgo: today.daysSince1970 - act.occurredOn.daysSince1970,
            expiresAt: act.expiresAt
        )
    }
}

extension OutcomesPage {
    init(_ answer: OutcomesAnswer, months: Int) {
        self.init(
            property: answer.property,
            judgement: OutcomesPage.Sums(answer).map { .judged($0) }
                ?? (answer.judgement == .tooShort ? .tooShort(days: answer.days) : .tooFewPeople),
            months: months
        )
    }
}

extension OutcomesPage.Sums {
    /// Nil unless there is anything to judge.
    fileprivate init?(_ answer: OutcomesAnswer) {
        guard
            let from = answer.from, let until = answer.until, let asked = answer.asked,
            let good = answer.good, let finding = answer.finding
        else { return nil }
        let cheapest = answer.bands.firstIndex { !$0.good.proportion.isTooFew }
        self.init(
            from: CivilDate(from),
            until: CivilDate(until),
            asked: PageProportion(asked),
            good: PageProportion(good),
            spans: answer.spans.map(OutcomesPage.Span.init),
            bands: answer.bands.map { band in
                OutcomesPage.Band(
                    above: band.above.map { PageMoney(minor: $0.minor, $0.currency) },
                    upTo: band.upTo.map { PageMoney(minor: $0.minor, $0.currency) },
                    good: PageProportion(band.good)
                )
            },
            finding: OutcomesPage.Finding(finding, cheapest: cheapest)
        )
    }
}

extension OutcomesPage.Finding {
    /// `cheapest` is the place of the cheapest band with enough answers.
    fileprivate init(_ finding: OutcomesAnswer.Finding, cheapest: Int?) {
        switch (finding.kind, finding.band) {
        case (.plateau, let band?): self = .plateau(from: band, isWhole: band == cheapest)
        case (.differs, let band?): self = .differs(at: band)
        default: self = .tooFew
        }
    }
}

extension OutcomesPage.Span {
    fileprivate init(_ span: OutcomesAnswer.Span) {
        let told: [(PageOutcome, ToldCount)] = [
            (.delighted, span.delighted), (.better, span.better), (.same, span.same),
            (.worse, span.worse), (.lost, span.lost),
        ]
        var counts: [PageOutcome: Int] = [:]
        for (outcome, count) in told { counts[outcome] = count.number }
        self.init(
            from: CivilDate(span.from),
            until: CivilDate(span.until),
            counts: counts,
            good: span.good,
            notGood: span.notGood,
            notAsked: span.notAsked
        )
    }
}

extension PageProportion {
    fileprivate init(_ share: OutcomesAnswer.Share) {
        let proportion = share.proportion
        self.init(
            count: share.count,
            total: share.of,
            estimate: Estimate(
                share: proportion.share ?? 0,
                lower: proportion.interval.lowerBound,
                upper: proportion.interval.upperBound
            ),
            isFew: proportion.isTooFew
        )
    }
}

extension CausesPage {
    fileprivate init(_ answer: CausesAnswer) throws {
        guard answer.judgement == .judged, let from = answer.from, let until = answer.until else {
            self.init(
                property: answer.property,
                judgement: answer.judgement == .tooShort
                    ? .tooShort(days: answer.days) : .tooFewPeople
            )
            return
        }
        self.init(
            property: answer.property,
            judgement: .judged(
                Year(
                    from: CivilDate(from),
                    until: CivilDate(until),
                    causes: try answer.rows.filter { $0.part == .cause }.map(Row.init),
                    teams: try answer.rows.filter { $0.part == .team }.map(Row.init)
                )
            )
        )
    }
}

extension CausesPage.Row {
    fileprivate init(_ row: CausesAnswer.Row) throws {
        let key: CausesPage.Key? =
            switch row.part {
            case .cause: CausesPage.Cause(rawValue: row.key).map { .cause($0) }
            case .team: .team(row.name ?? row.key)
            }
        guard let key else { throw Refusal(.internalFault) }
        self.init(
            key: key,
            acts: row.acts.number,
            recent: row.recent.number,
            isRepeated: row.isRepeated
        )
    }
}
