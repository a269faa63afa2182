import Latitude
import Postgres
import TestSupport
import Testing
import Vault

@testable import LatitudeStore

@Suite("Rotating the master key")
struct VaultRotationTests {
    @Test("is interrupted and finished; every text opens at every moment")
    func rotates() async throws {
        try await TestHouse.with { house in
            _ = try await house.bookForZenobia()
            let owner = house.database.owner
            let new = TestHouse.keys.adding()
            let rotation = VaultRotation(connection: owner, keys: new, chunk: 2)
            let total = try await owner.texts("select count(*)::text from vault_key").first
            let count = try #require(total.flatMap { Int($0) })
            #expect(count > 4)

            #expect(try await rotation.run(most: 1) == 2)
            #expect(try await rotation.status().map(\.texts) == [count - 2, 2])
            #expect(try await BookCheck(connection: owner, keys: new).run().isEmpty)

            #expect(try await rotation.run() == count - 2 + 1)
            let status = try await rotation.status()
            #expect(status.map(\.texts) == [0, count])
            #expect(status.map(\.secrets) == [0, 1])
            #expect(status.map(\.isNewest) == [false, true])
            #expect(status.map(\.isInKeyFile) == [true, true])
            #expect(try await rotation.run() == 0)
            #expect(try await BookCheck(connection: owner, keys: new).run().isEmpty)
        }
    }

    @Test("leaves the old key alone unable to open, and the new one alone able to")
    func oldKey() async throws {
        try await TestHouse.with { house in
            let act = try await house.bookForZenobia()
            let owner = house.database.owner
            let both = TestHouse.keys.adding()
            try await VaultRotation(connection: owner, keys: both).run()
            await #expect(throws: VaultKeyError.missing(2)) {
                _ = try await PersonalVault.open(TestHouse.keys, over: owner)
            }
            let newest = both.text.split(separator: "\n").filter { $0.hasPrefix("2 ") }
            let alone = try MasterKeys(text: newest.joined())
            #expect(try await BookCheck(connection: owner, keys: alone).run().isEmpty)
            let store = GuestStore(connection: owner, keys: alone)
            let subject = try #require(try await store.subject(of: .id(act.id)))
            #expect(try await store.record(of: subject).label == "Zenobia Quark")
            let label = try GuestLabel("Zenobia Quark", kind: .guest)
            #expect(try await store.subjects(knownBy: label, at: "Grand") == [subject])
        }
    }

    @Test("refuses the keys of another organisation before anything is written")
    func foreign() async throws {
        try await TestHouse.with { house in
            _ = try await house.bookForZenobia()
            let foreign = VaultRotation(
                connection: house.database.owner,
                keys: MasterKeys.fresh()
            )
            await #expect(throws: VaultKeyError.wrong(1)) { try await foreign.verify() }
            await #expect(throws: VaultKeyError.wrong(1)) { try await foreign.run() }
            #expect(try await foreign.status().map(\.isInKeyFile) == [false])
            #expect(try await house.provenFindings().isEmpty)
        }
    }
}
