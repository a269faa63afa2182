import ArgumentParser
import ChainVerification
import Foundation
import LatitudeStore
import Vault

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute every chain, and compare it with a checkpoint.",
        discussion: """
            Finds whatever was changed, deleted, inserted or put in another order; with --against \
            also a history that was rewritten whole. Each finding is a line, the first bad entry \
            first. Exits 0 when there is none, else 7. \
            Example: latitude-server verify --against /mnt/worm/2026-11-24.checkpoint
            """
    )

    @OptionGroup var options: StateOptions
    @Option(help: .init("A checkpoint kept elsewhere.", valueName: "file"))
    var against: String?
    @Option(help: .init("The key that checks its signature; ours without it.", valueName: "file"))
    var key: String?

    func run() async throws {
        let settings = try Settings(options)
        let begun = ContinuousClock.now
        let (report, others) = try await Database.with(settings) { database in
            let noted = try await database.asOwner {
                try await SigningKeyStore(connection: $0).known().signing
            }
            let known = try checkpoint(settings, noted: noted)
            let report = try await ChainVerifier(database.owner).run()
            let others = try await database.asOwner { connection in
                var found: [String] = []
                if let known {
                    found += try await CheckpointStore(connection: connection)
                        .differences(from: known).map { "checkpoint\t\($0)" }
                }
                return found
                    + (try await BookCheck(connection: connection).run(only: ["register_rows"]))
                    .map { "\($0.check)\t\($0.text)" }
            }
            return (report, others)
        }
        let findings =
            report.entryFindings.map { "entry_whole\t\($0)" }
            + report.fundFindings.map { "fund_chain\t\($0)" } + others
        for finding in findings { print(finding) }
        tell(report, since: begun, found: findings.count)
        if !findings.isEmpty { throw ExitCode(7) }
    }

    /// What was done goes beside the findings, which are for programs.
    private func tell(
        _ report: ChainVerifier.Report,
        since begun: ContinuousClock.Instant,
        found: Int
    ) {
        let took = begun.duration(to: .now)
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        let rate = Int(Double(report.entryCount) / max(seconds, 0.001))
        let end =
            found == 0
            ? against == nil
                ? "The chains are whole." : "The chains are whole and lead through the checkpoint."
            : "\(found) findings, the first bad one first."
        let line =
            "\(report.entryCount) entries and \(report.linkCount) links in "
            + "\((seconds * 10).rounded() / 10) s, \(rate) entries a second. \(end)\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    /// The heads of the checkpoint named, its signature checked; nil when none was named.
    private func checkpoint(_ settings: Settings, noted: [VerifyingKey]) throws -> ChainHeads? {
        guard let against else { return nil }
        guard let data = FileManager.default.contents(atPath: against) else {
            throw Fault("\(against) cannot be read", exitCode: 66)
        }
        do {
            let note = try SignedNote(bytes: Array(data))
            _ = try note.verify(try verifyingKeys(settings, noted))
            guard let heads = CheckpointText.heads(note.body) else {
                throw Fault("\(against) is no checkpoint", exitCode: 65)
            }
            return heads
        } catch let fault as NoteFault {
            throw Fault("\(against): \(fault.description)", exitCode: 7)
        }
    }

    private func verifyingKeys(
        _ settings: Settings,
        _ noted: [VerifyingKey]
    ) throws -> [VerifyingKey] {
        guard let key else { return [try Keys.load(settings).signing.publicKey] + noted }
        guard let data = FileManager.default.contents(atPath: key) else {
            throw Fault("\(key) cannot be read", exitCode: 66)
        }
        do {
            return try String(decoding: data, as: UTF8.self)
                .split(whereSeparator: \.isNewline).map { try VerifyingKey(text: String($0)) }
        } catch {
            throw Fault("\(key) holds no verifying key", exitCode: 65)
        }
    }
}
