import ArgumentParser
import LatitudeStore

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database to the shape this version expects.",
        discussion: """
            May be run at any time and from several machines at once. The database's roles are \
            made once by a superuser: latitude-server migrate --print-roles | psql
            """
    )

    @OptionGroup var options: StateOptions
    @Flag(help: "Print the SQL that makes the roles, and stop.") var printRoles = false

    func run() async throws {
        let settings = try Settings(options)
        if printRoles {
            print(settings.roles.script, terminator: "")
            return
        }
        try await Database.with(settings) { database in
            let applied = try await database.asOwner {
                try await Migrator(connection: $0, roles: settings.roles).run()
            }
            for name in applied { print("applied \(name)") }
            if applied.isEmpty { print("nothing to apply") }
        }
    }
}
