import ArgumentParser
import Foundation
import Postgres
import TestSupport
import Testing
import Vault

@testable import LatitudeStore
@testable import ServerCommand

@Suite("The keys of a house")
struct KeysTests {
    private static func with(
        _ body: @Sendable @escaping (String, Connection) async throws -> Void
    ) async throws {
        let state = "\(NSTemporaryDirectory())keys-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: state) }
        try await TestDatabase.with { database in try await body(state, database.owner) }
    }

    private static func settings(_ state: String) async throws -> Settings {
        try Settings(try StateOptions.parse(["--state", state]))
    }

    private static func code(_ body: () async throws -> Void) async -> Int32? {
        do {
            try await body()
            return nil
        } catch {
            return Fault(error).exitCode
        }
    }

    @Test("are made by setting it up and by nothing else, once")
    func once() async throws {
        try await Self.with { state, owner in
            let settings = try await Self.settings(state)
            #expect(await Self.code { _ = try Keys.load(settings) } == 78)
            #expect(!FileManager.default.fileExists(atPath: "\(state)/keys"))
            let keys = try await Keys.forSetUp(settings, over: owner)
            let store = SigningKeyStore(connection: owner)
            try await store.note(keys.signing.publicKey)
            #expect(try Keys.load(settings).signing.publicKey == keys.signing.publicKey)
            let again = try await Keys.forSetUp(settings, over: owner)
            #expect(again.signing.publicKey == keys.signing.publicKey)

            let file = "\(state)/keys/signing.key"
            try FileManager.default.removeItem(atPath: file)
            #expect(await Self.code { _ = try Keys.load(settings) } == 78)
            #expect(await Self.code { _ = try await Keys.forSetUp(settings, over: owner) } == 78)
            #expect(!FileManager.default.fileExists(atPath: file))

            _ = try KeyFile.loadOrCreate(path: file) { SigningKey.fresh().text }
            #expect(await Self.code { _ = try await Keys.forSetUp(settings, over: owner) } == 78)
            let half = "latitude-signing-key-1 AAAA"
            try half.write(toFile: file, atomically: false, encoding: .utf8)
            #expect(await Self.code { _ = try Keys.load(settings) } == 78)
        }
    }

    @Test("are renewed on purpose, also after an interruption, and the old ones stay known")
    func renewed() async throws {
        try await Self.with { state, owner in
            let settings = try await Self.settings(state)
            let old = try await Keys.forSetUp(settings, over: owner).signing.publicKey
            let store = SigningKeyStore(connection: owner)
            try await store.note(old)
            let interrupted = SigningKey.fresh()
            _ = try KeyFile.loadOrCreate(path: "\(state)/keys/signing.key.new") {
                interrupted.text
            }
            let new = try await Keys.renewSigning(settings, over: owner)
            #expect(new == interrupted.publicKey)
            #expect(try await store.known().signing == [old, new])
            #expect(try Keys.load(settings).signing.publicKey == new)
            #expect(try await BookCheck(connection: owner).run().isEmpty)
        }
    }

    @Test("are believed by a server that comes first, and no others after it")
    func served() async throws {
        try await TestHouse.with { house in
            let known = SigningKeyKnown(parameters: [.text(SigningKey.fresh().publicKey.text)])
            let other = SigningKeyKnown(parameters: [.text(SigningKey.fresh().publicKey.text)])
            let app = try await Connection.open(house.database.configuration(.app))
            #expect(try await app.run(known) == [true])
            #expect(try await app.run(other) == [false])
            #expect(try await app.run(known) == [true])
            await app.close()
            #expect(try await BookCheck(connection: house.database.owner).run().isEmpty)
        }
    }
}
