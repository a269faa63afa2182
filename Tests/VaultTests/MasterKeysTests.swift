import Foundation
import Testing
import Vault

@Suite("Master keys")
struct MasterKeysTests {
    private let key = Fixtures.key
    private let other = Data(repeating: 7, count: 32).base64EncodedString()

    @Test("reads keys among comments and blank lines, and the highest number is current")
    func reads() throws {
        let keys = try MasterKeys(
            text: "# the keys, of the night, 2026\n\n 2 \(key)\r\n\n  # old\n1   \(other)  "
        )
        #expect(keys.numbers == [1, 2])
        #expect(keys.current == 2)
        #expect(keys.text == "1 \(other)\n2 \(key)\n")
    }

    @Test("reads keys between commas as between lines")
    func commas() throws {
        let keys = try MasterKeys(text: "1 \(other),10 \(key), ")
        #expect(keys.numbers == [1, 10])
        #expect(keys.text == "1 \(other)\n10 \(key)\n")
    }

    @Test("comes back from its text with the same fingerprints")
    func roundTrip() throws {
        let keys = MasterKeys.fresh().adding().adding()
        let again = try MasterKeys(text: keys.text)
        #expect(again.text == keys.text)
        #expect(again.current == 3)
        for number in 1...3 {
            #expect(again.fingerprint(of: number) == keys.fingerprint(of: number))
        }
    }

    @Test("refuses a text without a key", arguments: ["", "\n\n", "# 1 \(Fixtures.key)", " , ,\n"])
    func empty(text: String) {
        #expect(throws: KeyFault.noKey) { try MasterKeys(text: text) }
    }

    @Test(
        "refuses a line that is no master key",
        arguments: [
            "1", Fixtures.key, "1\(Fixtures.key)", "0 \(Fixtures.key)", "-1 \(Fixtures.key)",
            "+1 \(Fixtures.key)", "01 \(Fixtures.key)", "1.0 \(Fixtures.key)",
            "2147483648 \(Fixtures.key)", "x \(Fixtures.key)", "1 \(Fixtures.key) x",
            "1 \(Fixtures.key.dropLast())", "1 \(Fixtures.key.dropLast(4))", "1 \(Fixtures.key)=",
            "1 AAAA", "1 \(Fixtures.key.dropLast(2))9=", "1 \(Fixtures.key.dropLast(2))-=",
            "1 \(Fixtures.key)\(Fixtures.key)",
        ]
    )
    func malformed(line: String) {
        #expect(throws: KeyFault.malformedLine(3)) {
            try MasterKeys(text: "# comment\n\n\(line)\n")
        }
    }

    @Test("refuses a number that is there twice, and a key that is")
    func twice() {
        #expect(throws: KeyFault.duplicateNumber(4)) {
            try MasterKeys(text: "4 \(key)\n4 \(other)\n")
        }
        #expect(throws: KeyFault.sameKey(2, 9)) {
            try MasterKeys(text: "9 \(key)\n1 \(other)\n2 \(key)\n")
        }
    }

    @Test("refuses a file that was cut off anywhere inside the key")
    func truncated() throws {
        let text = "1 \(key)"
        for count in 1..<text.count {
            #expect(throws: KeyFault.self) { try MasterKeys(text: String(text.prefix(count))) }
        }
    }

    @Test("is new every time")
    func fresh() {
        #expect(MasterKeys.fresh().text != MasterKeys.fresh().text)
        #expect(MasterKeys.fresh().numbers == [1])
    }

    @Test("a rotation adds the next number and keeps the others")
    func adding() {
        let keys = MasterKeys.fresh()
        let more = keys.adding()
        #expect(more.numbers == [1, 2])
        #expect(more.current == 2)
        #expect(more.text.hasPrefix(keys.text))
        #expect(keys.numbers == [1])
    }

    @Test("a fingerprint is 16 bytes that belong to the key and not to its number")
    func fingerprint() throws {
        let keys = try MasterKeys(text: "1 \(key)\n2 \(other)")
        let moved = try MasterKeys(text: "5 \(key)")
        // Computed by another implementation of HKDF.
        let expected: [UInt8] = [
            0xab, 0x56, 0x0e, 0x51, 0x30, 0x6f, 0xd0, 0x07, 0xc7, 0xfe, 0xe2, 0x96, 0x82, 0xf5,
            0x68, 0x3e,
        ]
        #expect(keys.fingerprint(of: 1) == expected)
        #expect(moved.fingerprint(of: 5) == expected)
        #expect(keys.fingerprint(of: 2)?.count == 16)
        #expect(keys.fingerprint(of: 2) != expected)
        #expect(keys.fingerprint(of: 3) == nil)
    }
}
