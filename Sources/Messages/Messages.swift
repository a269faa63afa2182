import Catalogue
import Foundation

/// Every text of one language, from `en.json` and its like (i18next JSON v4).
///
/// A key is a path, `refusal.too_many_checks.title`. A text after a number stands under its forms,
/// `…_one` and `…_other`, and is asked for without them.
public struct Messages: Sendable {
    /// Whose texts they are.
    public let language: Language
    /// By key, with the form of the plural.
    package let texts: [String: String]

    /// The texts of a language, read once.
    public static func of(_ language: Language) -> Messages {
        switch language {
        case .en: english
        case .pl: polish
        }
    }

    private static let english = Messages(.en, catalogue_en())
    private static let polish = Messages(.pl, catalogue_pl())

    private init(_ language: Language, _ file: catalogue) {
        self.language = language
        do {
            let json = Data(bytes: file.bytes, count: file.size)
            let root = try JSONDecoder().decode([String: Entry].self, from: json)
            var texts: [String: String] = [:]
            for (key, entry) in root { entry.add(to: &texts, key) }
            self.texts = texts
        } catch {
            preconditionFailure("\(language.rawValue).json: \(error)")
        }
    }

    /// A text with values in its places, `{{name}}`; a key without a text stands for itself.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let text = texts[key] else { return key }
        return Self.fill(text, values)
    }

    /// A text after a number, `{{count}}` in it.
    public func callAsFunction(
        _ key: String,
        count: Int,
        _ values: [String: String] = [:]
    ) -> String {
        let zero = count == 0 ? texts["\(key)_zero"] : nil
        let text = zero ?? texts["\(key)_\(language.form(for: count).rawValue)"] ?? key
        return Self.fill(text, values.merging(["count": "\(count)"]) { own, _ in own })
    }

    /// The text of a case: `funds.scope` of `.incident` is `funds.scope.incident`.
    public func callAsFunction(
        _ key: String,
        of choice: some RawRepresentable<String>,
        _ values: [String: String] = [:]
    ) -> String {
        self("\(key).\(choice.rawValue)", values)
    }

    /// Whether there is a text of this name.
    public func has(_ key: String) -> Bool { texts[key] != nil }

    private static func fill(_ text: String, _ values: [String: String]) -> String {
        guard text.contains("{{") else { return text }
        var (filled, rest) = ("", text[...])
        while let open = rest.range(of: "{{"), let close = rest.range(of: "}}") {
            filled +=
                rest[..<open.lowerBound]
                + (values[String(rest[open.upperBound..<close.lowerBound])] ?? "")
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }
}

/// A text, or more of them under their own keys.
private enum Entry: Decodable {
    case text(String)
    case group([String: Entry])

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .text(text)
        } else {
            self = .group(try [String: Entry](from: decoder))
        }
    }

    func add(to texts: inout [String: String], _ key: String) {
        switch self {
        case .text(let text): texts[key] = text
        case .group(let group):
            for (name, entry) in group { entry.add(to: &texts, "\(key).\(name)") }
        }
    }
}
