import ArgumentParser
import Foundation
import Latitude
import LatitudeStore
import Messages
import Postgres
import Vault

/// Which guest is meant: that of an act, or everybody known by a name at a property.
struct GuestOptions: ParsableArguments {
    @Argument(help: "The code of an act for the guest.") var code: String?
    @Option(help: "The guest's name as typed at the desk; with --property.") var guest: String?
    @Option(help: "The property's name.") var property: String?

    func validate() throws {
        guard (code == nil) != (guest == nil), (guest == nil) == (property == nil) else {
            throw ValidationError("Give the code of an act, or --guest NAME with --property NAME.")
        }
    }

    /// The guests, or the one act that is about nobody known; empty when a name is nobody's.
    func subjects(_ store: GuestStore, over connection: Connection) async throws -> [GuestSubject] {
        if let code {
            guard let reference = RecoveryReference(code),
                let subject = try await store.subject(of: reference)
            else { throw Fault("“\(code)” is no code of an act", exitCode: 65) }
            return [subject]
        }
        guard let guest, let property else { return [] }
        let known = try await OrganisationStore(connection: connection).properties()
        guard known.contains(where: { $0.plan.name == property }) else {
            throw Fault.noProperty(property, known.map(\.plan.name))
        }
        let label: GuestLabel
        do {
            label = try GuestLabel(guest, kind: .guest)
        } catch {
            throw Fault("“\(guest.prefix(40))” is no guest's name", exitCode: 65)
        }
        return try await store.subjects(knownBy: label, at: property)
    }
}

struct GuestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guest",
        abstract: "Tell, find and erase what is kept about a guest.",
        subcommands: [Export.self, Erase.self, Find.self]
    )

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print everything that is kept about a guest.",
            discussion: """
                Label, acts with all words and amounts, outcomes, stories, letters, and who read \
                it when; that this was read is noted too. Names of a guest in the words of acts \
                for somebody else are found by latitude-server guest find.

                Example: latitude-server guest export --guest "Ms Ito" --property Grand --json
                """
        )

        @OptionGroup var options: StateOptions
        @OptionGroup var whom: GuestOptions
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let records = try await GuestCommand.with(options) { store, connection in
                var records: [GuestRecord] = []
                for subject in try await whom.subjects(store, over: connection) {
                    records.append(try await store.record(of: subject))
                }
                return records
            }
            if json {
                print(try Printed.json(["guests": records]))
            } else {
                print(records.map(GuestView.text).joined(separator: "\n"), terminator: "")
                if records.isEmpty { Talk.say("nothing is kept under that name") }
            }
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase what was written about a guest, for good.",
            discussion: """
                Destroys the keys of the label and of every word about the guest, and takes plain \
                words of shared stories out; amounts and chains stay, and the books still prove \
                themselves. Of an act that is about nobody known, its own words are erased. While \
                money is on hold for the guest nothing is erased. Run again it changes nothing.

                Backups of the database keep the keys until they are gone themselves.

                Example: latitude-server guest erase --guest "Ms Ito" --property Grand --dry-run
                """
        )

        @OptionGroup var options: StateOptions
        @OptionGroup var whom: GuestOptions
        @OptionGroup var rehearsal: RehearsalOptions

        func run() async throws {
            let lines = try await GuestCommand.with(options) { store, connection in
                try await GuestCommand.erase(
                    try await whom.subjects(store, over: connection),
                    isDryRun: rehearsal.dryRun,
                    from: store
                )
            }
            for line in lines { print(line) }
            if lines.isEmpty { Talk.say("nothing is kept under that name") }
            if rehearsal.dryRun { Talk.say("dry run: nothing was changed") }
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the acts whose words or label have a text in them.",
            discussion: """
                Opens everything that is kept, so it takes a moment. Prints the act's code, and \
                where the text is: label, words, note, outcome, story or evidence. Case and blanks \
                make no difference.

                Example: latitude-server guest find "ito"
                """
        )

        @OptionGroup var options: StateOptions
        @Argument(help: "What to look for.") var text: String

        func validate() throws {
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw ValidationError("Give a text to look for.")
            }
        }

        func run() async throws {
            let settings = try Settings(options)
            try await Database.with(settings) { database in
                let keys = try Keys.load(settings).master
                try await database.asOwner { connection in
                    let search = GuestSearch(connection: connection, keys: keys)
                    let unreadable = try await search.run(text) { hit in
                        print("\(hit.code)\t\(hit.place)")
                    }
                    if unreadable > 0 {
                        Talk.say(Messages.of(.en)("unreadable.notSearched", count: unreadable))
                    }
                }
            }
        }
    }

    /// Erases each and tells its codes, a line each; throws a `Fault` before anything is erased
    /// where money is on hold.
    static func erase(
        _ subjects: [GuestSubject],
        isDryRun: Bool,
        from store: GuestStore
    ) async throws -> [String] {
        // Rehearsed first, so that several guests of one name are erased all or none.
        for subject in subjects {
            let holds = try await store.erase(subject, isDryRun: true).openHolds
            guard holds.isEmpty else {
                throw Fault(
                    "money is on hold for this guest: settle or release "
                        + "\(holds.joined(separator: ", ")) first",
                    exitCode: 65
                )
            }
        }
        var lines: [String] = []
        for subject in subjects {
            let erasure = try await store.erase(subject, isDryRun: isDryRun)
            let codes = erasure.codes.joined(separator: " ")
            lines.append(erasure.texts == 0 ? "erased before\t\(codes)" : "erased\t\(codes)")
        }
        return lines
    }

    private static func with<R: Sendable>(
        _ options: StateOptions,
        _ body: (GuestStore, Connection) async throws -> R
    ) async throws -> R {
        let settings = try Settings(options)
        return try await Database.with(settings) { database in
            let keys = try Keys.load(settings).master
            return try await database.asOwner { connection in
                try await body(GuestStore(connection: connection, keys: keys), connection)
            }
        }
    }
}

/// What is kept about a guest, for people.
enum GuestView {
    static func text(_ record: GuestRecord) -> String {
        var lines: [String] = []
        if let kind = record.kind, let property = record.property, let since = record.since {
            let label = record.label ?? "(erased)"
            lines.append("\(label), \(kind) at \(property), known since \(since)")
        } else {
            lines.append("An act about nobody known")
        }
        if let erasedAt = record.erasedAt { lines.append("  Erased \(erasedAt)") }
        for act in record.acts { lines += Self.lines(act) }
        if !record.readings.isEmpty { lines.append("  Read by") }
        for reading in record.readings {
            let reader = reading.employee ?? "whoever runs the server"
            lines.append("    \(reading.at)  \(reader), \(reading.route)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ act: GuestRecord.Act) -> [String] {
        var lines = ["  \(act.code)  \(act.occurredAt)  \(act.kind) by \(act.employee)"]
        var sums = ["\(act.spent) spent"]
        if act.held.minor > 0 { sums.append("\(act.held) held") }
        if act.repaid.minor > 0 { sums.append("\(act.repaid) repaid") }
        if act.minutes > 0 { sums.append("\(act.minutes) minutes") }
        if act.isUndone { sums.append("undone") }
        lines.append("    \(sums.joined(separator: ", "))")
        lines.append("    What     \(act.what ?? "(erased)")")
        if let wrong = act.wrong { lines.append("    Wrong    \(wrong)") }
        if let place = act.place { lines.append("    Place    \(place)") }
        for (name, texts) in [
            ("Then", act.notes), ("Outcome", act.outcomes), ("Story", act.stories),
            ("Letter", act.letters),
        ] {
            for text in texts {
                let words = text.words.map { ": \($0)" } ?? ""
                lines.append("    \(name)  \(text.at)  \(text.label)\(words)")
            }
        }
        for bill in act.evidence {
            let file = bill.content.map { "\(bill.mediaType ?? ""), \($0.count) bytes; in --json" }
            let told = bill.reason.map { "missing: \($0)" }
            lines.append("    Bill     \(bill.at)  \(file ?? told ?? "(erased)")")
        }
        return lines
    }
}
