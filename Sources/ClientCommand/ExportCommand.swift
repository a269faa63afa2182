import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude export`: a month of postings for other people's accounting.
struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take a month's postings out, as your accounting reads them.",
        discussion: """
            For finance. Formats: csv and jsonl (every column), hledger (ledger reads it, too), \
            beancount, xero, quickbooks. A closed month gives the same bytes every time. With \
            --output the file's SHA-256 is put beside it; a month that makes several files is \
            numbered FILE-1, FILE-2 …; without, one file is printed.

            Example:
              latitude export 2026-10 --format hledger --output 2026-10.journal
              latitude export 2026-10 --format xero --output october.csv
              latitude export --list
            """
    )
    static let refusalLead = "Not exported"

    @Argument(help: "The month, such as 2026-10.")
    var month: String?

    @Option(
        help: ArgumentHelp("csv, jsonl, hledger, beancount, xero, quickbooks.", valueName: "name")
    )
    var format = "csv"

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Where to write; printed otherwise.", valueName: "file")
    )
    var output: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    @Flag(help: "List what was taken out, latest first.")
    var list = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard list == (month == nil) else {
            throw ValidationError("Name one month, or --list.")
        }
        guard !global.json || list else {
            throw ValidationError("--json goes with --list; for JSON take --format jsonl.")
        }
    }

    func run(in context: Context) async throws {
        let month = try month.map { text throws(Refusal) in try MonthText.parse(text) }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            guard let month else { return try await show(in: session) }
            if let output {
                try ExportFile.expectFree(output, mayReplace: force)
                try ExportFile.expectFree(ExportFile.numbered(output, 1), mayReplace: force)
            }
            var (part, count) = (1, 1)
            var sums = ""
            while part <= count {
                let file = ExportFile(
                    output,
                    part: part,
                    mayReplace: force,
                    console: context.console
                )
                do {
                    try await session.client.export(
                        month,
                        format: format,
                        part: part,
                        begin: { try file.begin($0) },
                        take: { try file.take($0) }
                    )
                    count = try file.finish()
                } catch {
                    file.abandon()
                    throw error
                }
                guard output != nil || count == 1 else {
                    throw Refusal(
                        .valueMalformed,
                        detail: "The month makes \(count) files in this format.",
                        youCan: ["say where to write them: --output FILE"]
                    )
                }
                sums += file.checksumLine
                for line in file.talk(month, format) { try session.talk(line) }
                part += 1
            }
            if let output { try ExportFile.write(sums, to: "\(output).sha256") }
        }
    }

    private func show(in session: Session) async throws {
        let answer = try await session.client.exports()
        let out = session.context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: answer.body, as: UTF8.self))
        }
        var table = Table(columns: [.left, .left, .right, .left, .rest])
        table.rows = answer.value.exports.map { export in
            [
                "\(export.month)", Printable.line(export.format) + Self.part(export),
                "\(export.rows)", String(export.sha256.prefix(12)),
                "\(session.clock.text(export.at)) \(Printable.line(export.by))",
            ]
        }
        for line in table.lines(palette: out.palette) { try out.write(line: line) }
        if answer.value.exports.isEmpty { try session.talk("Nothing was taken out yet.") }
    }

    private static func part(_ export: Export) -> String {
        export.part > 1 ? " \(export.part)" : ""
    }
}
