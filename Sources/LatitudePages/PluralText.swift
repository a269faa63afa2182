import Messages

/// A noun that follows a number, in every form its language has.
///
/// The forms are those of Unicode CLDR, supplemental/plurals.xml, for English and Polish.
public struct PluralText: Hashable, Sendable {
    private enum Forms: Hashable, Sendable {
        case english(one: String, other: String)
        case polish(one: String, few: String, many: String, other: String)
    }

    private let forms: Forms

    /// `1 hold`, `2 holds`, `1.5 holds`.
    public static func english(one: String, other: String) -> PluralText {
        PluralText(forms: .english(one: one, other: other))
    }

    /// `1 blokada`, `2 blokady`, `5 blokad`, and `1,5 blokady` for fractions.
    public static func polish(one: String, few: String, many: String, other: String) -> PluralText {
        PluralText(forms: .polish(one: one, few: few, many: many, other: other))
    }

    /// The noun alone, as it stands after `count`; the sign does not matter.
    public func word(for count: Int) -> String {
        switch forms {
        case .english(let one, let other):
            return count.magnitude == 1 ? one : other
        case .polish(let one, let few, let many, _):
            if count.magnitude == 1 { return one }
            let (unit, rest) = (count.magnitude % 10, count.magnitude % 100)
            return (2...4).contains(unit) && !(12...14).contains(rest) ? few : many
        }
    }

    /// The noun as it stands after a number that is not whole.
    public var wordForFraction: String {
        switch forms {
        case .english(_, let other), .polish(_, _, _, let other): other
        }
    }

    /// Number and noun, which a line break never parts: `5 blokad`.
    public func text(_ count: Int) -> String { "\(count)\u{A0}\(word(for: count))" }
}
