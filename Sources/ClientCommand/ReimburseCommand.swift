import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude reimburse`: notes that somebody was paid back own money.
struct ReimburseCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reimburse",
        abstract: "Note that somebody was paid back own money, or take such a note back.",
        discussion: """
            For finance, once it is paid. Without an amount it is all that is owed. The payment \
            is booked where wages are: here it is noted, so that nobody is paid twice. The same \
            sum on the same day is noted once, so the line may be typed again. What you are paid \
            back yourself a colleague notes, or the operator: latitude-server reimburse.

            Example:
              latitude reimburse norma
              latitude reimburse norma 95 --on 2026-10-31
              latitude reimburse norma --withdraw "she was not paid yet"
            """
    )
    static let refusalLead = "Not noted"

    @Argument(help: "The handle of who was paid.")
    var handle: String

    @Argument(help: "How much (default: all that is owed).")
    var amount: String?

    @Option(help: ArgumentHelp("The day it was paid (default: today).", valueName: "day"))
    var on: String?

    @Option(
        help: ArgumentHelp("Take the latest note about them back, and say why.", valueName: "why")
    )
    var withdraw: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard withdraw == nil || (amount == nil && on == nil) else {
            throw ValidationError("--withdraw takes the latest note back and nothing else.")
        }
    }

    func run(in context: Context) async throws {
        let handle = handle.lowercased()
        let day = try on.map { text throws(Refusal) in
            guard let day = Day(text) else {
                throw Refusal(.valueMalformed, detail: "“\(text)” is no day such as 2026-10-31.")
            }
            return day
        }
        let reason = try withdraw.map { text throws(Refusal) in
            try Reason(text, field: "withdraw")
        }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let list = try await session.client.owed().value
            let day = day ?? session.clock.today
            let answer =
                if let reason {
                    try await session.client.withdraw(
                        try Self.latest(of: handle, in: list),
                        for: reason
                    )
                } else {
                    try await session.client.reimburse(
                        ReimbursementBody(
                            employee: handle,
                            amount: try sum(of: handle, list, on: day, in: session),
                            paidOn: day
                        )
                    )
                }
            try session.tell(answer.body, json: global.json) { _ in
                ReimbursementView.card(answer.value)
            }
        }
    }

    /// What is typed, in the currency they are owed in unless it says another; all that is owed
    /// when nothing is.
    private func sum(
        of handle: String,
        _ list: OwedList,
        on day: Day?,
        in session: Session
    ) throws -> Money {
        let owed = list.owed.filter { $0.employee == handle && $0.amount.minor > 0 }
        if let amount {
            guard owed.count == 1, let only = owed.first else {
                return try session.amount(amount)
            }
            return try AmountText.parse(amount, home: only.amount.currency)
        }
        // Typed again, it is the sum noted then.
        let known = list.reimbursements.first {
            $0.employee == handle && $0.withdrawnBy == nil && $0.paidOn == day
        }
        if owed.isEmpty, let known { return known.amount }
        guard let first = owed.first else {
            throw Refusal(.overOwed, detail: "Nothing is owed to \(handle).")
        }
        guard owed.count == 1 else {
            let sums = owed.map { "\($0.amount)" }.joined(separator: ", ")
            throw Refusal(
                .amountMissing,
                detail: "They are owed in several currencies: \(sums).",
                youCan: ["name one: latitude reimburse \(handle) AMOUNT"]
            )
        }
        return first.amount
    }

    private static func latest(of handle: String, in list: OwedList) throws -> Identifier {
        let standing = list.reimbursements.filter {
            $0.employee == handle && $0.withdrawnBy == nil
        }
        guard let latest = standing.max(by: { $0.notedAt < $1.notedAt }) else {
            throw Refusal(.reimbursementUnknown, detail: "None to \(handle) is noted.")
        }
        return latest.id
    }
}

/// A reimbursement for people.
enum ReimbursementView {
    static func card(_ paid: Reimbursement) -> Card {
        let sum = "\(paid.amount.grouped) \(paid.amount.currency)"
        let isWithdrawn = paid.withdrawnBy != nil
        return Card(
            tone: .good,
            lead: isWithdrawn ? "Taken back." : "Noted.",
            text: isWithdrawn
                ? "\(sum) is owed to \(Printable.line(paid.name)) again."
                : "\(Printable.line(paid.name)) was paid back \(sum) "
                    + "on \(DayText.long(paid.paidOn)).",
            tag: Printable.line(paid.employee),
            rows: [.fact("Later", "latitude owed")]
        )
    }
}
