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
    ///
    /// `exponent` is how many decimals the currency has, 0 to 18.
    public static func decimal(minor: Int64, exponent: Int) -> String {
        let sign = minor < 0 ? "-" : ""
        guard exponent > 0 else { return "\(sign)\(minor.magnitude)" }
        let scale = (0..<exponent).reduce(UInt64(1)) { scale, _ in scale * 10 }
        let (whole, rest) = minor.magnitude.quotientAndRemainder(dividingBy: scale)
        // The one before the decimals keeps their zeros.
        return "\(sign)\(whole).\(String(scale + rest).dropFirst())"
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // An empty text is told apart from nothing by its quotes.
            let isQuoted = utf8.isEmpty || utf8.contains(where: Self.endsCell)
            if isQuoted { bytes.append(Self.quote) }
            if Self.isFormula(utf8) { bytes.append(UInt8(ascii: "'")) }
            guard isQuoted else { return bytes.append(contentsOf: utf8) }
            for byte in utf8 {
                if byte == Self.quote { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(Self.quote)
        }
    }

    private static let quote = UInt8(ascii: "\"")

    private static func endsCell(_ byte: UInt8) -> Bool {
        byte == quote || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }

    /// Whether a spreadsheet would take a text for a formula: the fullwidth `＝＋－＠` too, as some
    /// read them as their narrow twins.
    private static func isFormula(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        switch utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
        case 0x09, 0x0A, 0x0D: true
        case 0xEF:
            utf8.starts(with: [0xEF, 0xBC, 0x9D]) || utf8.starts(with: [0xEF, 0xBC, 0x8B])
                || utf8.starts(with: [0xEF, 0xBC, 0x8D]) || utf8.starts(with: [0xEF, 0xBC, 0xA0])
        default: false
        }
    }
}
