import ArgumentParser
import LatitudeFiles
import LatitudeStore
import Postgres

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "Keep the people who may act.",
        subcommands: [Import.self]
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring people to what the house's own list says.",
            discussion: """
                A line adds somebody, changes what is known of them, or lets them go after the \
                last day it gives; from the day after their tokens open nothing, and their heir \
                settles what they left open. Whoever is not in the list stays as they are. All \
                lines are taken or none: everything wrong is told by line and column.

                Prints a line for each person who is other than before, and the counts on \
                standard error. Run again it changes nothing.

                Columns, in any order: handle, name, e-mail, property, cost centre, roles, \
                language, from, until, heir. Handle, name, property, cost centre and from are \
                required.

                Example: latitude-server people import people.csv --dry-run
                """
        )

        @OptionGroup var options: StateOptions
        @OptionGroup var rehearsal: RehearsalOptions
        @Flag(help: "Print one JSON object.") var json = false
        @Argument(help: "people.csv, or - for standard input.") var file: String

        func run() async throws {
            let input = try InputFile(file)
            let report = try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    try await PeopleImport.run(
                        input,
                        isDryRun: rehearsal.dryRun,
                        over: connection
                    )
                }
            }
            if json {
                print(try Printed.json(report))
            } else {
                for line in report.lines { print(line) }
                Talk.say(report.counts)
            }
            if rehearsal.dryRun { Talk.say("dry run: nothing was changed") }
        }
    }
}

struct CertificationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certifications",
        abstract: "Keep the courses people have passed.",
        subcommands: [Import.self]
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record certificates from a list; each opens its owner's fund.",
            discussion: """
                All lines are taken or none: everything wrong is told by line and column. A \
                certificate that is recorded stays as it is; a renewal is a line of its own, with \
                another first day. Run again it changes nothing.

                Columns, in any order, all required: handle, course, from, until.

                Example: latitude-server certifications import certifications.csv
                """
        )

        @OptionGroup var options: StateOptions
        @OptionGroup var rehearsal: RehearsalOptions
        @Flag(help: "Print one JSON object.") var json = false
        @Argument(help: "certifications.csv, or - for standard input.") var file: String

        func run() async throws {
            let input = try InputFile(file)
            let report = try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    try await CertificationsImport.run(
                        input,
                        isDryRun: rehearsal.dryRun,
                        over: connection
                    )
                }
            }
            if json {
                print(try Printed.json(report))
            } else {
                for line in report.lines { print(line) }
                Talk.say("\(report.added) added, \(report.unchanged) unchanged")
            }
            if rehearsal.dryRun { Talk.say("dry run: nothing was changed") }
        }
    }
}
