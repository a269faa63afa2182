import Foundation

/// A file's text as UTF-8, and where its lines begin.
struct SourceText {
    /// The text without its byte order mark; always valid UTF-8.
    let bytes: [UInt8]
    /// Where each line begins in `bytes`; a line ends with CR, LF or both.
    let lineStarts: [Int]

    private init(utf8 bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == Byte.lf || byte == Byte.cr {
            let isHalfOfTwo =
                byte == Byte.cr && index + 1 < bytes.count
                && bytes[index + 1] == Byte.lf
            if !isHalfOfTwo { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    /// Reads UTF-8 with or without its mark, and UTF-16 with one.
    ///
    /// Throws one fault where the file is too large or no text of those, as nothing in it can be
    /// told then; `advice` says how to save it.
    init(_ data: Data, most: Int, advice: String) throws(FileFaults) {
        guard data.count <= most else {
            throw FileFaults(
                FileFault(
                    line: 1,
                    column: 1,
                    sentence: "the file has \(data.count) bytes; \(most) fit"
                )
            )
        }
        let bytes = [UInt8](data)
        if bytes.starts(with: [0xFF, 0xFE]) {
            self = try Self.utf16(bytes.dropFirst(2), advice: advice) { $0 | $1 << 8 }
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = try Self.utf16(bytes.dropFirst(2), advice: advice) { $0 << 8 | $1 }
        } else {
            let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            self = try Self.utf8(Array(bytes.dropFirst(mark)), advice: advice)
        }
        if let zero = self.bytes.firstIndex(of: 0) {
            throw FileFaults(fault(zero, "a NUL character: this is no text; \(advice)"))
        }
    }

    private static func utf8(_ bytes: [UInt8], advice: String) throws(FileFaults) -> SourceText {
        guard String(validating: bytes, as: UTF8.self) == nil else {
            return SourceText(utf8: bytes)
        }
        let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var bad = zip(repaired, bytes).prefix { $0 == $1 }.count
        // The replacement character may begin with the very byte that stood there.
        while bad > 0, bad < repaired.count, repaired[bad] & 0xC0 == 0x80 { bad -= 1 }
        let code = String(bytes[bad], radix: 16, uppercase: true)
        let sentence = "the byte \(code) is not UTF-8; \(advice)"
        throw FileFaults(SourceText(utf8: Array(bytes[..<bad])).fault(bad, sentence))
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>,
        advice: String,
        unit: (UInt16, UInt16) -> UInt16
    ) throws(FileFaults) -> SourceText {
        let pairs = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2)
        let units = pairs.map { unit(UInt16(bytes[$0]), UInt16(bytes[$0 + 1])) }
        let broken = firstUnpaired(units)
        let text = SourceText(utf8: Array(String(decoding: units[..<broken], as: UTF16.self).utf8))
        guard broken == units.count, bytes.count.isMultiple(of: 2) else {
            throw FileFaults(text.fault(text.bytes.count, "this is no UTF-16; \(advice)"))
        }
        return text
    }

    /// The first half of a surrogate pair that lacks the other half, or the end.
    private static func firstUnpaired(_ units: [UInt16]) -> Int {
        var index = 0
        while index < units.count {
            if UTF16.isLeadSurrogate(units[index]) {
                guard index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) else {
                    return index
                }
                index += 2
            } else if UTF16.isTrailSurrogate(units[index]) {
                return index
            } else {
                index += 1
            }
        }
        return index
    }

    /// The line of a place in `bytes`, counted from 1.
    func line(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The column of a place in `bytes` in characters, counted from 1.
    func column(at offset: Int) -> Int {
        let start = lineStarts[line(at: offset) - 1]
        return text(start..<offset).count + 1
    }

    /// A fault at a place in `bytes`.
    func fault(_ offset: Int, _ sentence: String) -> FileFault {
        FileFault(line: line(at: offset), column: column(at: offset), sentence: sentence)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// The bytes the readers look for.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let lf = UInt8(ascii: "\n")
    static let cr = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
}
