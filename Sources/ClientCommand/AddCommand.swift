import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude add`: keeps a bill with an act, or says why there is none.
struct AddCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Keep a photo or PDF of the bill with an act, or say why there is none.",
        discussion: """
            JPEG, PNG, WebP, HEIC or PDF, at most 10 MB. Finance see it, and so does who takes \
            your acts over; nobody else. A bill that is missing stops nothing. The same file for \
            the same act is kept once, so the line may be typed again.

            Example:
              latitude add 7K2M --receipt bill.jpg
              latitude add 7K2M --missing "the taxi gave none"
            """
    )
    static let refusalLead = "Not kept"

    @Argument(help: "The act's code or id.")
    var code: String

    @Option(help: ArgumentHelp("A photo or PDF of the bill.", valueName: "file"))
    var receipt: String?

    @Option(help: ArgumentHelp("Why there is none.", valueName: "words"))
    var missing: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (receipt == nil) != (missing == nil) else {
            throw ValidationError("Name a file with --receipt, or say why there is none.")
        }
    }

    func run(in context: Context) async throws {
        let reference = try CodeText.parse(code)
        // Read before anything is asked, so that a file that is none is told at once.
        let file = try receipt.map { path throws(Refusal) in
            let most = EvidenceFile.mostBytes + 1
            return try EvidenceFile(Array(try LocalFile.read(path, upTo: most)))
        }
        let words = try missing.map { text throws(Refusal) in
            try Words(text, field: "missing")
        }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer =
                if let file {
                    try await session.client.addEvidence(file, to: reference)
                } else {
                    try await session.client.addMissing(
                        MissingBody(missing: words?.text ?? ""),
                        to: reference
                    )
                }
            try session.tell(answer.body, json: global.json) { _ in
                let code = answer.value.code
                return Card(
                    tone: .good,
                    lead: "Kept.",
                    text: file.map(EvidenceView.size) ?? "There is no bill, and finance see why.",
                    tag: code,
                    rows: [.fact("Later", "latitude receipts \(code)")]
                )
            }
        }
    }
}
