import Foundation

/// One field of a line, without its quotes and without blanks at both ends.
struct CSVField {
    let text: String
    /// Where the field begins in the file's bytes: right after the separator.
    let start: Int
    /// Its quotes are at fault, which is told; its text is a guess.
    var isBroken = false
}

/// One record, which may span lines where a quoted field holds a line break.
struct CSVRecord {
    let fields: [CSVField]
    let start: Int
    let end: Int

    /// Nothing but blanks and separators, as spreadsheets write below the last line.
    var isBlank: Bool { fields.allSatisfy { $0.text.isEmpty && !$0.isBroken } }
}

/// Splits a file into records by RFC 4180, and goes on after a fault.
///
/// This is our own because SwiftCSV 0.10.0, measured on the cases of `CSVReaderTests`, cannot tell
/// where a fault is and hides several: it takes `1,"open` to the end of the file without a word,
/// reads `1,2,` at the end of a file as two fields, fills short lines up to the longest one, stops
/// at the first stray quote without a place, and misses a closing quote that a combining mark
/// follows, as it compares whole characters. Its speed was no reason: 100,000 lines of 68 bytes
/// took it 0.5 s.
struct CSVReader {
    private let text: SourceText
    private let separator: UInt8
    private var index = 0

    /// A reader from the start of the file.
    init(_ text: SourceText, separator: UInt8) {
        self.text = text
        self.separator = separator
    }

    /// The next record, or nil at the end; empty lines are passed over.
    mutating func next(_ faults: inout FaultList) -> CSVRecord? {
        while let byte = peek(0), byte == Byte.lf || byte == Byte.cr { index += 1 }
        guard index < text.bytes.count else { return nil }
        let start = index
        var fields = [field(&faults)]
        while index < text.bytes.count, text.bytes[index] == separator {
            index += 1
            fields.append(field(&faults))
        }
        let end = index
        if peek(0) == Byte.cr, peek(1) == Byte.lf { index += 1 }
        index += 1
        return CSVRecord(fields: fields, start: start, end: end)
    }

    /// Reads to the separator or the line's end and stops there.
    private mutating func field(_ faults: inout FaultList) -> CSVField {
        let start = index
        while let byte = peek(0), byte == Byte.space || byte == Byte.tab, byte != separator {
            index += 1
        }
        if peek(0) == Byte.quote { return quoted(from: start, &faults) }
        skipToEnd()
        if text.bytes[start..<index].contains(Byte.quote) {
            faults.add(
                start,
                "a quote inside a field without quotes; write \(Self.requoted(plain(start)))"
            )
            return CSVField(text: plain(start), start: start, isBroken: true)
        }
        return CSVField(text: plain(start), start: start)
    }

    private mutating func quoted(from start: Int, _ faults: inout FaultList) -> CSVField {
        let open = index
        index += 1
        var value: [UInt8] = []
        while let byte = peek(0) {
            index += 1
            if byte != Byte.quote {
                value.append(byte)
            } else if peek(0) == Byte.quote {
                value.append(byte)
                index += 1
            } else {
                return closed(String(decoding: value, as: UTF8.self), from: start, open, &faults)
            }
        }
        faults.add(
            start,
            "the quote opened here, on line \(text.line(at: open)), is never closed; "
                + "close it, or write a quote that belongs to the text twice"
        )
        // Going on with the next line finds the faults below, instead of swallowing them.
        index = open + 1
        skipToEnd()
        return CSVField(text: plain(open + 1), start: start, isBroken: true)
    }

    /// The field after its closing quote; anything but blanks up to the separator is a fault.
    private mutating func closed(
        _ value: String,
        from start: Int,
        _ open: Int,
        _ faults: inout FaultList
    ) -> CSVField {
        let close = index
        skipToEnd()
        let rest = plain(close)
        if !rest.isEmpty {
            let line = text.line(at: close)
            faults.add(
                start,
                "the quote opened here, on line \(text.line(at: open)), is closed on line \(line) "
                    + "before \(shown(rest)); write a quote that belongs to the text twice"
            )
        }
        return CSVField(text: CellText.tidy(value), start: start, isBroken: !rest.isEmpty)
    }

    private mutating func skipToEnd() {
        let rest = text.bytes[index...]
        let end = rest.firstIndex { $0 == separator || $0 == Byte.lf || $0 == Byte.cr }
        index = end ?? text.bytes.count
    }

    private func plain(_ start: Int) -> String { CellText.tidy(text.text(start..<index)) }

    private func peek(_ ahead: Int) -> UInt8? {
        index + ahead < text.bytes.count ? text.bytes[index + ahead] : nil
    }

    private static func requoted(_ text: String) -> String {
        let doubled = text.prefix(40).replacingOccurrences(of: "\"", with: "\"\"")
        return "\"\(doubled)\(text.count > 40 ? "…" : "")\""
    }
}

/// What separates the fields of a file, found from its first line that is not blank.
enum Separator {
    static let names: [UInt8: String] = [
        Byte.comma: "commas", Byte.semicolon: "semicolons", Byte.tab: "tabs",
    ]

    /// The separator; a comma where the line has a single field.
    ///
    /// Throws one fault where the line has two kinds, as no field can be told apart then.
    static func find(in text: SourceText) throws(FileFaults) -> UInt8 {
        var found: UInt8?
        var isQuoted = false
        let blanks: Set = [Byte.cr, Byte.lf, Byte.space]
        let start = text.bytes.firstIndex { !blanks.contains($0) } ?? text.bytes.count
        for index in start..<text.bytes.count {
            let byte = text.bytes[index]
            if byte == Byte.quote { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == Byte.lf || byte == Byte.cr { break }
            guard let name = names[byte] else { continue }
            if let found, found != byte {
                let other = names[found] ?? "others"
                let sentence = "the first line is separated by \(other) and by \(name); use one"
                throw FileFaults(text.fault(index, sentence))
            }
            found = byte
        }
        return found ?? Byte.comma
    }
}
