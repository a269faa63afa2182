import ArgumentParser
import Foundation
import LatitudeServer
import LatitudeStore
import Messages

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove that the books are in order.",
        discussion: """
            Recomputes every chain, digest, total and balance, compares what was set up with the \
            register, and opens every sealed text. Tables, functions, triggers, policies and \
            rights are compared with a scratch schema, which it installs and rolls back; that \
            takes the owner's right to make one, and what was not compared is a finding. Each \
            finding is a line: the check, and what it found. Exits 0 when there is none, else 7.
            """
    )

    @OptionGroup var options: StateOptions
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        let settings = try Settings(options)
        let findings = try await Database.with(settings) { database in
            let keys = try Keys.load(settings).master
            return try await database.asOwner {
                try await BookCheck(connection: $0, keys: keys, roles: settings.roles).run()
            }
        }
        if json {
            let report = Report(inOrder: findings.isEmpty, findings: findings)
            print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
        } else {
            for finding in findings { print("\(finding.check)\t\(finding.text)") }
            if findings.isEmpty { print("The books are in order.") }
        }
        if !findings.isEmpty { throw ExitCode(7) }
    }

    private struct Report: Encodable {
        let inOrder: Bool
        let findings: [BookCheck.Finding]
    }
}

struct CheckConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Print the settings in force, secrets masked.",
        discussion: """
            Flags go before the environment (LATITUDE_ and the key in capitals, points as \
            underscores), that before the file, that before defaults. What serve would refuse \
            is refused here, with 78; the database is not asked.
            """
    )

    @OptionGroup var options: StateOptions

    func run() async throws {
        let settings = try Settings(options)
        let listening = try settings.listening()
        for line in settings.lines {
            print("\(line.key): \(line.value)")
        }
        if let warning = listening.tls?.warning() { Talk.say(warning.text(in: .en)) }
    }
}
