import Mustache

/// HTML as we escape it: byte by byte.
///
/// Mustache's own escaping looks at whole characters, and to Swift a quotation mark followed by a
/// combining accent is another character than a quotation mark. A browser sees the mark, and the
/// attribute would end there.
struct PageMarkup: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            // HTML has no place for the other control characters.
            case 0..<9, 11, 12, 14..<32, 127: bytes += "\u{FFFD}".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
