import Testing

@testable import Vault

@Suite("Signing and verifying keys")
struct SigningKeyTests {
    @Test("come back from their texts")
    func roundTrip() throws {
        let key = SigningKey.fresh()
        let again = try SigningKey(text: "# for the checkpoints, all of them\n\n\(key.text)\n")
        #expect(again.text == key.text)
        #expect(again.publicKey == key.publicKey)
        #expect(try VerifyingKey(text: key.publicKey.text) == key.publicKey)
        #expect(SigningKey.fresh().text != key.text)
    }

    @Test("are Ed25519, as another implementation derives the public half and its id")
    func known() throws {
        let key = try SigningKey(text: "latitude-signing-key-1 \(Fixtures.key)")
        let text = "latitude-verifying-key-1 A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
        #expect(key.publicKey.text == text)
        #expect(key.publicKey.id == "56475aa75463474c")
        #expect("\(key.publicKey)" == text)
    }

    @Test("always sign the same message with the same bytes")
    func deterministic() {
        let key = SigningKey.fresh()
        let message = Array("Zażółć".utf8)
        let signatures = Set((0..<20).map { _ in key.signature(for: message) })
        #expect(signatures.count == 1)
        #expect(signatures.first?.count == 64)
    }

    @Test(
        "refuse a text that is not one key of their kind",
        arguments: [
            "latitude-verifying-key-1", Fixtures.key, "latitude-verifying-key-1 AAAA",
            "latitude-verifying-key-2 \(Fixtures.key)", "latitude-signing-key-1 \(Fixtures.key)",
            "Latitude-verifying-key-1 \(Fixtures.key)",
            "latitude-verifying-key-1 \(Fixtures.key.dropLast())",
            "latitude-verifying-key-1 \(Fixtures.key.dropLast(2))9=",
            "latitude-verifying-key-1 \(Fixtures.key) x",
            "latitude-verifying-key-1 \(Fixtures.key)\nlatitude-verifying-key-1 \(Fixtures.key)",
        ]
    )
    func malformed(text: String) {
        #expect(throws: KeyFault.malformedKey("latitude-verifying-key-1")) {
            try VerifyingKey(text: text)
        }
        let signing = text.replacing("-signing-", with: "-other-")
            .replacing("-verifying-", with: "-signing-")
        #expect(throws: KeyFault.malformedKey("latitude-signing-key-1")) {
            try SigningKey(text: signing)
        }
    }

    @Test("refuse an empty text", arguments: ["", "\n", "# latitude-signing-key-1"])
    func empty(text: String) {
        #expect(throws: KeyFault.noKey) { try SigningKey(text: text) }
        #expect(throws: KeyFault.noKey) { try VerifyingKey(text: text) }
    }
}
