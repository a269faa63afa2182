/// The digits an employee types at a desk that already knows the house.
public struct Pin: Sendable, CustomStringConvertible, CustomReflectable {
    /// How many digits a PIN has.
    public static let digitCounts = 6...12

    /// ASCII digits; a secret, for the hasher alone.
    public let text: String

    /// Checks a chosen PIN; throws the first fault that applies, in the order of `PinFault`.
    public init(_ text: String) throws(PinFault) {
        let digits = text.utf8.map { Int($0) - Int(UInt8(ascii: "0")) }
        guard digits.allSatisfy((0...9).contains) else { throw .notDigits }
        guard Self.digitCounts.contains(digits.count) else { throw .length(count: digits.count) }
        // 0 follows 9, as it does on a keyboard.
        let steps = Set(zip(digits, digits.dropFirst()).map { ($1 - $0 + 10) % 10 })
        if steps == [0] { throw .repeated }
        if steps == [1] || steps == [9] { throw .run }
        guard !Self.wellKnown.contains(text) else { throw .common }
        self.text = text
    }

    /// A fresh PIN of six digits, from the system's generator.
    public static func random() -> Pin {
        while true {
            let digits = (0..<6).map { _ in String(Int.random(in: 0...9)) }
            // Of a million, fewer than a hundred are refused.
            if let pin = try? Pin(digits.joined()) { return pin }
        }
    }

    /// Nothing of the PIN, not even its length.
    public var description: String { "•••" }

    /// Only the description, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: ["text": description]) }

    /// Patterns and paths across the keypad; birthdays are the employee's own business.
    private static let wellKnown: Set = [
        "010101", "010203", "100100", "101010", "102030", "111000", "111222", "112112", "112211",
        "112233", "112358", "121121", "121212", "123123", "123321", "123654", "123789", "124578",
        "131313", "141414", "142536", "147147", "147258", "147852", "147896", "151515", "159159",
        "159357", "159753", "200000", "202020", "212121", "222333", "223344", "232323", "246810",
        "252525", "258258", "258456", "292929", "303030", "314159", "321321", "321654", "332211",
        "333444", "357159", "369369", "420420", "445566", "454545", "456123", "456456", "505050",
        "520520", "521521", "525252", "555666", "654123", "666999", "696969", "741852", "753159",
        "753951", "778899", "787878", "789456", "789789", "852456", "909090", "951753", "963852",
        "987456", "989898", "998877",
        "11223344", "12121212", "12341234", "12344321", "12345679", "14725836", "87654321",
        "123123123", "123454321", "147258369", "123456123", "741852963", "963852741", "987654123",
        "1122334455", "1212121212", "123123123123", "121212121212",
    ]
}

/// Why a PIN was not taken.
public enum PinFault: Error, Hashable, Sendable {
    /// It holds something other than the digits 0 to 9.
    case notDigits
    /// It has fewer than 6 or more than 12 digits, namely that many.
    case length(count: Int)
    /// It is one digit, over and over.
    case repeated
    /// Its digits follow each other, up or down.
    case run
    /// It is on the list of PINs that everybody tries first.
    case common

    /// What programs see; never changes once released.
    public var code: String {
        switch self {
        case .notDigits: "not_digits"
        case .length: "length"
        case .repeated: "repeated"
        case .run: "run"
        case .common: "common"
        }
    }
}

extension PinFault: CustomStringConvertible {
    /// A sentence for the person who chose it; it quotes nothing of the PIN.
    public var description: String {
        switch self {
        case .notDigits: "A PIN is made of the digits 0 to 9 alone, without blanks."
        case .length(let count): "A PIN has 6 to 12 digits; this one has \(count)."
        case .repeated: "This is one digit over and over: mix them."
        case .run: "These digits follow each other, like 123456: mix them."
        case .common: "This is one of the PINs everybody tries first: take another."
        }
    }
}
