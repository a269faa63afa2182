import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude funds`: what was granted, held, used and given back.
struct FundsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "funds",
        abstract: "Read what funds granted, hold and used, and open holds by age; for finance.",
        discussion: """
            Funds of all employees together, by month, property and scope; never by person. A \
            month stands as at its end: what was settled, paid back or undone since does not \
            change it. \
            Granted is what everybody certified could have drawn; 7/10 opened says that 10 people \
            could have, and that 7 funds were opened.

            Example:
              latitude funds --month 2026-10
              latitude funds --property Atlanta --scope guest_day
            """
    )
    static let refusalLead = "Not shown"

    @OptionGroup var place: FinanceOptions

    @Option(help: ArgumentHelp("What the funds are per, such as guest_day.", valueName: "scope"))
    var scope: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            var filter = FinanceFilter()
            (filter.month, filter.property, filter.kind) = (place.month, place.property, scope)
            let answer = try await session.client.funds(
                filter,
                PageRequest(limit: page.limit, before: page.before)
            )
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            let list = answer.value
            for line in FundListView.lines(list, clock: session.clock, palette: out.palette) {
                try out.write(line: line)
            }
            if list.funds.isEmpty { try session.talk("No fund is like this.") }
            if let next = list.next {
                try session.talk("More: the same with --before \(next)")
            }
        }
    }
}

/// Funds for people.
enum FundListView {
    /// Funds, and below an empty line the open holds.
    static func lines(_ list: FundList, clock: PropertyClock, palette: Palette) -> [String] {
        var table = Table(
            columns: [.left, .rest, .left, .left, .right, .right, .right, .right, .right]
        )
        if !list.funds.isEmpty {
            table.rows = [["", "", "", "", "opened", "granted", "used", "held", "back"]]
        }
        table.rows += list.funds.map { fund in
            let back = Money(
                minor: fund.repaid.minor + fund.released.minor + fund.reversed.minor,
                currency: fund.used.currency
            )
            return [
                fund.month ?? "incidents", Printable.line(fund.property), fund.scope.rawValue,
                fund.granted.currency.code,
                [fund.funds, fund.people].compactMap { $0.map { "\($0)" } }.joined(separator: "/"),
                fund.granted.grouped, fund.used.grouped,
                fund.held.grouped, back.grouped,
            ]
        }
        return table.lines(palette: palette)
            + (list.holds.isEmpty ? [] : [""] + holds(list, clock: clock, palette: palette))
    }

    private static func holds(
        _ list: FundList,
        clock: PropertyClock,
        palette: Palette
    ) -> [String] {
        var table = Table(columns: [.left, .right, .left, .left, .left, .rest, .left])
        table.rows = list.holds.map { hold in
            [
                hold.code, hold.amount.grouped, hold.amount.currency.code,
                hold.days == 1 ? "1 day" : "\(hold.days) days", Printable.line(hold.employee),
                Printable.line("\(hold.property), \(hold.costCentre)"),
                "until \(clock.text(hold.expiresAt))",
            ]
        }
        let sums = list.held.map { held in
            let holds = held.holds == 1 ? "1 hold" : "\(held.holds) holds"
            return "\(holds): \(held.amount.grouped) \(held.amount.currency)"
        }
        return table.lines(palette: palette) + sums
    }
}
