import Foundation
import Testing

@testable import Vault

@Suite("An envelope")
struct EnvelopeTests {
    private let vault = Vault(.fresh())

    @Test("has its parts where the layout says")
    func layout() throws {
        let keys = MasterKeys.fresh().adding()
        let envelope = Vault(keys).seal("abc", id: Fixtures.id)
        let bytes = envelope.bytes
        #expect(Envelope.headerLength == 112)
        #expect(bytes.count == 112 + 28 + 3)
        #expect(Array(bytes[0..<4]) == [0, 0, 0, 2])
        #expect(Array(bytes[4..<20]) == Array(Fixtures.id.uuidString.hexadecimal))
        #expect(Array(bytes[20..<52]) == envelope.salt)
        #expect(Array(bytes[..<112]) == envelope.header)
        #expect(Array(bytes[112...]) == envelope.sealed)
        #expect(envelope.masterNumber == 2)
        #expect(envelope.id == Fixtures.id)
    }

    @Test("comes back from its bytes", arguments: Fixtures.texts)
    func roundTrip(text: String) throws {
        let envelope = vault.seal(text, id: UUID())
        let again = try #require(Envelope(envelope.bytes))
        #expect(again == envelope)
        #expect(again.bytes == envelope.bytes)
    }

    @Test("takes the numbers a master key can have, and no others")
    func numbers() {
        let rest = [UInt8](repeating: 1, count: 136)
        #expect(Envelope([0, 0, 0, 0] + rest) == nil)
        #expect(Envelope([0x80, 0, 0, 1] + rest) == nil)
        #expect(Envelope([0xff, 0xff, 0xff, 0xff] + rest) == nil)
        #expect(Envelope([0, 0, 1, 2] + rest)?.masterNumber == 258)
        #expect(Envelope([0x7f, 0xff, 0xff, 0xff] + rest)?.masterNumber == 2_147_483_647)
        #expect(
            Envelope([0x7f, 0xff, 0xff, 0xff] + rest)?.bytes == [0x7f, 0xff, 0xff, 0xff] + rest
        )
    }

    @Test("is nothing shorter than header, nonce and tag")
    func short() {
        let bytes = vault.seal("", id: Fixtures.id).bytes
        #expect(bytes.count == 140)
        for count in 0..<140 { #expect(Envelope(Array(bytes.prefix(count))) == nil) }
    }

    @Test("describes itself by id and number alone")
    func description() {
        let envelope = vault.seal("abc", id: Fixtures.id)
        #expect("\(envelope)" == "envelope \(Fixtures.id) under master key 1")
    }
}

extension String {
    /// The bytes that its hexadecimal digits spell, whatever stands between them.
    fileprivate var hexadecimal: [UInt8] {
        let digits = compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }
}
