/// One text of the catalogue with what goes into its places: a fact that is put into words where
/// somebody reads it, in their language.
public struct Sentence: Hashable, Sendable {
    /// The key of the text, such as `refusal.over_limit.othersDetail`.
    public let key: String
    /// What stands in its places, by name, ready to be read: `1,250.00 USD`.
    public let values: [String: String]
    /// The number the text stands after; nil for a text without a plural.
    public let count: Int?

    /// A text with values for its places.
    public init(_ key: String, _ values: [String: String] = [:], count: Int? = nil) {
        (self.key, self.values, self.count) = (key, values, count)
    }

    /// The sentence in a language.
    public func text(in language: Language) -> String {
        let words = Messages.of(language)
        return count.map { words(key, count: $0, values) } ?? words(key, values)
    }
}
