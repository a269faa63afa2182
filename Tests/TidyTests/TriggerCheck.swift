/// Trigger functions name no table: on a node of Citus the table has another name.
enum TriggerCheck {
    private static let verbs: Set = ["from", "into", "update", "join", "only"]
    private static let alwaysKnown: Set = [
        "new", "old", "lateral", "select", "strict", "only", "pg_catalog", "information_schema",
    ]
    /// Functions with a `from` of their own.
    private static let functionsWithFrom: Set = ["extract", "substring", "trim", "overlay"]

    /// Tables named in the bodies of trigger functions.
    static func tables(_ files: [SourceFile]) -> [Finding] {
        let scripts = files.filter { $0.language == .sql && !$0.isGenerated }
        let statements = scripts.map { ($0, SQLStatement.all(in: $0.tokens)) }
        let transitions = Set(statements.flatMap(\.1).flatMap(transitionTables))
        return statements.flatMap { file, statements in
            statements.filter(\.isTriggerFunction).flatMap { statement in
                tables(in: statement.body, knowing: transitions).map {
                    file.finding(
                        $0.line,
                        "a trigger names \($0.text): use new, old or a transition table"
                    )
                }
            }
        }
    }

    /// The names a trigger gives its rows: `referencing new table as written`.
    private static func transitionTables(of statement: SQLStatement) -> [String] {
        let tokens = statement.tokens
        return tokens.indices.dropFirst().compactMap { index in
            guard tokens[index].isWord("table"), tokens[index - 1].isWord(in: ["new", "old"]) else {
                return nil
            }
            return tokens.at(tokens.at(index + 1)?.isWord("as") == true ? index + 2 : index + 1)?
                .text
        }
    }

    private static func tables(in body: [Token], knowing transitions: Set<String>) -> [Token] {
        let known = alwaysKnown.union(transitions).union(declared(in: body))
        let inFunctions = placesInFunctions(of: body)
        return body.indices.compactMap { index in
            guard body[index].isWord(in: verbs), !inFunctions.contains(index),
                let name = body.at(index + 1), name.isName, !known.contains(name.text),
                !name.text.hasPrefix("tg_")
            else { return nil }
            let before = body.at(index - 1)
            let isOperator = before?.isWord(in: ["distinct", "for"]) == true
            let isCall = !body[index].isWord("into") && body.at(index + 2)?.isMark("(") == true
            return isOperator || isCall ? nil : name
        }
    }

    /// Variables, and the names of common table expressions.
    private static func declared(in body: [Token]) -> Set<String> {
        var names: Set<String> = []
        if let start = body.firstIndex(where: { $0.isWord("declare") }) {
            let end = body.firstIndex { $0.isWord("begin") } ?? body.endIndex
            for index in start..<max(start, end) where body[index].isMark(";") || index == start {
                if let name = body.at(index + 1), name.isName { names.insert(name.text) }
            }
        }
        for index in body.indices.dropFirst() where body[index].isWord("as") {
            let opens = body.at(index + 1)?.isMark("(") == true
            if opens || body.at(index + 1)?.isWord("materialized") == true {
                names.insert(body[index - 1].text)
            }
        }
        return names
    }

    /// The places inside the parentheses of functions with a `from` of their own.
    private static func placesInFunctions(of body: [Token]) -> Set<Int> {
        var places: Set<Int> = []
        for index in body.indices where body[index].isWord(in: functionsWithFrom) {
            guard body.at(index + 1)?.isMark("(") == true else { continue }
            places.formUnion(index..<body.end(ofGroupAt: index + 1, open: "(", close: ")"))
        }
        return places
    }
}
