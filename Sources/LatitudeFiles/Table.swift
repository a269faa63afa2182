import Foundation
import Latitude

/// The columns of one kind of table; the raw value is the name people are told.
protocol TableColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Whether the column has to be there and filled in on every line.
    var isRequired: Bool { get }
    /// Further spellings, in lower case, without what separates words.
    var spellings: [String] { get }
}

extension TableColumn {
    /// The column a first line names: case, blanks, dashes and underscores do not count.
    init?(heading: String) {
        let plain = Self.plain(heading)
        let column = Self.allCases.first {
            Self.plain($0.rawValue) == plain || $0.spellings.contains(plain)
        }
        guard let column else { return nil }
        self = column
    }

    static var known: String { allCases.map(\.rawValue).joined(separator: ", ") }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
    }
}

/// One line of a table below its first.
struct TableRow<Column: TableColumn> {
    /// The line it starts on, counted from 1.
    let line: Int
    /// Where it starts in the file's bytes.
    let start: Int
    fileprivate let cells: [Column: CSVField]

    /// Where the field begins, or the row where the file has no such column.
    func start(of column: Column) -> Int { cells[column]?.start ?? start }

    /// The value of a field, or nil after a fault and where the field is empty.
    ///
    /// An empty field is a fault where the column is required.
    func value<Value>(
        _ column: Column,
        _ faults: inout FaultList,
        _ parse: (String) throws(Complaint) -> Value
    ) -> Value? {
        guard let cell = cells[column], !cell.isBroken else { return nil }
        guard !cell.text.isEmpty else {
            if column.isRequired {
                faults.add(cell.start, "“\(column.rawValue)” is empty; every line needs one")
            }
            return nil
        }
        do {
            return try parse(cell.text)
        } catch {
            faults.add(cell.start, "\(column.rawValue): \(error.sentence)")
            return nil
        }
    }

    /// The first and last day; a last day before the first is a fault at its field.
    func period(
        _ from: Column,
        _ until: Column,
        _ faults: inout FaultList
    ) -> (from: Day?, until: Day?) {
        let first = value(from, &faults, DayText.parse)
        let last = value(until, &faults, DayText.parse)
        if let first, let last, last < first {
            faults.add(
                start(of: until),
                "\(until.rawValue): “\(last)” is before the first day; write \(first) or later"
            )
        }
        return (first, last)
    }
}

/// Reads a table line by line and gathers what is wrong with it.
struct Table<Column: TableColumn> {
    /// The largest file, in bytes: 5 MB.
    static var mostBytes: Int { 5_000_000 }
    /// The most lines below the first that are not blank.
    static var mostRows: Int { 100_000 }

    let text: SourceText
    var faults = FaultList()
    private var reader: CSVReader
    private let separator: UInt8
    /// The column each field of a line belongs to; nil for one nobody knows.
    private var columns: [Column?] = []
    private var count = 0

    /// Reads the first line.
    ///
    /// Throws where nothing below it can be read: no text, no line, two separators.
    init(_ data: Data) throws(FileFaults) {
        text = try SourceText(
            data,
            most: Self.mostBytes,
            advice: "save as CSV UTF-8 (in Excel: Save As, “CSV UTF-8 (Comma delimited)”)"
        )
        separator = try Separator.find(in: text)
        reader = CSVReader(text, separator: separator)
        var first = reader.next(&faults)
        while let record = first, record.isBlank { first = reader.next(&faults) }
        guard let first else {
            let sentence = "the file is empty; its first line names the columns: \(Column.known)"
            throw FileFaults(FileFault(line: 1, column: 1, sentence: sentence))
        }
        readHeadings(first)
    }

    private mutating func readHeadings(_ record: CSVRecord) {
        for (number, field) in record.fields.enumerated() {
            let column = Column(heading: field.text)
            if field.text.isEmpty {
                faults.add(
                    field.start,
                    "column \(number + 1) has no name; write one of: \(Column.known)"
                )
            } else if column == nil {
                faults.add(
                    field.start,
                    "\(shown(field.text)) is not a column; write one of: \(Column.known)"
                )
            }
            if let column, let earlier = columns.firstIndex(of: column) {
                let sentence = "“\(column.rawValue)” is column \(earlier + 1) already; keep one"
                faults.add(field.start, sentence)
                columns.append(nil)
            } else {
                columns.append(column)
            }
        }
        for column in Column.allCases where column.isRequired && !columns.contains(column) {
            faults.add(
                record.start,
                "the column “\(column.rawValue)” is missing; add it to this line"
            )
        }
    }

    /// The next line of the right width, or nil at the end; blank lines are passed over.
    mutating func next() -> TableRow<Column>? {
        while let record = reader.next(&faults) {
            if record.isBlank { continue }
            guard count < Self.mostRows else {
                faults.add(record.start, "this is line \(count + 1) of the table; \(count) fit")
                return nil
            }
            count += 1
            if record.fields.count != columns.count {
                // A quote at fault moves every separator after it.
                if record.fields.contains(where: \.isBroken) { continue }
                let sentence = widthSentence(record)
                faults.add(record.start, sentence)
                continue
            }
            var cells: [Column: CSVField] = [:]
            for (column, field) in zip(columns, record.fields) {
                if let column { cells[column] = field }
            }
            let line = text.line(at: record.start)
            return TableRow(line: line, start: record.start, cells: cells)
        }
        return nil
    }

    /// The values, or everything that is wrong.
    func close<Value>(with values: [Value]) throws(FileFaults) -> [Value] {
        if let found = faults.faults(in: text) { throw found }
        return values
    }

    private func widthSentence(_ record: CSVRecord) -> String {
        let line = text.bytes[record.start..<record.end]
        let other = Separator.names.first { byte, _ in
            byte != separator && record.fields.count == 1 && columns.count > 1
                && line.count { $0 == byte } == columns.count - 1
        }
        if let other, let own = Separator.names[separator] {
            return "this line is separated by \(other.value), the first by \(own); "
                + "use \(own) throughout"
        }
        let fields = record.fields.count == 1 ? "1 field" : "\(record.fields.count) fields"
        return "\(fields) where the first line has \(columns.count); "
            + "quote a field that holds a separator"
    }
}
