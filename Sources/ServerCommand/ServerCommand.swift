import ArgumentParser
import EmbeddedPostgres
import Foundation
import LatitudeServer
import LatitudeStore
import Messages
import Passphrase
import Postgres
import Vault

@main
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latitude-server",
        abstract: "Keeps every employee's discretionary fund, and the books behind it.",
        discussion: """
            Without a database of yours it starts a private PostgreSQL of its own, in --state. \
            With LATITUDE_DATABASE_URL (app role) and LATITUDE_OWNER_URL (owner role) it uses \
            yours and starts none.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, CheckCommand.self, CheckConfigCommand.self,
            CheckpointCommand.self, VerifyCommand.self,
            DemoCommand.self, OrganisationCommand.self, PeopleCommand.self,
            CertificationsCommand.self, PolicyCommand.self, TokenCommand.self,
            EnrolCommand.self, PinCommand.self, DeskCommand.self, GuestCommand.self,
            RetentionCommand.self, ReimburseCommand.self, SigningCommand.self, VaultCommand.self,
            TrialCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as Fault {
            error.report()
            exit(withError: ExitCode(error.exitCode))
        } catch {
            exit(withError: error)
        }
    }
}

/// What a command says besides its data: on standard error, a line each.
enum Talk {
    static func say(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}

/// Why a command stopped: one sentence on standard error, and an exit code.
struct Fault: Error {
    let text: String
    let exitCode: Int32
    /// What is told before it, a line each, such as everything wrong in a file.
    var lines: [String] = []

    func report() {
        for line in lines { Talk.say(line) }
        Talk.say("latitude-server: \(text)")
    }

    /// What an error from below means to an operator.
    init(_ error: any Error) {
        switch error {
        case let fault as Fault: self = fault
        case let error as ClusterError:
            self.init(error.description, exitCode: error.exitCode)
        case let error as MigrationError: self.init(error.description, exitCode: 78)
        case let error as ServerSettingsError: self.init(error.description, exitCode: 78)
        case let error as SessionSettings.Difference:
            self.init(error.sentence.text(in: .en), exitCode: 78)
        case let error as VaultKeyError: self.init(error.description, exitCode: 78)
        case let error as SigningKeyError:
            let text = Messages.of(.en)("operator.otherSigningKey", ["id": error.given])
            self.init(text, exitCode: 78)
        case let error as VaultFault: self.init(error.description, exitCode: 78)
        case let error as HasherFault: self.init(error.description, exitCode: 69)
        case let error as PostgresError: self.init(error)
        default: self.init("\(error)", exitCode: 70)
        }
    }

    init(_ text: String, exitCode: Int32) {
        self.text = text
        self.exitCode = exitCode
    }

    private init(_ error: PostgresError) {
        switch error {
        case .unreachable, .deadlineExceeded, .poolExhausted, .closed:
            self.init("the database cannot be reached: \(error)", exitCode: 69)
        case .outcomeUnknown:
            self.init("the database did not answer: \(error); run the command again", exitCode: 75)
        case .refused(let report)
        where [.undefinedTable, .undefinedFunction].contains(report.sqlState):
            self.init("the database has no tables yet: run latitude-server migrate", exitCode: 78)
        case .refused(let report) where !report.message.isEmpty:
            let words = ["words": report.message, "code": "\(report.sqlState)"]
            self.init(Messages.of(.en)("operator.refused", words), exitCode: 70)
        case .refused, .unexpectedResult:
            self.init("the database refused: \(error)", exitCode: 70)
        }
    }
}
