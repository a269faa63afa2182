/// How SQL is written, in `sql/` and in the strings of the modules that speak it.
enum SQLStyleCheck {
    private static let keywords: Set = [
        "add", "all", "alter", "and", "as", "asc", "begin", "between", "by", "cascade", "case",
        "check", "commit", "constraint", "create", "cross", "declare", "default", "delete", "desc",
        "distinct", "drop", "each", "else", "end", "exception", "execute", "exists", "false", "for",
        "foreign", "from", "full", "function", "grant", "group", "having", "if", "in", "index",
        "inner", "insert", "into", "is", "join", "key", "language", "left", "like", "limit", "loop",
        "not", "null", "offset", "on", "or", "order", "outer", "perform", "primary", "raise",
        "references", "return", "returning", "returns", "revoke", "right", "rollback", "row",
        "select", "set", "table", "then", "to", "trigger", "true", "union", "unique", "update",
        "using", "values", "view", "when", "where", "with", "bigint", "boolean", "date", "integer",
        "text", "timestamptz", "uuid",
    ]
    private static let types: Set = [
        "float", "float4", "float8", "real", "money", "serial", "bigserial", "smallserial",
    ]

    /// Keywords and types with a capital letter.
    static func keywords(_ files: [SourceFile]) -> [Finding] {
        SQLText.snippets(files).flatMap { file, tokens in
            tokens.compactMap { token in
                let lower = token.lowercased.text
                guard token.kind == .word, lower != token.text, keywords.contains(lower) else {
                    return nil
                }
                return file.finding(token.line, "\(token.text): write \(lower)")
            }
        }
    }

    /// Names that pin a schema, although `search_path` chooses it.
    static func schemas(_ files: [SourceFile]) -> [Finding] {
        SQLText.snippets(files).flatMap { file, tokens in
            tokens.indices.compactMap { index in
                let isPinned =
                    tokens[index].isName && tokens[index].lowercased.text == "public"
                    && tokens.at(index + 1)?.isMark(".") == true
                return isPinned
                    ? file.finding(tokens[index].line, "public.: name no schema (design.md §3.4)")
                    : nil
            }
        }
    }

    /// Types that cannot hold money or an instant.
    static func types(_ files: [SourceFile]) -> [Finding] {
        SQLText.snippets(files).flatMap { file, tokens in
            tokens.indices.compactMap { index in
                let (token, next) = (tokens[index].lowercased, tokens.at(index + 1)?.lowercased)
                let isPair =
                    token.isWord("double") && next?.isWord("precision") == true
                    || token.isWord("timestamp") && next?.isWord("without") == true
                // An instant travels as seconds: a cast makes no column.
                let isCast = token.isWord("float8") && index > 0 && tokens[index - 1].isMark(":")
                guard isPair || token.isWord(in: types), !isCast else { return nil }
                return file.finding(
                    token.line,
                    "\(token.text): money is bigint, time timestamptz, a number an identity"
                )
            }
        }
    }

    /// Stars in the store's statements, where every column is to be listed.
    static func stars(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.module == "LatitudeStore" && $0.language == .swift }.flatMap { file in
            file.tokens.filter { $0.kind == .literal && $0.text.contains("*") }.flatMap { literal in
                let tokens = SQLLexer.lex(Array(literal.text.utf8), line: literal.line).tokens
                return tokens.indices.dropFirst().compactMap { index in
                    let before = tokens[index - 1].lowercased
                    let isStar =
                        tokens[index].isMark("*")
                        && (before.isMark(".") || before.isWord(in: ["select", "returning"]))
                    return isStar ? file.finding(tokens[index].line, "*: list the columns") : nil
                }
            }
        }
    }
}
