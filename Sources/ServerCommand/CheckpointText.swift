import Foundation
import LatitudeStore

/// A checkpoint as text: equal books make equal bytes, as no clock goes into it.
enum CheckpointText {
    private static let title = "Latitude checkpoint, version 1"

    /// Lines that end in LF.
    static func text(_ heads: ChainHeads) -> String {
        var text = """
            \(title)
            Organisation: \(heads.book.organisation)
            Entries: \(heads.book.entryCount), the last \(heads.book.lastEntry)
            Register: \(heads.book.registerSeq) \(heads.book.registerHash ?? "-")

            """
        for fund in heads.funds { text += "Fund: \(fund.fund) \(fund.seq) \(fund.hash)\n" }
        return text
    }

    /// The heads of a text; nil when it is no checkpoint.
    static func heads(_ text: String) -> ChainHeads? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard
            lines.popFirst().map(String.init) == title,
            let name = value("Organisation: ", lines.popFirst()),
            let entries = value("Entries: ", lines.popFirst())?.parts(", the last "),
            entries.count == 2, let count = Int64(entries[0]), let last = Int64(entries[1]),
            let register = value("Register: ", lines.popFirst())?.split(separator: " "),
            register.count == 2, let seq = Int64(register[0]), lines.popLast() == ""
        else { return nil }
        var funds: [FundHeadRow] = []
        for line in lines {
            guard
                let parts = value("Fund: ", line)?.split(separator: " "), parts.count == 3,
                let fund = Int64(parts[0]), let seq = Int64(parts[1])
            else { return nil }
            funds.append(FundHeadRow(fund: fund, seq: seq, hash: String(parts[2])))
        }
        let book = BookHeadRow(
            organisation: String(name),
            entryCount: count,
            lastEntry: last,
            registerSeq: seq,
            registerHash: register[1] == "-" ? nil : String(register[1])
        )
        return ChainHeads(book: book, funds: funds)
    }

    private static func value(_ label: String, _ line: Substring?) -> Substring? {
        guard let line, line.hasPrefix(label) else { return nil }
        return line.dropFirst(label.count)
    }
}

extension Substring {
    /// The parts between a separator.
    fileprivate func parts(_ separator: String) -> [Substring] {
        guard let range = range(of: separator) else { return [self] }
        return [self[..<range.lowerBound], self[range.upperBound...]]
    }
}
