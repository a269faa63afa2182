import Foundation
import Testing
import Vault

@Suite("A signed note")
struct SignedNoteTests {
    private static let body = "Checkpoint 7\nZażółć 🍷\n"
    private let key = SigningKey.fresh()

    @Test(
        "comes back from its text and verifies",
        arguments: [body, "\n", "a\n", "a\n\nb\n", "a\n\n", " — not at the start\n", "-- a\n"]
    )
    func roundTrip(body: String) throws {
        let note = try SignedNote.sign(body: body, with: key)
        let again = try SignedNote(text: note.text)
        #expect(again == note)
        #expect(Array(again.body.utf8) == Array(body.utf8))
        #expect(try again.verify([SigningKey.fresh().publicKey, key.publicKey]) == key.publicKey)
    }

    @Test("is the same bytes for the same body and key, as another implementation signs them")
    func known() throws {
        let key = try SigningKey(text: "latitude-signing-key-1 \(Fixtures.key)")
        let signature =
            "+2prwgntrVWKmj6SCXW0Oql+danWa6HloE44P8WjMdUha/"
            + "ToO8QvPfktFxHjzD04llfGENY16h/yzSDTQpP4Ag=="
        for _ in 0..<10 {
            let note = try SignedNote.sign(body: "Checkpoint 7\nZażółć\n\n", with: key)
            #expect(
                note.text == "Checkpoint 7\nZażółć\n\n\n— latitude 56475aa75463474c \(signature)\n"
            )
        }
    }

    @Test("is neither read nor verified with any one byte changed")
    func flips() throws {
        let note = try SignedNote.sign(body: Self.body, with: key)
        let bytes = Array(note.text.utf8)
        for index in bytes.indices {
            for mask: UInt8 in [0x01, 0x02, 0x20, 0x80] {
                let changed = bytes.flipped(at: index, by: mask)
                #expect(throws: NoteFault.self, "byte \(index), mask \(mask)") {
                    _ = try SignedNote(bytes: changed).verify([key.publicKey])
                }
            }
        }
        #expect(try SignedNote(bytes: bytes).verify([key.publicKey]) == key.publicKey)
    }

    @Test("is nothing without all of its bytes, or with one more")
    func lengths() throws {
        let bytes = Array(try SignedNote.sign(body: Self.body, with: key).text.utf8)
        for count in 0..<bytes.count {
            #expect(throws: NoteFault.malformed) {
                try SignedNote(bytes: Array(bytes.prefix(count)))
            }
        }
        for byte: UInt8 in [0, 10, 13, 32, 65, 255] {
            #expect(throws: NoteFault.malformed) { try SignedNote(bytes: bytes + [byte]) }
        }
        #expect(throws: NoteFault.forged) {
            _ = try SignedNote(bytes: [65] + bytes).verify([key.publicKey])
        }
    }

    @Test(
        "does not sign what is no body",
        arguments: [
            "", "a", "a\nb", "a\r\n", "\r\n", "a\rb\n", "a\u{0}\n", "— a\n", "a\n— b\n", "a\n\n—\n",
        ]
    )
    func unfit(body: String) {
        #expect(throws: NoteFault.malformed) { try SignedNote.sign(body: body, with: key) }
    }

    @Test("is malformed when its lines are others")
    func lines() throws {
        let text = try SignedNote.sign(body: Self.body, with: key).text
        let signature = try #require(text.split(separator: "\n").last)
        for changed in [
            text.replacing("\n", with: "\r\n"), text + "\(signature)\n", text + "\n\(signature)\n",
            "\(signature)\n", "\n\(signature)\n", "\(Self.body)\(signature)\n",
            text.replacing("— ", with: "- "), text.replacing("— ", with: "—  "),
            text.replacing("— latitude", with: "— Latitude"), text.replacing("==\n", with: "\n"),
            text.replacing("==\n", with: "== \n"), text.replacing("==\n", with: "==\n\n"),
            "\(Self.body)\n\(signature.uppercased())\n", String(text.dropLast()),
        ] {
            #expect(throws: NoteFault.malformed, "\(changed)") { try SignedNote(text: changed) }
        }
    }

    @Test("is forged when body or signature come from another note of the same key")
    func forged() throws {
        let (one, two) = (
            try SignedNote.sign(body: "one\n", with: key),
            try SignedNote.sign(body: "two\n", with: key)
        )
        let mixed = try SignedNote(text: two.text.replacing("two\n", with: "one\n"))
        #expect(mixed != one)
        #expect(throws: NoteFault.forged) { try mixed.verify([key.publicKey]) }
    }

    @Test("tells one spelling of a letter from another")
    func spelling() throws {
        let (one, two) = ("é\n", "e\u{301}\n")
        #expect(one == two)
        let note = try SignedNote.sign(body: one, with: key)
        let other = try SignedNote.sign(body: two, with: key)
        #expect(note != other)
        let respelt = try SignedNote(text: note.text.replacing("é", with: "e\u{301}"))
        #expect(throws: NoteFault.forged) { try respelt.verify([key.publicKey]) }
    }

    @Test("names the key that is not among the trusted ones")
    func unknown() throws {
        let note = try SignedNote.sign(body: Self.body, with: key)
        let fault = NoteFault.unknownKey(key.publicKey.id)
        #expect(note.keyID == key.publicKey.id)
        #expect(throws: fault) { try note.verify([]) }
        #expect(throws: fault) { try note.verify([SigningKey.fresh().publicKey]) }
    }

    @Test("is forged when it names a trusted key that did not sign it")
    func renamed() throws {
        let other = SigningKey.fresh().publicKey
        let note = try SignedNote.sign(body: Self.body, with: key)
        let renamed = try SignedNote(text: note.text.replacing(note.keyID, with: other.id))
        #expect(throws: NoteFault.forged) { try renamed.verify([key.publicKey, other]) }
    }
}
