import Messages

/// What a browser says of the languages its owner reads (RFC 9110, section 12.5.4).
enum AcceptLanguage {
    /// The language of ours that is wanted most; nil when none is, or nothing is said.
    ///
    /// A range such as `pl-PL` asks for `pl`; `*` for any that is not named; `q=0` for anything
    /// else. A range whose weight cannot be read is passed over.
    static func preferred(_ header: String?) -> Language? {
        let ranges = (header ?? "").split(separator: ",").compactMap(Range.init)
        let named = Set(ranges.map(\.tag))
        var best: (language: Language, weight: Double)?
        for range in ranges where range.weight > best?.weight ?? 0 {
            let language =
                range.tag == "*"
                ? Language.allCases.first { !named.contains($0.rawValue) }
                : Language(rawValue: range.tag)
            if let language { best = (language, range.weight) }
        }
        return best?.language
    }

    /// One range with its weight, 0 to 1.
    private struct Range {
        /// The primary subtag in lower case, or `*`.
        let tag: String
        let weight: Double

        init?(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let tag = parts.first?.split(separator: "-").first else { return nil }
            self.tag = tag.lowercased()
            guard let weight = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("q=") })
            else {
                self.weight = 1
                return
            }
            guard let weight = Double(weight.dropFirst(2)), (0...1).contains(weight) else {
                return nil
            }
            self.weight = weight
        }
    }
}
