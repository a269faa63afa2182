import Foundation
import Latitude
import Testing

@testable import LatitudeExports

@Suite("Exported files")
struct BalanceTests {
    private static let seeds: [UInt64] = Array(1...8)

    /// Entries of random sums in three currencies, from a seed, so that a failure comes again.
    private static func month(_ seed: UInt64, entries: Int) throws -> [PostingLine] {
        var state = seed
        func next(_ bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % bound)
        }
        let currencies = try ["USD", "JPY", "KWD"].map { try #require(Currency($0)) }
        return (0..<entries).flatMap { index in
            let sign: Int64 = next(5) == 0 ? -1 : 1
            return Samples.entry(
                Int64(1_000 + index),
                currencies[Int(next(3))],
                sign * (next(500_000) + 1),
                "spend",
                "X\(index)"
            )
        }
    }

    @Test("balance by file and currency, and hold every posting once", arguments: seeds)
    func balance(seed: UInt64) throws {
        let postings = try Self.month(seed, entries: 400)
        for format in [ExportFormat.xero, .quickbooks] {
            let count = try Samples.text(format, postings).writer.partCount
            var rows: Int64 = 0
            var narrations: Set<String> = []
            for part in 1...count {
                let (text, writer) = try Samples.text(format, postings, part: part)
                let lines = text.split(separator: "\r\n").map {
                    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                }
                rows += writer.rowCount
                #expect(lines.count == Int(writer.rowCount) + 1)
                let cells = Array(lines.dropFirst())
                if format == .xero {
                    #expect(lines.count <= 300)
                    #expect(Self.sum(cells.map { $0[7] }) == 0)
                    let journals = Set(cells.map { $0[0] })
                    #expect(narrations.isDisjoint(with: journals), "a journal is in two files")
                    narrations.formUnion(journals)
                } else {
                    #expect(Self.sum(cells.map { $0[3] }) == Self.sum(cells.map { $0[4] }))
                    #expect(Set(cells.map { $0[$0.count - 3] }).count == 1)
                    #expect(cells.allSatisfy { $0[0].count <= 21 })
                }
            }
            #expect(rows == Int64(postings.count))
        }
    }

    @Test("hold no formula, no guest and no words", arguments: ExportFormat.allCases)
    func harmless(format: ExportFormat) throws {
        let usd = try #require(Currency("USD"))
        var postings: [PostingLine] = []
        for (index, evil) in ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "a\n=1"].enumerated() {
            var entry = Samples.entry(Int64(index + 1), usd, 100, "spend", "P4F6", evil, evil)
            for place in entry.indices { entry[place].costCentreName = evil }
            postings += entry
        }
        let (text, _) = try Samples.text(format, postings)
        guard format.fileExtension == "csv" else {
            #expect(!text.contains("\r") && !text.contains("\t"))
            return
        }
        for cell in Self.cells(text) {
            let isFormula = ["=", "+", "-", "@", "\t", "\r"].contains { cell.hasPrefix($0) }
            #expect(!isFormula || Double(cell) != nil, "\(cell)")
        }
    }

    @Test("of QuickBooks part no location and no class by a colon in a name")
    func colons() throws {
        let usd = try #require(Currency("USD"))
        var entry = Samples.entry(1, usd, 100, "spend", "P4F6", "Grand: Lobby", "FO")
        for place in entry.indices { entry[place].costCentreName = "Bar:Terrace" }
        let (text, _) = try Samples.text(.quickbooks, entry)
        #expect(text.contains("Grand - Lobby,Bar Terrace"))
        let rows = text.split(separator: "\r\n").dropFirst()
        #expect(rows.allSatisfy { $0.filter { $0 == ":" }.count == 1 }, "the account's alone")
    }

    private static func sum(_ cells: [String]) -> Int {
        cells.reduce(0) { $0 + (Int($1.replacing(".", with: "")) ?? 0) }
    }

    /// The cells of a CSV file, quotes taken off.
    private static func cells(_ text: String) -> [String] {
        var (cells, cell, isQuoted) = ([String](), "", false)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case ",", "\n":
                guard !isQuoted else {
                    cell.unicodeScalars.append(scalar)
                    continue
                }
                cells.append(cell)
                cell = ""
            case "\r" where !isQuoted: break
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return cells
    }
}
