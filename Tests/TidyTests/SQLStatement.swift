/// One statement of an SQL script, its words in lower case.
struct SQLStatement {
    let tokens: [Token]

    /// A script's statements; semicolons inside a body between `$$` marks end none.
    static func all(in tokens: [Token]) -> [SQLStatement] {
        var statements: [SQLStatement] = []
        var current: [Token] = []
        var openMark: String?
        for token in tokens {
            if token.isBodyMark, openMark == nil {
                openMark = token.text
            } else if token.isBodyMark, openMark == token.text {
                openMark = nil
            }
            if token.isMark(";"), openMark == nil {
                statements.append(SQLStatement(tokens: current))
                current = []
            } else {
                current.append(token.lowercased)
            }
        }
        if !current.isEmpty { statements.append(SQLStatement(tokens: current)) }
        return statements
    }

    /// The name of the function or procedure this statement creates.
    var createdFunction: Token? {
        guard let index = created(["function", "procedure"], among: ["or", "replace"]) else {
            return nil
        }
        return tokens.at(index + 1)
    }

    /// The index of the name of the table this statement creates.
    var createdTableIndex: Int? {
        let index = created(["table"], among: ["temp", "temporary", "unlogged", "local", "global"])
        guard var index else { return nil }
        index += 1
        while let token = tokens.at(index), token.isWord(in: ["if", "not", "exists"]) { index += 1 }
        return tokens.at(index) == nil ? nil : index
    }

    var isTriggerFunction: Bool {
        guard createdFunction != nil else { return false }
        return header.indices.contains {
            header[$0].isWord("returns") && header.at($0 + 1)?.isWord("trigger") == true
        }
    }

    /// What stands before the body.
    var header: [Token] { Array(tokens.prefix { !$0.isBodyMark }) }

    /// What stands between the `$$` marks; empty without them.
    var body: [Token] {
        let rest = tokens.drop { !$0.isBodyMark }
        guard let mark = rest.first else { return [] }
        return Array(rest.dropFirst().prefix { !$0.isMark(mark.text) })
    }

    /// The lines between the `$$` marks, without the two lines that hold them.
    var bodyLineCount: Int {
        let marks = tokens.filter(\.isBodyMark)
        guard let first = marks.first, let last = marks.last(where: { $0.text == first.text })
        else { return 0 }
        return max(0, last.line - first.line - 1)
    }

    /// The index of the word that says what is created, after `create` and any of `modifiers`.
    private func created(_ kinds: Set<String>, among modifiers: Set<String>) -> Int? {
        guard tokens.first?.isWord("create") == true else { return nil }
        var index = 1
        while let token = tokens.at(index), token.isWord(in: modifiers) { index += 1 }
        return tokens.at(index)?.isWord(in: kinds) == true ? index : nil
    }
}

extension Token {
    /// Whether this is the `$$` or `$tag$` around a body.
    var isBodyMark: Bool { kind == .mark && text.utf8.count > 1 }

    var lowercased: Token {
        guard kind == .word else { return self }
        return Token(kind: kind, text: text.lowercased(), line: line, isJoined: isJoined)
    }
}
