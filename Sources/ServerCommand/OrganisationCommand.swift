import ArgumentParser
import Latitude
import LatitudeFiles
import LatitudeStore
import Messages
import Postgres
import Vault

struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation",
        abstract: "Set up the organisation, its properties and their cost centres.",
        subcommands: [Set.self]
    )

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name the organisation and add what is missing, from a file.",
            discussion: """
                Adds properties and cost centres that are in the file and not in the books, and \
                prints them. What is there stays as it is: a time zone, a currency, a language, a \
                means or a name that differs is told at its line, and nothing is changed. Run \
                again it adds nothing. The private PostgreSQL is brought up to date first. The \
                keys of a new house are made here, and never again: keep copies of them.

                Example: latitude-server organisation set organisation.yaml

                name: Grand Hotels
                properties:
                  - name: Grand
                    time zone: America/New_York
                    currency: USD
                    cost centres: {FO: Front office, FB: Food and beverage}
                """
        )

        @OptionGroup var options: StateOptions
        @OptionGroup var rehearsal: RehearsalOptions
        @Argument(help: "organisation.yaml, or - for standard input.") var file: String

        func run() async throws {
            let input = try InputFile(file)
            let settings = try Settings(options)
            let lines = try await Database.with(settings) { database in
                try await database.asOwner { connection in
                    if database.isEmbedded {
                        _ = try await Migrator(connection: connection, roles: settings.roles).run()
                    }
                    let lines = try await OrganisationCommand.set(
                        input,
                        isDryRun: rehearsal.dryRun,
                        over: connection
                    )
                    if !rehearsal.dryRun {
                        let keys = try await Keys.forSetUp(settings, over: connection)
                        try await SigningKeyStore(connection: connection)
                            .note(keys.signing.publicKey)
                    }
                    return lines
                }
            }
            for line in lines { print(line) }
            if lines.isEmpty { Talk.say("everything in \(input.name) is there already") }
            if rehearsal.dryRun { Talk.say("dry run: nothing was changed") }
        }
    }

    /// Takes the file over and tells what was added, a line each.
    static func set(
        _ input: InputFile,
        isDryRun: Bool,
        over connection: Connection
    ) async throws -> [String] {
        let written = try input.read(OrganisationFile.read)
        let plan = OrganisationPlan(
            name: written.name,
            properties: written.properties.map { property in
                (
                    PropertyPlan(
                        name: property.name,
                        timeZone: property.timeZone,
                        currency: property.currency,
                        language: property.language.rawValue,
                        defaultMeans: property.means
                    ),
                    property.costCentres.map { .init(code: $0.code, name: $0.name) }
                )
            }
        )
        let changes = try await OrganisationStore(connection: connection)
            .set(plan, isDryRun: isDryRun)
        let faults = changes.compactMap { fault($0, written, input) }
        if let faults = FileFaults(faults) { throw input.fault(faults) }
        return changes.compactMap { change in
            switch change {
            case .named(let name): "added\torganisation\t\(name)"
            case .property(let name): "added\tproperty\t\(name)"
            case .costCentre(let property, let code): "added\tcost centre\t\(property)\t\(code)"
            case .otherName, .differs: nil
            }
        }
    }

    private static func fault(
        _ change: OrganisationChange,
        _ written: WrittenOrganisation,
        _ input: InputFile
    ) -> FileFault? {
        switch change {
        case .named, .property, .costCentre: return nil
        case .otherName(let known):
            return input.fault(
                line: input.line(ofKey: "name") ?? 1,
                value: written.name,
                "name: this database is “\(known)” already; an organisation has one of its own"
            )
        case .differs(let place, let field, let known):
            let property = written.properties[place]
            let (key, value, advice) = words(field, property)
            return input.fault(
                line: input.line(ofKey: key, from: property.line) ?? property.line,
                value: value,
                "\(key): “\(property.name)” has “\(known)”\(advice)"
            )
        }
    }

    private static func words(
        _ field: OrganisationField,
        _ property: WrittenOrganisation.Property
    ) -> (key: String, value: String?, advice: String) {
        let never = ", which never changes, as acts are booked by it; write that"
        return switch field {
        case .timeZone: ("time zone", property.timeZone, never)
        case .currency: ("currency", property.currency.code, never)
        case .language: ("language", property.language.rawValue, ", which stays; write that")
        case .means: ("means", property.means.rawValue, ", which stays; write that")
        case .costCentre(let code):
            (
                "cost centres", property.costCentres.first { $0.code == code }?.name,
                " for \(code), which stays; write that, or another code"
            )
        }
    }
}
