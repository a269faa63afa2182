/// A manager's letter of praise to whoever did an act whose story they read.
public struct Letter: Hashable, Sendable {
    /// Made by whoever writes; one id is one letter.
    public let id: Identifier
    /// The act praised.
    public let recovery: RecoveryReference
    /// The manager's own words.
    public let words: Words

    /// A sentence is so many words.
    public static let fewestWords = 3

    /// A letter with at least one sentence of its writer's own.
    ///
    /// `given` is what stands on the letter without its writer: the story, names, what is printed
    /// on every letter. Throws `letter_sentence` where the words say nothing beyond it.
    public init(
        id: Identifier,
        recovery: RecoveryReference,
        words: Words,
        given: [String]
    ) throws(Refusal) {
        let known = given.map { " \(Self.terms($0).joined(separator: " ")) " }
        let isOwn = words.text.split(whereSeparator: { ".!?…:;\n".contains($0) }).contains { text in
            let terms = Self.terms(text)
            let sentence = " \(terms.joined(separator: " ")) "
            return Self.count(terms) >= Self.fewestWords
                && !known.contains { $0.contains(sentence) }
        }
        guard isOwn else { throw Refusal(.letterSentence) }
        self.id = id
        self.recovery = recovery
        self.words = words
    }

    /// What is said, without case and punctuation.
    private static func terms(_ text: some StringProtocol) -> [Substring] {
        text.lowercased()[...].split { !$0.isLetter && !$0.isNumber }
    }

    /// How many words there are; scripts written without spaces have about two letters to each.
    private static func count(_ terms: [Substring]) -> Int {
        terms.reduce(0) { sum, term in
            let dense = term.unicodeScalars.count { scalar in
                (0x0E00...0x0E7F).contains(scalar.value)
                    || (0x3040...0x30FF).contains(scalar.value)
                    || (0x3400...0x9FFF).contains(scalar.value)
            }
            if dense > 0 { return sum + (dense + 1) / 2 }
            return sum + (term.contains(where: \.isLetter) ? 1 : 0)
        }
    }
}

/// What is told at the line-up.
public enum LineUp {
    /// The longest story that is told standing, in words.
    public static let mostWords = 60
}
