/// Writes records by RFC 4180, none of whose cells is a formula to a spreadsheet.
///
/// A text that begins as a formula would (OWASP, CSV Injection) has an apostrophe put before it,
/// which spreadsheets show as the sign of a text. Numbers are written as they are, as their cells
/// hold digits, a sign and a point alone.
public struct CSVWriter: Sendable {
    /// One cell of a record.
    public enum Cell: Hashable, Sendable {
        /// Nothing, which is not the same as an empty text to whoever reads it into a database.
        case none
        /// Any text.
        case text(String)
        /// A whole number.
        case number(Int64)
        /// A sum in smallest units, written with a point and every decimal of its currency.
        case money(minor: Int64, exponent: Int)
    }

    /// What was written so far: UTF-8, each record ended by CR and LF.
    public private(set) var bytes: [UInt8] = []

    /// A writer of a file whose first record names the columns.
    public init(columns: [String]) {
        row(columns.map { .text($0) })
    }

    /// Writes one record.
    public mutating func row(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .none: break
            case .text(let text): append(text)
            case .number(let number): bytes += String(number).utf8
            case .money(let minor, let exponent):
                bytes += Self.decimal(minor: minor, exponent: exponent).utf8
            }
        }
        bytes += "\r\n".utf8
    }

    /// Takes what was written so far out, so that a long file need not be held whole.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// A sum in smallest units as a plain decimal: `-1234.50`, for an exponent of 0 `-1234`.
    public static func decimal(minor: Int64, exponent: Int) -> String {
        let digits = String(minor.magnitude)
        let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
        let sign = minor < 0 ? "-" : ""
        guard exponent > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(exponent)).\(padded.suffix(exponent))"
    }

    /// A text that no spreadsheet takes for a formula.
    public static func neutral(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, formulaStarts.contains(first) else {
            return text
        }
        return "'\(text)"
    }

    // The fullwidth forms too, as some spreadsheets read them as their narrow twins.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private mutating func append(_ text: String) {
        let text = Self.neutral(text)
        let isQuoted = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        // An empty text is told apart from nothing by its quotes.
        guard isQuoted || text.isEmpty else { return bytes += text.utf8 }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
