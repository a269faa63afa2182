import Foundation
import Vault

/// Values the tests share.
enum Fixtures {
    static let id = UUID(
        uuid: (0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255)
    )
    /// 32 bytes, 0 to 31, as base64.
    static let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    /// Texts of several scripts and lengths, the empty one among them.
    static let texts = [
        "", "a", "Zażółć gęślą jaźń", "🍷👩‍👩‍👧‍👦🇵🇱", "e\u{301}\r\n\u{0}\tend",
        String(repeating: "ą🙂", count: 10_000),
    ]
}

extension [UInt8] {
    /// These bytes with some bits of one of them turned over.
    func flipped(at index: Int, by mask: UInt8) -> [UInt8] {
        var bytes = self
        bytes[index] ^= mask
        return bytes
    }
}

/// A new directory that goes with its last reference.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it that need not exist.
    func file(_ name: String = "key") -> String { "\(path)/\(name)" }

    /// Makes a file with exactly these rights.
    @discardableResult
    func write(_ text: String, to name: String = "key", mode: mode_t = 0o600) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: file(name)))
        guard chmod(file(name), mode) == 0 else { throw POSIXError(.EPERM) }
        return file(name)
    }

    /// The names of everything in it, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
