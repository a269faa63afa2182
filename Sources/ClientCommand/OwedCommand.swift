import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude owed`: what employees are owed for own money, and what they were paid back.
struct OwedCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "owed",
        abstract: "List what employees are owed for own money, by name; for finance.",
        discussion: """
            Own money they spent on guests, less what came back to them and what was paid back: \
            see latitude reimburse. With --paid what was paid back, latest first.

            Example:
              latitude owed
              latitude owed --paid
            """
    )
    static let refusalLead = "Not shown"

    @Flag(help: "List what was paid back instead, latest first.")
    var paid = false

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.owed()
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            let table =
                paid
                ? OwedView.table(answer.value.reimbursements)
                : OwedView.table(answer.value.owed)
            for line in table.lines(palette: out.palette) { try out.write(line: line) }
            if table.rows.isEmpty {
                try session.talk(
                    paid ? "Nobody was paid anything back." : "Nobody is owed anything."
                )
            }
        }
    }
}

/// What is owed and what was paid back, for people.
enum OwedView {
    static func table(_ owed: [Owed]) -> Table {
        var table = Table(columns: [.left, .left, .rest, .right, .left, .left])
        table.rows = owed.map { owed in
            [
                Printable.line(owed.name), Printable.line(owed.employee),
                Printable.line(owed.property), owed.amount.grouped, owed.amount.currency.code,
                owed.since.map { "since \(DayText.long($0))" } ?? "paid ahead",
            ]
        }
        return table
    }

    static func table(_ reimbursements: [Reimbursement]) -> Table {
        var table = Table(columns: [.left, .rest, .left, .right, .left, .left])
        table.rows = reimbursements.map { paid in
            [
                DayText.long(paid.paidOn), Printable.line(paid.name),
                Printable.line(paid.employee), paid.amount.grouped, paid.amount.currency.code,
                paid.withdrawnBy.map { "taken back by \(Printable.line($0))" }
                    ?? "noted by \(Printable.line(paid.by))",
            ]
        }
        return table
    }
}
