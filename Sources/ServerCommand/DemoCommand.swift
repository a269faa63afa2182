import ArgumentParser
import Foundation
import LatitudeStore
import Postgres
import Vault

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty database with a demonstration organisation and its year.",
        discussion: """
            Six properties in five currencies, and a year up to now: acts, bills, own money paid \
            back, months closed, a plan; booked through the same functions as real ones. Where \
            the demonstration is there already its year stays as it is; the people get fresh \
            tokens. A database with an organisation of yours is left alone.

            Example: latitude-server demo --json | jq -r '.employees[0].token'
            """
    )

    @OptionGroup var options: StateOptions
    @Option(help: "What the year follows from: the same seed, the same acts.")
    var seed: UInt64 = 1
    @Option(help: "How many recoveries, at least \(DemoYear.fewest).")
    var recoveries = 2_000
    @Flag(help: "Print one JSON object with every employee’s token.") var json = false

    func validate() throws {
        guard (DemoYear.fewest...1_000_000).contains(recoveries) else {
            throw ValidationError(
                "--recoveries takes a number from \(DemoYear.fewest) to 1000000."
            )
        }
    }

    func run() async throws {
        let settings = try Settings(options)
        let view = try await Database.with(settings) { database in
            try await database.asOwner { connection in
                let keys = try await Keys.forSetUp(settings, over: connection)
                let view = try await Self.fill(
                    connection,
                    keys: keys.master,
                    roles: settings.roles,
                    seed: seed,
                    recoveries: recoveries
                )
                try await SigningKeyStore(connection: connection).note(keys.signing.publicKey)
                return view
            }
        }
        print(try json ? view.json() : view.text(), terminator: "")
    }

    /// Migrates, writes the year unless it is there, and gives everybody a fresh token.
    ///
    /// Throws a `Fault` with exit code 78 where an organisation in earnest is.
    static func fill(
        _ connection: Connection,
        keys: MasterKeys,
        roles: RoleNames = .standard,
        seed: UInt64,
        recoveries: Int
    ) async throws -> DemoView {
        let store = DemoStore(connection: connection, keys: keys)
        let existing = try await store.existing()
        if case .organisation = existing {
            throw Fault(
                """
                this database holds an organisation that is no demonstration, and it was left \
                as it is: choose another --state DIR or database
                """,
                exitCode: 78
            )
        }
        try await Migrator(connection: connection, roles: roles).run()
        var written: DemoView.Written?
        switch existing {
        case .nothing, .tables:
            written = try await write(store, seed: seed, recoveries: recoveries)
        case .demo, .organisation: break
        }
        return DemoView(
            organisation: try await store.name(),
            employees: try await store.employees(),
            written: written
        )
    }

    private static func write(
        _ store: DemoStore,
        seed: UInt64,
        recoveries: Int
    ) async throws -> DemoView.Written {
        let now = Date()
        let year = try DemoYear(seed: seed, recoveries: recoveries, now: now)
        let progress = DemoProgress(year.acts)
        let answers = try await store.write(
            DemoPlan.house(DemoCalendar(now: now), plan: year.plan),
            acts: year.acts
        ) { progress.tell($0) }
        progress.finish()
        return DemoView.Written(acts: year.acts, answers: answers)
    }
}

/// Says on standard error how far the year is written: a line that changes on a terminal, a line
/// for every fifth of it elsewhere.
struct DemoProgress: Sendable {
    private let total: Int
    private let step: Int
    private let isTerminal = isatty(STDERR_FILENO) == 1

    init(_ acts: [DemoAct]) {
        total = acts.count
        step = max(1, isTerminal ? acts.count / 200 : acts.count / 5)
    }

    /// Tells that so many acts are written, unless it was told of nearly as many before.
    func tell(_ count: Int) {
        guard count.isMultiple(of: step) else { return }
        let percent = (count * 100 + total / 2) / max(1, total)
        write(isTerminal ? "\r\u{1B}[Kthe year: \(percent) %" : "the year: \(percent) %\n")
    }

    /// Clears the line that changes.
    func finish() {
        if isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
