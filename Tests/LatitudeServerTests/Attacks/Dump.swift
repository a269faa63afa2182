import Foundation
import TestSupport

/// A copy of the whole database, as `pg_dump` makes one.
struct Dump: Sendable {
    /// The copy itself.
    let text: String

    init(of house: TestHouse) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "pg_dump", "--data-only", "--dbname", house.database.conninfo(.superuser),
        ]
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        text = String(decoding: data, as: UTF8.self)
    }

    /// Whether it holds a word: plain, in hexadecimal, or in base64 at any offset.
    func holds(_ word: String) -> Bool {
        let bytes = Data(word.utf8)
        if text.contains(word) || text.contains(bytes.map { String(format: "%02x", $0) }.joined()) {
            return true
        }
        return (0..<3).contains { shift in
            let base64 = (Data(repeating: 0, count: shift) + bytes).base64EncodedString()
            return text.contains(base64.dropFirst(shift == 0 ? 0 : 4).dropLast(4))
        }
    }
}
