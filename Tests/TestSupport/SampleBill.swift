public import Latitude

extension EvidenceFile {
    /// A PDF with a text in it, filled up to a size where one is given.
    public static func bill(_ text: String, bytes: Int = 0) throws -> EvidenceFile {
        let (start, end) = (Array("%PDF-1.4\n\(text)\n".utf8), Array("\n%%EOF\n".utf8))
        let fill = [UInt8](repeating: 0x20, count: max(0, bytes - start.count - end.count))
        return try EvidenceFile(start + fill + end)
    }
}
