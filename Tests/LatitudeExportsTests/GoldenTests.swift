import Foundation
import Latitude
import Testing

@testable import LatitudeExports

/// The files of `Golden` are what other people's programs have been shown to take; see
/// `deploy/ledgers`, which checks the demonstration's exports with those programs.
@Suite("Each format")
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden")

    @Test("is byte for byte the golden file", arguments: ExportFormat.allCases)
    func golden(format: ExportFormat) throws {
        let postings = try Samples.october()
        let (first, writer) = try Samples.text(format, postings)
        var all = first
        for part in 1..<max(2, writer.partCount + 1) where part > 1 {
            all += "--- part \(part)\n" + (try Samples.text(format, postings, part: part).text)
        }
        let place = Self.folder.appending(path: "\(format.rawValue).txt")
        if ProcessInfo.processInfo.environment["LATITUDE_GOLDEN"] == "write" {
            try all.write(to: place, atomically: true, encoding: .utf8)
        }
        #expect(all == (try String(contentsOf: place, encoding: .utf8)))
    }

    @Test("of an empty month is a file by itself", arguments: ExportFormat.allCases)
    func empty(format: ExportFormat) throws {
        let (text, writer) = try Samples.text(format, [])
        #expect(writer.partCount == 1)
        #expect(writer.rowCount == 0)
        switch format {
        case .jsonl: #expect(text.isEmpty)
        case .csv, .xero, .quickbooks: #expect(text.split(separator: "\r\n").count == 1)
        case .hledger, .beancount: #expect(text.hasSuffix("\n"))
        }
    }
}
