/// What a table's columns and constraints are made of.
enum TableCheck {
    private static let constraints: Set = ["primary", "unique", "check", "exclude", "foreign"]
    private static let notColumns = constraints.union(["constraint", "like"])
    private static let moneyWords: Set = [
        "amount", "minor", "cents", "balance", "cost", "price", "debit", "credit", "spent",
        "repaid", "used", "held", "granted",
    ]
    private static let narrowNumbers: Set = [
        "smallint", "integer", "int", "int2", "int4", "numeric", "decimal",
    ]
    private static let vagueTimes: Set = ["timestamp", "date", "time", "timetz", "text", "bigint"]

    /// Constraints without a name: nothing could tell the user which rule was broken.
    static func unnamedConstraints(_ files: [SourceFile]) -> [Finding] {
        elements(files).flatMap { file, element in
            unnamed(in: element).map {
                file.finding($0.line, "\($0.text): write `constraint name` before it")
            }
        }
    }

    /// Money that is not `bigint`, and instants that are not `timestamptz`.
    static func columnTypes(_ files: [SourceFile]) -> [Finding] {
        elements(files).compactMap { file, element in
            guard element.count > 1, !element[0].isWord(in: notColumns) else { return nil }
            let (name, type) = (element[0], element[1])
            let words = Words.of(name.text)
            let isMoney =
                moneyWords.contains(words.last ?? "")
                || words.contains("amount") || words.contains("cents")
            if isMoney, type.isWord(in: narrowNumbers) {
                return file.finding(name.line, "\(name.text) \(type.text): money is bigint")
            }
            let isVague = words.last == "at" && type.isWord(in: vagueTimes)
            return isVague || type.isWord("timestamp")
                ? file.finding(name.line, "\(name.text) \(type.text): an instant is timestamptz")
                : nil
        }
    }

    /// The keywords of an element that open a constraint and follow no `constraint name`.
    private static func unnamed(in element: [Token]) -> [Token] {
        var isNamed = false
        var isForeignKey = false
        return element.filter { token in
            if token.isWord("constraint") {
                isNamed = true
                return false
            }
            if token.isWord("references"), isForeignKey { return false }
            guard token.isWord(in: constraints) || token.isWord("references") else { return false }
            defer { isNamed = false }
            isForeignKey = token.isWord("foreign")
            return !isNamed
        }
    }

    private static func elements(_ files: [SourceFile]) -> [(file: SourceFile, element: [Token])] {
        SQLText.snippets(files).flatMap { file, tokens in
            SQLStatement.all(in: tokens).flatMap(\.tableElements).map { (file, $0) }
        }
    }
}

extension SQLStatement {
    /// The columns and constraints this statement gives a table, each without what stands in
    /// parentheses inside it.
    var tableElements: [[Token]] {
        if let index = createdTableIndex {
            guard tokens.at(index + 1)?.isMark("(") == true else { return [] }
            let end = tokens.end(ofGroupAt: index + 1, open: "(", close: ")")
            return Self.elements(of: Array(tokens[(index + 2)..<max(index + 2, end - 1)]))
        }
        guard tokens.first?.isWord("alter") == true, tokens.at(1)?.isWord("table") == true else {
            return []
        }
        let words: Set = ["add", "column", "if", "not", "exists"]
        return Self.elements(of: Array(tokens.drop { !$0.isWord("add") }))
            .filter { $0.first?.isWord("add") == true }
            .map { Array($0.drop { $0.isWord(in: words) }) }
    }

    /// A list cut at its commas.
    private static func elements(of tokens: [Token]) -> [[Token]] {
        var elements: [[Token]] = [[]]
        var depth = 0
        for token in tokens {
            if token.isMark("(") { depth += 1 }
            if depth == 0 {
                if token.isMark(",") {
                    elements.append([])
                } else {
                    elements[elements.count - 1].append(token)
                }
            }
            if token.isMark(")") { depth -= 1 }
        }
        return elements.filter { !$0.isEmpty }
    }
}
