import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude close`: nothing more is booked in a month.
struct CloseCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a month, so that nothing more is booked in it; or open it again.",
        discussion: """
            For finance. Months are closed oldest first, once they are over in every time zone. \
            What comes later is booked on the first open day and keeps the day it happened. \
            Bills that are missing are told and keep no month open.

            Example:
              latitude close 2026-10
              latitude close --list
              latitude close --list 2026-10
              latitude close 2026-10 --reopen "a bill of 30 October came late"
            """
    )
    static let refusalLead = "Not closed"

    @Argument(help: "The month, such as 2026-10.")
    var month: String?

    @Flag(
        help: """
            List the months, and when each was closed and opened again; with a month, also how \
            the books stood at its end.
            """
    )
    var list = false

    @Option(help: ArgumentHelp("Open the month again, for a reason.", valueName: "why"))
    var reopen: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard list || month != nil, !list || reopen == nil else {
            throw ValidationError("Name one month, or --list.")
        }
    }

    func run(in context: Context) async throws {
        let month = try month.map { text throws(Refusal) in try MonthText.parse(text) }
        let reason = try reopen.map { text throws(Refusal) in try Reason(text, field: "reason") }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            guard !list, let month else { return try await show(month, in: session) }
            let body = PeriodBody(
                state: reason == nil ? .closed : .open,
                reason: reason?.text
            )
            let answer = try await session.client.setPeriod(month, body)
            try session.tell(answer.body, json: global.json) { _ in
                PeriodView.card(answer.value)
            }
        }
    }

    private func show(_ month: Month?, in session: Session) async throws {
        let answer =
            if let month {
                try await session.client.period(month)
            } else {
                try await session.client.periods()
            }
        let out = session.context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        for line in PeriodView.lines(
            answer.value.periods,
            clock: session.clock,
            palette: out.palette
        ) {
            try out.write(line: line)
        }
    }
}

/// Months below each other, and one by itself.
enum PeriodView {
    /// What a month has become.
    static func card(_ period: Period) -> Card {
        let month = MonthText.long(period.month)
        switch period.state {
        case .closed:
            return Card(
                tone: .good,
                lead: "Closed.",
                text: "Nothing more is booked in \(month).",
                tag: "\(period.month)",
                rows: evidence(period)
                    + [.fact("Later", "latitude export \(period.month) --format csv")]
            )
        case .open:
            return Card(
                tone: .good,
                lead: "Open again.",
                text: "Acts are booked in \(month) until it is closed.",
                tag: "\(period.month)",
                rows: evidence(period) + [.fact("Later", "latitude close \(period.month)")]
            )
        }
    }

    /// How the books stood at the end of a month, a line for each figure and currency.
    private static func end(_ end: Period.End) -> [[String]] {
        let booked = end.booked.map { sum in
            let postings = sum.postings == 1 ? "1 posting" : "\(sum.postings) postings"
            return ["booked", "\(postings), \(sum.debit.grouped) \(sum.debit.currency)"]
        }
        let held = end.held.map { sum in
            let holds = sum.holds == 1 ? "1 hold" : "\(sum.holds) holds"
            return ["held at the end", "\(holds), \(sum.amount.grouped) \(sum.amount.currency)"]
        }
        let owed = end.owed.map { ["owed at the end", "\($0.grouped) \($0.currency)"] }
        return booked + (held.isEmpty ? [["held at the end", "nothing"]] : held)
            + (owed.isEmpty ? [["owed at the end", "nothing"]] : owed)
    }

    /// What is missing, and where it is seen; nothing where nothing is.
    private static func evidence(_ period: Period) -> [Card.Row] {
        guard !period.missingEvidence.isEmpty else { return [] }
        return [
            .lines("Evidence", period.missingEvidence.map { "missing: \(text($0))" }),
            .fact("See", "latitude journal --month \(period.month) --evidence missing"),
        ]
    }

    private static func text(_ missing: Period.Missing) -> String {
        let acts = missing.acts == 1 ? "1 act" : "\(missing.acts) acts"
        return "\(acts), \(missing.amount.grouped) \(missing.amount.currency)"
    }

    /// A line for each month, in the order they come, with one for each currency in which evidence
    /// is missing and one for each change.
    static func lines(_ periods: [Period], clock: PropertyClock, palette: Palette) -> [String] {
        var table = Table(columns: [.left, .left, .left, .rest])
        for period in periods {
            let isUnderWay = period.state == .open && !period.isOver
            let state = isUnderWay ? "under way" : period.state.rawValue
            let missing = period.missingEvidence.map { ["evidence missing", text($0)] }
            let changes = period.changes.map { change in
                let who = [change.by, change.reason].compactMap(\.self).joined(separator: ": ")
                let verb = change.state == .closed ? "closed" : "opened"
                return ["\(verb) \(clock.text(change.at))", Printable.line(who)]
            }
            let lines = (period.end.map(end) ?? []) + missing + changes
            for (index, line) in (lines.isEmpty ? [["", ""]] : lines).enumerated() {
                let head = index == 0 ? ["\(period.month)", state] : ["", ""]
                table.rows.append(head + line)
            }
        }
        return table.lines(palette: palette)
    }
}
