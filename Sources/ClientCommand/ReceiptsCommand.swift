import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude receipts`: what is kept with an act, and the files themselves.
struct ReceiptsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "receipts",
        abstract: "List the bills kept with an act, and fetch them.",
        discussion: """
            Example:
              latitude receipts 7K2M
              latitude receipts 7K2M --output ~/bills
            """
    )
    static let refusalLead = "Not shown"

    @Argument(help: "The act's code or id.")
    var code: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the files here.", valueName: "folder"))
    var output: String?

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let reference = try CodeText.parse(code)
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.evidence(of: reference)
            let out = context.console.out
            if global.json {
                try out.write(line: String(decoding: answer.body, as: UTF8.self))
            } else {
                for line in EvidenceView.lines(answer.value, session.clock, out.palette) {
                    try out.write(line: line)
                }
            }
            let code = answer.value.code
            if answer.value.evidence.isEmpty { try session.talk("Nothing was added to \(code).") }
            guard let output else { return }
            try LocalFile.makeFolder(output)
            for (index, item) in answer.value.evidence.enumerated() {
                guard item.mediaType != nil, !item.isErased else { continue }
                let file = try await session.client.evidence(item.id, of: reference)
                let path = "\(output)/\(code)-\(index + 1).\(file.type.fileExtension)"
                try LocalFile.write(Data(file.bytes), to: path)
                try session.talk("Written: \(Printable.line(path))")
            }
        }
    }
}

/// Bills for people.
enum EvidenceView {
    /// A line for each, oldest first.
    static func lines(
        _ list: EvidenceList,
        _ clock: PropertyClock,
        _ palette: Palette
    ) -> [String] {
        var table = Table(columns: [.right, .left, .left, .rest])
        table.rows = list.evidence.enumerated().map { index, item in
            [
                String(index + 1), clock.text(item.addedAt), Printable.line(item.addedBy),
                what(item),
            ]
        }
        return table.lines(palette: palette)
    }

    /// `JPG, 1.2 MB`.
    static func size(_ file: EvidenceFile) -> String { size(file.type, file.bytes.count) }

    private static func what(_ item: EvidenceItem) -> String {
        if item.isErased { return "erased with its guest" }
        guard let type = item.mediaType, let size = item.size else {
            return "none: \(Printable.line(item.missing ?? ""))"
        }
        return Self.size(type, size)
    }

    private static func size(_ type: EvidenceType, _ bytes: Int) -> String {
        let name = type.fileExtension.uppercased()
        guard bytes >= 100_000 else { return "\(name), \((bytes + 999) / 1_000) kB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(name), \(tenths / 10).\(tenths % 10) MB"
    }
}
