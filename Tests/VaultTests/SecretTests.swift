import Foundation
import Testing
import Vault

@Suite("A wrapped secret")
struct SecretTests {
    private let vault = Vault(.fresh())

    @Test("comes back whole, in 60 bytes that differ each time")
    func roundTrip() throws {
        let secret = Vault.freshSecret()
        let (master, wrapped) = vault.wrap(secret, purpose: "guest index")
        #expect(master == 1)
        #expect(wrapped.count == 60)
        #expect(try vault.unwrap(wrapped, master: master, purpose: "guest index") == secret)
        #expect(vault.wrap(secret, purpose: "guest index").wrapped != wrapped)
    }

    @Test("opens as another implementation wrapped it")
    func known() throws {
        let wrapped = try #require(
            Data(
                base64Encoded: "YGFiY2RlZmdoaWprqprZFv8FxSg0X7NgPsCPDHYk29rQMWSO"
                    + "+/jaNyCvqVdoEBPwBHuee6xxIccaeElE"
            )
        )
        let vault = Vault(try MasterKeys(text: "7 \(Fixtures.key)"))
        let secret = try vault.unwrap(Array(wrapped), master: 7, purpose: "guest index")
        #expect(secret.bytes == Array(64..<96))
    }

    @Test("opens for its own purpose, under its own master key and unchanged, or not at all")
    func refuses() {
        let (master, wrapped) = vault.wrap(Vault.freshSecret(), purpose: "guest index")
        #expect(throws: VaultFault.damaged) {
            try vault.unwrap(wrapped, master: master, purpose: "guest inde")
        }
        #expect(throws: VaultFault.damaged) {
            try vault.unwrap(wrapped, master: master, purpose: "")
        }
        #expect(throws: VaultFault.unknownMaster(2)) {
            try vault.unwrap(wrapped, master: 2, purpose: "guest index")
        }
        #expect(throws: VaultFault.damaged) {
            try vault.unwrap([], master: master, purpose: "guest index")
        }
        for index in wrapped.indices {
            #expect(throws: VaultFault.damaged) {
                let changed = wrapped.flipped(at: index, by: 1)
                _ = try vault.unwrap(changed, master: master, purpose: "guest index")
            }
        }
    }

    @Test("does not pass for a data key, nor a data key for a secret")
    func kinds() {
        let envelope = vault.seal("abc", id: Fixtures.id)
        #expect(throws: VaultFault.damaged) {
            try vault.unwrap(Array(envelope.header[52...]), master: 1, purpose: "")
        }
    }

    @Test("is 32 bytes, fresh ones each time")
    func length() {
        #expect(Vault.freshSecret().bytes.count == 32)
        #expect(Vault.freshSecret() != Vault.freshSecret())
        #expect(Secret([UInt8](repeating: 1, count: 31)) == nil)
        #expect(Secret([UInt8](repeating: 1, count: 33)) == nil)
        #expect(Secret(0..<32)?.bytes == Array(0..<32))
    }
}
