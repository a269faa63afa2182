import Testing
import Vault

@Suite("Secrets")
struct ConcealedTests {
    @Test("show three dots however they are printed")
    func dots() throws {
        let keys = try MasterKeys(text: "1 \(Fixtures.key)")
        let secret = try #require(Secret(0..<32))
        let signing = try SigningKey(text: "latitude-signing-key-1 \(Fixtures.key)")
        let values: [any Concealed] = [keys, Vault(keys), secret, BlindIndex(secret), signing]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            #expect("\(value)" == "•••")
            #expect(String(reflecting: value) == "•••")
            #expect("\([value])" == "[•••]")
            #expect(dumped == "- •••\n")
            #expect(Mirror(reflecting: value).children.isEmpty)
        }
    }

    @Test("are in no sentence of a fault, and each fault has one of its own")
    func faults() throws {
        let text = "7 \(Fixtures.key.dropLast())"
        var sentences: [String] = []
        for read: (String) throws -> Void in [
            { _ = try MasterKeys(text: $0) }, { _ = try SigningKey(text: $0) },
            { _ = try VerifyingKey(text: $0) }, { _ = try MasterKeys(text: "\($0)=\n\($0)=") },
        ] {
            do {
                try read(text)
                Issue.record("the text was read")
            } catch { sentences.append("\(error)") }
        }
        let all: [any Error] = [
            KeyFault.noKey, KeyFault.sameKey(1, 2), KeyFault.missing("/a"),
            KeyFault.noDirectory("/a"), KeyFault.exposed("/a"), KeyFault.foreign("/a"),
            KeyFault.notFile("/a"), KeyFault.tooLarge("/a"), KeyFault.notText("/a"),
            KeyFault.unreadable("/a", reason: "b"), KeyFault.unwritable("/a", reason: "b"),
            KeyFault.malformedName("/a"), VaultFault.unknownMaster(7), VaultFault.damaged,
            NoteFault.malformed, NoteFault.unknownKey("00"), NoteFault.forged,
        ]
        sentences += all.map { "\($0)" }
        #expect(Set(sentences).count == sentences.count)
        for sentence in sentences {
            #expect(!sentence.contains(Fixtures.key.prefix(8)))
            #expect(sentence.hasSuffix(".") || sentence.hasSuffix("chmod 600 /a"))
            #expect(sentence.count > 30)
        }
    }
}
