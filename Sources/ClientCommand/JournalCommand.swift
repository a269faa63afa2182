import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// What narrows the lists of finance.
struct FinanceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("One month, such as 2026-10.", valueName: "month"))
    var month: String?

    @Option(help: ArgumentHelp("A property: its number, name, or part of it.", valueName: "name"))
    var property: String?
}

/// `latitude journal`: entries, and what all that match moved.
struct JournalCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Read the journal, newest entry first, with totals; for finance.",
        discussion: """
            Money facts of the whole organisation, without words and guests. The page /journal
            shows the same, and gives it as CSV with a row for each posting. Evidence: there,
            missing_told (none, and words say why), missing, not_wanted.

            Example:
              latitude journal --month 2026-10 --property Atlanta
              latitude journal --from 2026-10-01 --to 2026-10-15 --centre FO --kind repay
              latitude journal --month 2026-10 --evidence missing
              latitude journal 7K2M
            """
    )
    static let refusalLead = "Not shown"

    @Argument(help: "The code of one act, or the number of one entry.")
    var reference: String?

    @OptionGroup var place: FinanceOptions

    @Option(help: ArgumentHelp("The first day booked on.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last day booked on.", valueName: "day"))
    var to: String?

    @Option(help: ArgumentHelp("The code of a cost centre.", valueName: "code"))
    var centre: String?

    @Option(help: ArgumentHelp("An account, such as petty_cash.", valueName: "account"))
    var account: String?

    @Option(help: ArgumentHelp("A kind of entry, such as repay.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("How the act stands with its evidence.", valueName: "state"))
    var evidence: EvidenceState?

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.journal(
                filter,
                PageRequest(limit: page.limit, before: page.before)
            )
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            let list = answer.value
            for line in JournalListView.lines(list, palette: out.palette) {
                try out.write(line: line)
            }
            if list.count == 0 { try session.talk("No entry is like this.") }
            if let next = list.next {
                try session.talk("More: the same with --before \(next)")
            }
        }
    }

    private var filter: FinanceFilter {
        var filter = FinanceFilter()
        filter.month = place.month
        filter.property = place.property
        (filter.from, filter.until) = (from, to)
        filter.costCentre = centre
        filter.account = account
        filter.kind = kind
        filter.evidence = evidence
        filter.reference = reference
        return filter
    }
}

/// The journal for people.
enum JournalListView {
    /// Entries, an empty line, and the totals of all that match; one entry alone with its postings.
    static func lines(_ list: JournalList, palette: Palette) -> [String] {
        guard !list.entries.isEmpty else { return [] }
        var entries = Table(columns: [
            .right, .left, .left, .left, .rest, .left, .right, .left, .left,
        ])
        entries.rows = list.entries.map { entry in
            [
                String(entry.number), entry.code, entry.kind.rawValue, "\(entry.bookedOn)",
                Printable.line("\(entry.property), \(entry.costCentre)"),
                Printable.line(entry.employee), entry.amount.grouped, entry.amount.currency.code,
                entry.evidence == .notWanted ? "" : entry.evidence.rawValue,
            ]
        }
        let postings = list.count == 1 ? list.entries.flatMap(postings) : []
        return entries.lines(palette: palette) + (postings.isEmpty ? [] : [""] + postings)
            + ["", count(list)] + totals(list)
    }

    private static func count(_ list: JournalList) -> String {
        let entries = list.count == 1 ? "1 entry" : "\(list.count) entries"
        return "\(entries) in all. Currencies are never added together."
    }

    private static func postings(_ entry: JournalEntry) -> [String] {
        var table = Table(columns: [.left, .right, .right])
        table.rows = entry.postings.map { posting in
            [Printable.line(posting.name), side(posting.debit), side(posting.credit)]
        }
        return table.lines(palette: Palette(isOn: false)) + ["Digest \(entry.digest)"]
    }

    private static func totals(_ list: JournalList) -> [String] {
        var table = Table(columns: [.left, .left, .right, .right])
        table.rows =
            list.totals.map { total in
                [
                    Printable.line(total.name), total.debit.currency.code, side(total.debit),
                    side(total.credit),
                ]
            }
            + list.sums.map { sum in
                ["Sum", sum.debit.currency.code, sum.debit.grouped, sum.credit.grouped]
            }
        return table.lines(palette: Palette(isOn: false))
    }

    /// Empty for nothing, as in a ledger.
    private static func side(_ money: Money) -> String { money.minor == 0 ? "" : money.grouped }
}
