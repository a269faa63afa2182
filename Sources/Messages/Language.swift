/// A language people are spoken to in: one file of texts each.
public enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    /// English.
    case en
    /// Polish.
    case pl

    /// Its own name for itself, as the link to it says: `Polski`.
    public var name: String {
        switch self {
        case .en: "English"
        case .pl: "Polski"
        }
    }

    /// The language the page links to.
    public var other: Language { self == .en ? .pl : .en }
}

extension Language {
    /// How a noun stands after a whole number, by the rules of Unicode CLDR
    /// (supplemental/plurals.xml); the sign does not matter.
    func form(for count: Int) -> Plural {
        let (one, ten, hundred) = (
            count.magnitude == 1, count.magnitude % 10, count.magnitude % 100
        )
        return switch self {
        case .en: one ? .one : .other
        case .pl: one ? .one : (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
        }
    }

    /// The forms its texts need; in Polish `other` stands after fractions.
    package var forms: [Plural] {
        switch self {
        case .en: [.one, .other]
        case .pl: [.one, .few, .many, .other]
        }
    }
}

/// A form of a noun after a number, by the names of CLDR.
package enum Plural: String, CaseIterable, Sendable {
    /// Where a language has something of its own to say of nothing, such as `today`.
    case zero
    case one
    case two
    case few
    case many
    case other
}
