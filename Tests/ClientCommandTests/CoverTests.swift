import Crypto
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Testing

@testable import ClientCommand

@Suite("A cover note")
struct CoverTests {
    let desk = Desk()
    let signer = Curve25519.Signing.PrivateKey()
    static let body = """
        Cover note 7K2M
        Act: spend 120.00 USD, “zimna kolacja”
        By: Łucja Gżegżółka
        Within policy 3.

        """

    /// The key as a house hands it out.
    static func line(_ key: Curve25519.Signing.PublicKey) -> String {
        "latitude-verifying-key-1 \(key.rawRepresentation.base64EncodedString())"
    }

    static func id(_ key: Curve25519.Signing.PublicKey) -> String {
        SHA256.hash(data: key.rawRepresentation).prefix(8)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// A note as a server signs it, made here by hand.
    func note(_ body: String = Self.body) throws -> String {
        let length = withUnsafeBytes(of: UInt64(body.utf8.count).bigEndian) { Data($0) }
        let message = Data("latitude.note.1".utf8) + length + Data(body.utf8)
        let signature = try signer.signature(for: message).base64EncodedString()
        return "\(body)\n— latitude \(Self.id(signer.publicKey)) \(signature)\n"
    }

    func file(_ text: String, _ name: String = "note.txt") throws -> String {
        try FileManager.default.createDirectory(
            atPath: desk.home,
            withIntermediateDirectories: true
        )
        let path = "\(desk.home)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    func verify(_ text: String, _ more: [String] = []) async throws -> Desk.Result {
        let key = try file("# the house's\n\(Self.line(signer.publicKey))\n", "key.txt")
        return await desk.run(["cover", "--verify", try file(text), "--key", key] + more)
    }

    @Test("that is genuine is told with what it says, without a server or a login")
    func genuine() async throws {
        let result = try await verify(try note())
        #expect(result.code == 0, "\(result.err)")
        #expect(
            result.out == """
                The cover note is genuine: Cover note 7K2M
                  Act          spend 120.00 USD, “zimna kolacja”
                  By           Łucja Gżegżółka
                  Within policy 3.
                  Signed with  key \(Self.id(signer.publicKey))

                """
        )
        let json = try await verify(try note(), ["--json"])
        #expect(json.code == 0)
        #expect(json.out.contains(#""isGenuine":true"#))
    }

    @Test("is checked with the keys kept at sign-in, also from a pipe")
    func keptKeys() async throws {
        let nothing = await desk.run(["cover", "--verify", try file(try note())])
        #expect(nothing.code == 78)
        #expect(nothing.err.contains("No verifying keys are kept here"))
        let keys = ["latitude-verifying-key-9 new", Self.line(signer.publicKey)]
        let server = try ServerAddress("https://example.com")
        try KeysFile(desk.state).store(VerifyingKeys(keys: keys), of: server)
        #expect(await desk.run(["cover", "--verify", try file(try note())]).code == 0)
        let piped = await desk.run(["cover", "--verify", "-"], input: try note())
        #expect(piped.code == 0)
    }

    @Test("does not pass with any one byte of it changed")
    func changed() async throws {
        let key = try file(Self.line(signer.publicKey), "key.txt")
        let bytes = Array(try note().utf8)
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var copy = bytes
            copy[index] ^= 1
            let text = String(decoding: copy, as: UTF8.self)
            let line = ["cover", "--verify", try file(text), "--key", key]
            let result = await desk.run(line)
            #expect([7, 65].contains(result.code), "byte \(index)")
            #expect(result.out.isEmpty)
        }
    }

    @Test("that was forged ends with 7 and a sentence")
    func forged() async throws {
        let forged = try note().replacing("120.00", with: "920.00")
        let result = try await verify(forged)
        #expect(result.code == 7)
        #expect(result.err.hasPrefix("Not genuine: The note was changed after it was signed"))
        let json = try await verify(forged, ["--json"])
        #expect(json.code == 7)
        #expect(json.out.hasPrefix(#"{"detail":"The note was changed"#))
        #expect(json.out.contains(#""isGenuine":false"#))
    }

    @Test("that another key signed ends with 7 and names the key")
    func otherKey() async throws {
        let other = Curve25519.Signing.PrivateKey().publicKey
        let key = try file(Self.line(other), "other.txt")
        let result = await desk.run(["cover", "--verify", try file(try note()), "--key", key])
        #expect(result.code == 7)
        #expect(result.err.contains(Self.id(signer.publicKey)))
    }

    @Test(
        "that is none is a bad value",
        arguments: ["", "hello\n", "— latitude x y\n", "body\n\n— latitude 0123 AAAA\n"]
    )
    func malformed(text: String) async throws {
        let result = try await verify(text)
        #expect(result.code == 65)
        #expect(result.err.contains("value_malformed"))
    }

    @Test("is not checked with what is no key, or no file")
    func noKey() async throws {
        let bad = try file("latitude-verifying-key-1 AAAA\n", "bad.txt")
        let note = try file(try note())
        #expect(await desk.run(["cover", "--verify", note, "--key", bad]).code == 65)
        #expect(await desk.run(["cover", "--verify", note, "--key", "/nowhere"]).code == 65)
        let missing = await desk.run(["cover", "--verify", "/nowhere"])
        #expect(missing.code == 65)
        #expect(missing.err.contains("/nowhere cannot be read: No such file or directory."))
    }

    @Test("is printed as the server signed it, or written to a file")
    func printed() async throws {
        let house = House()
        let text = try note()
        let path = try Routes.cover(CodeText.parse("7K2M"))
        house.answer(path, .answer(200, text))
        let server = try LoopbackServer(house.respond)
        let desk = Desk(server: server.url, token: "ada-token")
        let result = await desk.run(["cover", "7k2m"])
        #expect(result.out == text)
        #expect(result.err.isEmpty)
        try FileManager.default.createDirectory(
            atPath: desk.home,
            withIntermediateDirectories: true
        )
        let file = "\(desk.home)/note.txt"
        let written = await desk.run(["cover", "7K2M", "--output", file])
        #expect(written.code == 0)
        #expect(written.out.isEmpty)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        let nowhere = await desk.run(["cover", "7K2M", "--output", "/nowhere/x"])
        #expect(nowhere.code == 78)
        #expect(nowhere.err.contains("No such file or directory"))
        house.answer(path, .answer(200, "<html>Welcome</html>"))
        #expect(await desk.run(["cover", "7K2M"]).code == 78)
        house.answer(path, .answer(404, Wire.problem(.unknownCode)))
        #expect(await desk.run(["cover", "7K2M"]).code == 65)
    }

    @Test(
        "is asked for or checked, not both",
        arguments: [
            ["cover"], ["cover", "7K2M", "--verify", "x"], ["cover", "7K2M", "--key", "x"],
            ["cover", "--verify", "x", "--output", "y"],
        ]
    )
    func usage(line: [String]) async {
        #expect(await desk.run(line).code == 64)
    }
}
