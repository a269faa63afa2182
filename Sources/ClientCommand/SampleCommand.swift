import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude sample`: entries drawn for checking.
struct SampleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draw entries for checking, by a seed or by signs of risk; for finance.",
        discussion: """
            The same seed draws the same entries on every machine. With --risk only those are drawn
            from that bear a sign: repeated (the third act or a later one of one employee for one
            guest within thirty days) or at_limit (a round sum that is a limit, or up to two in a
            hundred below it). A sign is a question, never a finding.

            Example:
              latitude sample 25 --seed 42 --month 2026-10
              latitude sample --risk
            """
    )
    static let refusalLead = "Not drawn"

    @Argument(help: "How many at most, 1 to 200 (default: 25).")
    var size: Int?

    @Option(help: ArgumentHelp("What the order follows from (default: 1).", valueName: "number"))
    var seed: Int64?

    @Flag(help: "Only entries with a sign of risk.")
    var risk = false

    @OptionGroup var place: FinanceOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let size, !(1...200).contains(size) { throw ValidationError("The size is 1 to 200.") }
        if let seed, seed < 0 { throw ValidationError("--seed is a whole number from 0 on.") }
    }

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            var filter = FinanceFilter()
            (filter.month, filter.property) = (place.month, place.property)
            let answer = try await session.client.sample(
                size: size,
                seed: seed,
                isRisk: risk,
                filter
            )
            let (out, sample) = (context.console.out, answer.value)
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            var table = Table(
                columns: [.right, .left, .left, .left, .rest, .left, .right, .left, .left]
            )
            table.rows = sample.entries.map { drawn in
                let entry = drawn.entry
                return [
                    String(entry.number), entry.code, entry.kind.rawValue, "\(entry.bookedOn)",
                    Printable.line("\(entry.property), \(entry.costCentre)"),
                    Printable.line(entry.employee), entry.amount.grouped,
                    entry.amount.currency.code, drawn.signs.map(\.rawValue).joined(separator: " "),
                ]
            }
            for line in table.lines(palette: out.palette) { try out.write(line: line) }
            let drawn = "\(sample.entries.count) of \(sample.population), seed \(sample.seed)."
            try session.talk(sample.entries.isEmpty ? "There is nothing to draw from." : drawn)
        }
    }
}
