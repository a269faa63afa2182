/// Identifiers cut into words.
enum Words {
    /// The words of an identifier in camel or snake case, in lower case: `HTTPHeader2` is `http`,
    /// `header2`.
    static func of(_ identifier: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        let bytes = Array(identifier.utf8)
        for (index, byte) in bytes.enumerated() {
            guard isLetter(byte) || Byte.isDigit(byte) || byte >= 128 else {
                finish(&word, &words)
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            let last = word.last ?? 0
            if isUpper(byte), !isUpper(last) || isLower(next) { finish(&word, &words) }
            word.append(byte)
        }
        finish(&word, &words)
        return words
    }

    private static func finish(_ word: inout [UInt8], _ words: inout [String]) {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self).lowercased()) }
        word = []
    }

    private static func isUpper(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }

    private static func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }

    private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
}
