import Foundation
import Testing
import Vault

@Suite("The vault")
struct VaultTests {
    private let keys = MasterKeys.fresh()
    private var vault: Vault { Vault(keys) }

    @Test("opens what it sealed, byte for byte", arguments: Fixtures.texts)
    func roundTrip(text: String) throws {
        let envelope = vault.seal(text, id: UUID())
        #expect(try Array(vault.open(envelope).utf8) == Array(text.utf8))
        #expect(envelope.sealed.count == text.utf8.count + 28)
    }

    @Test("opens what another implementation sealed")
    func known() throws {
        let bytes = try #require(
            Data(
                base64Encoded: "AAAABwARIjNEVWZ3iJmqu8zd7v8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7"
                    + "PD0+P2BhYmNkZWZnaGlqa6qa2Rb/BcUoNF+zYD7Ajwx2JNva0DFkjvv42jcgr6lXkOY1UQ4v"
                    + "dg35KHV8boK9TWxtbm9wcXJzdHV2dwpyAUOJiujXFQuwEri2HWaKeNEItlqYY98HRLu3bhEn"
                    + "n3vQxRwYxrXT6AHcK8te"
            )
        )
        let envelope = try #require(Envelope(Array(bytes)))
        let vault = Vault(try MasterKeys(text: "7 \(Fixtures.key)"))
        #expect(envelope.id == Fixtures.id)
        #expect(envelope.salt == Array(32..<64))
        #expect(try vault.open(envelope) == "Zażółć gęślą jaźń 🍷")
    }

    @Test("seals the same text to different bytes each time")
    func differs() {
        let (one, two) = (vault.seal("abc", id: Fixtures.id), vault.seal("abc", id: Fixtures.id))
        #expect(one.salt != two.salt)
        #expect(one.header[52...] != two.header[52...])
        #expect(one.sealed != two.sealed)
    }

    @Test("does not open an envelope with any one bit turned over")
    func flips() {
        let bytes = vault.seal("Zażółć 🍷", id: Fixtures.id).bytes
        for index in bytes.indices {
            for bit in 0..<8 {
                let changed = bytes.flipped(at: index, by: 1 << bit)
                #expect(!opens(changed), "byte \(index), bit \(bit)")
            }
        }
        #expect(opens(bytes))
    }

    @Test("does not open an envelope that lost its end or gained one")
    func lengths() {
        let bytes = vault.seal("Zażółć", id: Fixtures.id).bytes
        for count in 0..<bytes.count { #expect(!opens(Array(bytes.prefix(count)))) }
        #expect(!opens(bytes + [0]))
    }

    @Test("does not open parts of two envelopes put together")
    func mixed() {
        let one = vault.seal("one", id: Fixtures.id).bytes
        for two in [vault.seal("two", id: UUID()).bytes, vault.seal("two", id: Fixtures.id).bytes] {
            for (part, range) in [
                "salt": 20..<52, "wrapped": 52..<112, "sealed": 112..<one.count, "keys": 20..<112,
            ] {
                var bytes = one
                bytes.replaceSubrange(range, with: two[range])
                #expect(!opens(bytes), "\(part)")
            }
        }
    }

    @Test("does not open a text under another id")
    func otherId() throws {
        let envelope = vault.seal("abc", id: Fixtures.id)
        var bytes = envelope.bytes
        bytes.replaceSubrange(4..<20, with: vault.seal("", id: UUID()).bytes[4..<20])
        let moved = try #require(Envelope(bytes))
        #expect(moved.id != envelope.id)
        #expect(throws: VaultFault.damaged) { try vault.open(moved) }
    }

    @Test("names the master key it lacks, and calls a wrong one damage")
    func masters() throws {
        let envelope = Vault(keys.adding()).seal("abc", id: Fixtures.id)
        #expect(throws: VaultFault.unknownMaster(2)) { try vault.open(envelope) }
        #expect(throws: VaultFault.unknownMaster(2)) { try vault.rewrapped(envelope.header) }
        let stranger = Vault(MasterKeys.fresh().adding())
        #expect(throws: VaultFault.damaged) { try stranger.open(envelope) }
        #expect(throws: VaultFault.damaged) { try Vault(keys.adding()).open(envelope) }
    }

    private func opens(_ bytes: [UInt8]) -> Bool {
        guard let envelope = Envelope(bytes) else { return false }
        return (try? vault.open(envelope)) != nil
    }
}

@Suite("A rotation of master keys")
struct RotationTests {
    @Test("leaves id, salt and sealed text alone, and opens without the old key")
    func rewraps() throws {
        let old = MasterKeys.fresh()
        let both = old.adding()
        let new = try MasterKeys(text: String(both.text.split(separator: "\n")[1]))
        let envelope = Vault(old).seal("Zażółć", id: Fixtures.id)
        #expect(try Vault(both).open(envelope) == "Zażółć")

        let header = try Vault(both).rewrapped(envelope.header)
        let rewrapped = try #require(Envelope(header + envelope.sealed))
        #expect(rewrapped.masterNumber == 2)
        #expect(rewrapped.id == envelope.id)
        #expect(rewrapped.salt == envelope.salt)
        #expect(header[52...] != envelope.header[52...])
        #expect(try Vault(new).open(rewrapped) == "Zażółć")
        #expect(throws: VaultFault.unknownMaster(1)) { try Vault(new).open(envelope) }
        #expect(throws: VaultFault.unknownMaster(2)) { try Vault(old).open(rewrapped) }
    }

    @Test("gives back a header that is under the current key already")
    func identity() throws {
        let vault = Vault(MasterKeys.fresh().adding())
        let header = vault.seal("abc", id: Fixtures.id).header
        #expect(try vault.rewrapped(header) == header)
    }

    @Test("does not wrap anew what is damaged")
    func damaged() {
        let old = MasterKeys.fresh()
        let vault = Vault(old.adding())
        let header = Vault(old).seal("abc", id: Fixtures.id).header
        for index in header.indices {
            #expect(throws: VaultFault.self, "byte \(index)") {
                let changed = header.flipped(at: index, by: 0x10)
                // Another number is one the vault lacks: 1 becomes 17 and the like.
                _ = try vault.rewrapped(changed)
            }
        }
        #expect(throws: VaultFault.damaged) { try vault.rewrapped(Array(header.dropLast())) }
        #expect(throws: VaultFault.damaged) { try vault.rewrapped(header + [0]) }
        #expect(throws: VaultFault.damaged) { try vault.rewrapped([]) }
    }

    @Test("wraps new secrets under the new key and unwraps the old ones")
    func secrets() throws {
        let old = MasterKeys.fresh()
        let vault = Vault(old.adding())
        let secret = Vault.freshSecret()
        let before = Vault(old).wrap(secret, purpose: "guests")
        let after = vault.wrap(secret, purpose: "guests")
        #expect(before.master == 1)
        #expect(after.master == 2)
        for kept in [before, after] {
            let again = try vault.unwrap(kept.wrapped, master: kept.master, purpose: "guests")
            #expect(again == secret)
        }
    }
}
