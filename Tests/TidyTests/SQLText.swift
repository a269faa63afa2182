/// Finds SQL, and tells it from English in Swift's strings.
enum SQLText {
    /// The SQL that ships, by file: all of a script, or each Swift string that holds a statement.
    static func snippets(_ files: [SourceFile]) -> [(file: SourceFile, tokens: [Token])] {
        files.filter { $0.isShipped && !$0.isGenerated }.flatMap { file in
            switch file.language {
            case .sql: return [(file, file.tokens)]
            case .swift:
                return file.tokens.filter { $0.kind == .literal && isSQL($0.text) }.map {
                    (file, SQLLexer.lex(Array($0.text.utf8), line: $0.line).tokens)
                }
            case .shell, .prose, .other: return []
            }
        }
    }

    /// Whether a text begins like a statement and goes on like one.
    static func isSQL(_ text: String) -> Bool {
        let start = text.prefix(200).utf8.drop { Byte.isSpace($0) }
        guard let first = start.first, "siudwcab".utf8.contains(first | 0x20) else { return false }
        let words = SQLLexer.lex(Array(text.utf8)).tokens.map { $0.lowercased.text }
        guard words.count > 2 else { return false }
        switch words[0] {
        case "select": return isSelect(words)
        case "insert": return words[1] == "into"
        case "update": return words.prefix(6).contains("set")
        case "delete": return words[1] == "from"
        case "begin": return words[1] == ";"
        case "with": return words[1] == "recursive" || words[2] == "as"
        case "create": return words[1] == "or" ? words[2] == "replace" : objects.contains(words[1])
        case "alter": return objects.contains(words[1])
        default: return false
        }
    }

    private static let objects: Set = [
        "database", "default", "domain", "extension", "function", "index", "materialized", "role",
        "schema", "sequence", "system", "table", "temp", "temporary", "trigger", "type", "unique",
        "unlogged", "user", "view",
    ]
    private static let articles: Set = ["a", "an", "the", "one", "your", "what", "which"]

    private static func isSelect(_ words: [String]) -> Bool {
        if articles.contains(words[1]) { return false }
        return words.contains("from") || words[1] == "*" || words[1].first?.isNumber == true
            || words[1].hasPrefix("$") || words[2] == "("
    }
}
