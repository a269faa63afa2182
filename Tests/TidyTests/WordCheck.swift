import Foundation

/// Words the product must not know, because nobody in it has to be asked.
enum WordCheck {
    /// Sentences that may hold a banned word.
    private static let sentences = [
        "nobody has to approve it", "Nobody has to approve it", "type=\"submit\"",
    ]
    private static let phrases = [
        "against policy", "against our policy", "not authorised", "not authorized",
    ]
    private static let stems = ["approv", "escalat", "submit", "submiss"]

    /// Banned words in what ships: file names, identifiers, strings, templates and SQL.
    ///
    /// Comments and documentation may say what the product does not do.
    static func words(_ files: [SourceFile]) -> [Finding] {
        var verdicts: [String: String?] = [:]
        func banned(_ text: String) -> String? {
            if let known = verdicts[text] { return known }
            let verdict = word(in: text)
            verdicts[text] = .some(verdict)
            return verdict
        }
        return shipped(files).flatMap { file in
            var findings: [Finding] = []
            if let word = banned(file.path) { findings.append(finding(word, file, 1)) }
            findings += file.tokens.compactMap { token in
                banned(token.text).map { finding($0, file, token.line) }
            }
            guard file.language != .swift, file.language != .sql else { return findings }
            for (index, line) in file.lines.enumerated() {
                if let word = word(in: line) { findings.append(finding(word, file, index + 1)) }
            }
            return findings
        }
    }

    /// Phrases that scold, in strings and templates.
    static func phrases(_ files: [SourceFile]) -> [Finding] {
        shipped(files).flatMap { file in
            texts(of: file).compactMap { line, text in
                phrase(in: text).map {
                    file.finding(line, "“\($0)”: name the rule, its owner and a way on")
                }
            }
        }
    }

    /// The first banned word in a text, outside the sentences that may hold one.
    static func word(in text: String) -> String? {
        func first(in text: String) -> String? {
            Words.of(text).first { word in
                word == "pending" || stems.contains { word.contains($0) }
            }
        }
        guard first(in: text) != nil else { return nil }
        var rest = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for sentence in sentences {
            rest = rest.replacingOccurrences(of: sentence, with: " ")
        }
        return first(in: rest)
    }

    private static func phrase(in text: String) -> String? {
        let plain = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return phrases.first { plain.contains($0) }
    }

    /// The strings of code with the lines they start on; of anything else each line, together with
    /// the one before unless either holds a phrase by itself.
    private static func texts(of file: SourceFile) -> [(line: Int, text: String)] {
        if file.language == .swift || file.language == .sql {
            return file.tokens.filter { $0.kind == .literal }.map { ($0.line, $0.text) }
        }
        return file.lines.indices.compactMap { index in
            let line = file.lines[index]
            guard index > 0, phrase(in: line) == nil else { return (index + 1, line) }
            let both = file.lines[index - 1] + " " + line
            return phrase(in: file.lines[index - 1]) == nil ? (index + 1, both) : nil
        }
    }

    private static func shipped(_ files: [SourceFile]) -> [SourceFile] {
        files.filter { $0.isShipped && $0.language != .prose }
    }

    private static func finding(_ word: String, _ file: SourceFile, _ line: Int) -> Finding {
        file.finding(line, "“\(word)”: nobody is asked here; use a word of design.md §2")
    }
}
