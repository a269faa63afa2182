import ArgumentParser
import LatitudeStore
import Postgres

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "List what has been kept for long enough, and erase it with --apply.",
        discussion: """
            Due are guests whose last act is older, by the database's clock, and acts about \
            nobody known; not those with money on hold. Prints a line for each: the day of the \
            last act, and the codes. Erasing destroys the keys of the words, as guest erase does; \
            amounts and chains stay. Run again it finds nothing more.

            Example, for a timer: latitude-server retention --months 24 --apply
            """
    )

    @OptionGroup var options: StateOptions
    @Option(help: "How many months words are kept.") var months = 24
    @Flag(help: "Erase what is due.") var apply = false
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard (1...1_200).contains(months) else {
            throw ValidationError("--months takes a number from 1 to 1200.")
        }
    }

    func run() async throws {
        let report = try await Database.with(try Settings(options)) { database in
            try await database.asOwner { connection in
                try await Self.run(months: months, applies: apply, over: connection)
            }
        }
        if json {
            print(try Printed.json(report))
        } else {
            for item in report.due {
                print("\(item.lastDay)\t\(item.codes.joined(separator: " "))")
            }
        }
        let sentence =
            apply
            ? "\(report.erased) erased" : "\(report.due.count) due; --apply erases them for good"
        Talk.say(sentence)
    }

    /// What is due, and how many of it were erased.
    struct Report: Encodable, Sendable {
        let due: [RetentionItem]
        let erased: Int
    }

    /// Finds what is due and, where it applies, erases it.
    static func run(
        months: Int,
        applies: Bool,
        over connection: Connection
    ) async throws -> Report {
        let store = RetentionStore(connection: connection)
        let due = try await store.due(months: months)
        let erased = applies ? try await store.erase(due, months: months) : 0
        return Report(due: due, erased: erased)
    }
}
