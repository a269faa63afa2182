import ArgumentParser
import Foundation
import LatitudeStore
import Postgres
import Vault

struct CheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Write a signed list of the heads of all chains.",
        discussion: """
            Keep it outside the database and off the machine: whoever could rewrite all of the \
            books could not make them lead through it. Equal books make equal bytes. \
            Example: latitude-server checkpoint --output /mnt/worm/2026-11-24.checkpoint
            """
    )

    @OptionGroup var options: StateOptions
    @Option(help: .init("File to write; standard output without it.", valueName: "file"))
    var output: String?

    func run() async throws {
        let settings = try Settings(options)
        let text = try await Database.with(settings) { database in
            let key = try Keys.load(settings).signing
            let heads = try await database.asOwner { connection in
                let known = try await SigningKeyStore(connection: connection).known().signing
                guard known.isEmpty || known.last == key.publicKey else {
                    throw SigningKeyError(given: key.publicKey.id)
                }
                return try await CheckpointStore(connection: connection).heads()
            }
            return try SignedNote.sign(body: CheckpointText.text(heads), with: key).text
        }
        guard let output else {
            print(text, terminator: "")
            return
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Fault("\(output) cannot be written: \(error.localizedDescription)", exitCode: 73)
        }
    }
}
