import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore

/// Funds, means, slips and samples as pages; what they show is what the interface answers.
struct FinancePages: Sendable {
    let writer: PageWriter
    let answers: FinanceAnswers
    let ownMoney: OwnMoneyAnswers

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("funds", use: funds)
        routes.get("means", use: means)
        routes.get("means/slip", use: slip)
        routes.get("sample", use: sample)
        FinanceFiles(writer: writer, answers: answers, ownMoney: ownMoney).register(on: routes)
    }

    func funds(_ request: Request, context: FinancePageContext) async throws -> Response {
        let (asked, house) = try await asked(request, context)
        return try await answer(context) {
            let list = try await answers.funds(
                request,
                limit: PageSize.rows,
                for: context.asker
            )
            return FundsPage(
                asked: asked,
                properties: house,
                funds: list.funds.map(FundsPage.Fund.init),
                holds: list.holds.map(FundsPage.Hold.init),
                held: list.held.map { PageMoney($0.amount) },
                next: list.next,
                isFirst: ListQuery(request)[ListField.before].isEmpty
            )
        } trouble: {
            FundsPage(asked: asked, properties: house, trouble: $0)
        }
    }

    func means(_ request: Request, context: FinancePageContext) async throws -> Response {
        let (asked, house) = try await asked(request, context)
        return try await answer(context) {
            let list = try await answers.means(request, for: context.asker)
            let own = try await ownMoney.list(limit: PageSize.rows, for: context.asker)
            return MeansPage(
                asked: asked,
                properties: house,
                totals: list.totals.map(MeansPage.Total.init),
                owed: own.owed.map(MeansPage.Owed.init),
                paid: own.reimbursements.map(MeansPage.Paid.init)
            )
        } trouble: {
            MeansPage(asked: asked, properties: house, trouble: $0)
        }
    }

    func slip(_ request: Request, context: FinancePageContext) async throws -> Response {
        var (asked, house) = try await asked(request, context)
        if asked.property.isEmpty { asked.property = "\(context.asker.property)" }
        return try await answer(context) {
            let slip = try await answers.slip(request, for: context.asker)
            asked.day = slip.day.description
            return SlipPage(
                asked: asked,
                properties: house,
                lines: slip.lines.map(SlipPage.Line.init),
                sums: SlipPage.Sums(
                    property: slip.property,
                    day: CivilDate(slip.day),
                    sums: [slip.out, slip.back, slip.net].map(PageMoney.init)
                )
            )
        } trouble: {
            SlipPage(asked: asked, properties: house, trouble: $0)
        }
    }

    func sample(_ request: Request, context: FinancePageContext) async throws -> Response {
        var (asked, house) = try await asked(request, context)
        return try await answer(context) {
            let sample = try await answers.sample(request, for: context.asker)
            (asked.seed, asked.size) = ("\(sample.seed)", "\(sample.size)")
            return SamplePage(
                asked: asked,
                properties: house,
                drawn: sample.entries.map(SamplePage.Drawn.init),
                population: Int(sample.population)
            )
        } trouble: {
            SamplePage(asked: asked, properties: house, trouble: $0)
        }
    }

    /// The page, or the same with what is wrong with its filter and 400.
    private func answer<Shown: LatitudePages.Page>(
        _ context: FinancePageContext,
        _ page: () async throws -> Shown,
        trouble: (FilterTrouble) -> Shown
    ) async throws -> Response {
        do {
            return try await writer.answer(try await page(), to: context.visit)
        } catch let fault as FilterTrouble {
            return try await writer.answer(
                trouble(fault),
                to: context.visit,
                status: .badRequest
            )
        }
    }

    /// What is asked for, as typed, and the properties to choose from; a property named otherwise
    /// is shown as the choice it is.
    private func asked(
        _ request: Request,
        _ context: FinancePageContext
    ) async throws -> (asked: FinanceAsked, properties: [ListOption]) {
        let (query, house) = (
            ListQuery(request), try await answers.house.house(for: context.asker)
        )
        var asked = FinanceAsked()
        asked.month = query[ListField.month]
        asked.day = query[MeansField.day]
        let property = query[ListField.property]
        asked.property = house.property(property).map { "\($0)" } ?? property
        asked.kind = query[ListField.kind]
        asked.seed = query[SampleField.seed]
        asked.size = query[SampleField.size]
        asked.risk = query[SampleField.risk]
        return (asked, house.properties)
    }
}

extension FundsPage.Fund {
    fileprivate init(_ fund: FundMonth) {
        let scope: FundsPage.Scope =
            switch fund.scope {
            case .employeeDay: .employeeDay
            case .employeeMonth: .employeeMonth
            case .guestDay: .guestDay
            case .incident: .incident
            }
        self.init(
            month: fund.month,
            property: fund.property,
            scope: scope,
            isHard: fund.isHard,
            count: Int(fund.funds),
            people: fund.people.map { Int($0) },
            sums: [
                fund.granted, fund.used, fund.held, fund.repaid, fund.released, fund.reversed,
            ].map(PageMoney.init)
        )
    }
}

extension FundsPage.Hold {
    fileprivate init(_ hold: OpenHold) {
        self.init(
            code: hold.code,
            employee: hold.employee,
            property: hold.property,
            costCentre: hold.costCentre,
            amount: PageMoney(hold.amount),
            days: hold.days,
            expiresAt: hold.expiresAt
        )
    }
}

extension MeansPage.Total {
    fileprivate init(_ total: MeansTotal) {
        self.init(
            property: total.property,
            means: PageMeans(total.means),
            entries: Int(total.entries),
            sums: [total.out, total.back, total.net].map(PageMoney.init)
        )
    }
}

extension MeansPage.Owed {
    fileprivate init(_ owed: Owed) {
        self.init(
            name: owed.name,
            employee: owed.employee,
            property: owed.property,
            acts: Int(owed.acts),
            since: owed.since.map { CivilDate($0) },
            amount: PageMoney(owed.amount)
        )
    }
}

extension MeansPage.Paid {
    fileprivate init(_ paid: Reimbursement) {
        self.init(
            name: paid.name,
            employee: paid.employee,
            payback: OwnMoneyPage.Payback(paid)
        )
    }
}

extension SlipPage.Line {
    fileprivate init(_ line: Slip.Line) {
        self.init(
            number: line.number,
            code: line.code,
            kind: PageEntryKind(line.kind),
            employee: line.employee,
            costCentre: line.costCentre,
            occurredOn: CivilDate(line.occurredOn),
            out: PageMoney(line.out),
            back: PageMoney(line.back)
        )
    }
}

extension SamplePage.Drawn {
    fileprivate init(_ drawn: SampledEntry) {
        self.init(
            entry: JournalEntryValue(drawn.entry),
            signs: drawn.signs.map { $0 == .repeated ? .repeated : .atLimit }
        )
    }
}
