import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude cover`: the written proof that an act was within authority.
struct CoverCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Print an act's signed cover note, or check one without the server.",
        discussion: """
            The note is printed as the server signed it; keep it byte for byte. --verify reads a \
            file, or standard input for “-”, and checks it with the keys kept at latitude login \
            or those of --key. It asks no server and needs no login. It ends with 7 where the \
            signature does not hold.

            Example:
              latitude cover 7K2M --output 7K2M.txt
              latitude cover --verify 7K2M.txt
            """
    )
    static let refusalLead = "Not shown"

    @Argument(help: "The act's code or id.")
    var code: String?

    @Option(help: ArgumentHelp("Write the note here.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Check this note.", valueName: "file"))
    var verify: String?

    @Option(help: ArgumentHelp("The verifying keys to check with, one a line.", valueName: "file"))
    var key: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (code == nil) != (verify == nil) else {
            throw ValidationError("Name an act, or a file with --verify.")
        }
        guard key == nil || verify != nil else {
            throw ValidationError("--key goes with --verify.")
        }
        guard output == nil || verify == nil else {
            throw ValidationError("--output goes with an act.")
        }
    }

    func run(in context: Context) async throws {
        if let verify {
            let proof = try CoverProof(verify, keys: key, in: context)
            return try proof.tell(json: global.json, in: context)
        }
        let reference = try CodeText.parse(code ?? "")
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let note = try await session.client.cover(reference)
            // A page somebody put between us and the server is no note to keep.
            guard CoverProof.isNote(note) else { throw session.client.notInForm }
            guard let output else {
                return try context.console.out.write(String(decoding: note, as: UTF8.self))
            }
            try LocalFile.write(note, to: output)
            try session.talk("Written: \(Printable.line(output))")
        }
    }
}
