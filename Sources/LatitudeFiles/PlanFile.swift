public import Foundation
public import Latitude

/// One line of `plan.csv`: what a cost centre may cost in a month.
public struct PlanLine: Hashable, Sendable {
    /// The line in the file, counted from 1, for faults found later.
    public let line: Int
    /// The property's name; whether there is one is not known here.
    public let property: String
    /// The cost centre's code; whether the property has it is not known here.
    public let costCentre: String
    /// The month.
    public let month: Month
    /// The sum as written; its currency is the property's.
    public let amount: String
}

/// Reads `plan.csv`.
public enum PlanFile {
    /// Every line of the plan, in its order; empty where it has no line but the first.
    ///
    /// The first line names the columns, in any order and either case: property, cost centre,
    /// month, amount. All are required; a month is written 2026-10.
    ///
    /// - Parameter data: the file, at most 5 MB and 100,000 lines, in UTF-8, or in UTF-16 with its
    ///   mark; separated by commas, semicolons or tabs.
    /// - Returns: the lines; property, cost centre and month together stand once.
    /// - Throws: everything that is wrong with the file.
    public static func read(_ data: Data) throws(FileFaults) -> [PlanLine] {
        var table = try Table<PlanColumn>(data)
        var plan: [PlanLine] = []
        var lines: [Key: Int] = [:]
        while let row = table.next() {
            let property = row.value(.property, &table.faults, CellText.name)
            let centre = row.value(.costCentre, &table.faults, CellText.code)
            let month = row.value(.month, &table.faults, month)
            let amount = row.value(.amount, &table.faults, CellText.name)
            guard let property, let centre, let month, let amount else { continue }
            let key = Key(property: property, costCentre: centre, month: month)
            if let earlier = lines[key] {
                table.faults.add(
                    row.start(of: .month),
                    "month: \(shown(centre)) of \(shown(property)) has \(month) on line "
                        + "\(earlier) already; keep one of the lines"
                )
                continue
            }
            lines[key] = row.line
            plan.append(
                PlanLine(
                    line: row.line,
                    property: property,
                    costCentre: centre,
                    month: month,
                    amount: amount
                )
            )
        }
        return try table.close(with: plan)
    }

    /// Faults that only the books could tell, each at its line's value.
    ///
    /// The value stands where it is written first on that line; a value that is not there is told
    /// at the line's start.
    public static func faults(
        _ found: [(line: Int, value: String, sentence: String)],
        in data: Data
    ) -> FileFaults? {
        guard let text = try? SourceText(data, most: Table<PlanColumn>.mostBytes, advice: "")
        else { return nil }
        let faults = found.map { fault in
            FileFault(
                line: fault.line,
                column: text.column(of: fault.value, onLine: fault.line),
                sentence: fault.sentence
            )
        }
        guard let first = faults.first else { return nil }
        return FileFaults(first, Array(faults.dropFirst()))
    }

    private struct Key: Hashable {
        let property: String
        let costCentre: String
        let month: Month
    }

    private static func month(_ text: String) throws(Complaint) -> Month {
        guard let month = Month(text) else {
            throw Complaint("\(shown(text)) is not a month; write it as 2026-10")
        }
        return month
    }
}

enum PlanColumn: String, TableColumn {
    case property
    case costCentre = "cost centre"
    case month
    case amount

    var isRequired: Bool { true }

    var spellings: [String] {
        switch self {
        case .costCentre: ["costcenter", "centre", "center"]
        case .property, .month, .amount: []
        }
    }
}

extension SourceText {
    /// The column a value begins at, in characters from 1.
    fileprivate func column(of value: String, onLine line: Int) -> Int {
        guard lineStarts.indices.contains(line - 1) else { return 1 }
        let rest = bytes[lineStarts[line - 1]...].prefix { $0 != Byte.lf && $0 != Byte.cr }
        let text = String(decoding: rest, as: UTF8.self)
        guard !value.isEmpty, let place = text.range(of: value) else { return 1 }
        return text.distance(from: text.startIndex, to: place.lowerBound) + 1
    }
}
