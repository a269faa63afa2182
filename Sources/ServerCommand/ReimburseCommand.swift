import ArgumentParser
import Latitude
import LatitudeStore
import Messages

struct ReimburseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reimburse",
        abstract: "Note that somebody was paid back own money, where finance cannot.",
        discussion: """
            Nobody of finance notes what they are paid back themselves. Where there is one \
            controller, you note it here, once it is paid; it is shown as noted by the operator. \
            The same sum on the same day is noted once, so the line may be run again. With \
            --withdraw the latest note about them is taken back, for a reason of ten characters \
            or more.

            Example: latitude-server reimburse fay 95 --on 2026-10-31
            """
    )

    @OptionGroup var options: StateOptions
    @Argument(help: "The handle of who was paid.") var employee: String
    @Argument(help: "How much, in the currency of where they work unless it names another.")
    var amount: String?
    @Option(help: "The day it was paid, such as 2026-10-31 (default: today).") var on: String?
    @Option(help: "Take the latest note about them back, and say why.") var withdraw: String?

    func validate() throws {
        guard (amount == nil) == (withdraw != nil), withdraw == nil || on == nil else {
            throw ValidationError("Name an amount, or take a note back with --withdraw.")
        }
        guard on == nil || on.flatMap({ Day($0) }) != nil else {
            throw ValidationError("--on takes a day such as 2026-10-31.")
        }
    }

    func run() async throws {
        do {
            try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    let desk = OperatorDesk(connection: connection)
                    if let withdraw {
                        let reason = try Reason(withdraw, field: "withdraw")
                        try await desk.withdraw(paymentTo: employee, for: reason)
                    } else {
                        try await desk.note(amount ?? "", to: employee, on: on.flatMap { Day($0) })
                    }
                }
            }
        } catch let refusal as Refusal {
            throw Fault(refusal)
        }
        Talk.say(withdraw == nil ? "noted" : "taken back")
    }
}

extension Fault {
    /// What the books refuse an operator.
    init(_ refusal: Refusal) {
        let entry = refusal.code.entry
        let text = [entry.title, refusal.detail(in: .en)].compactMap(\.self)
        self.init(text.joined(separator: " "), exitCode: entry.exitCode)
    }
}
