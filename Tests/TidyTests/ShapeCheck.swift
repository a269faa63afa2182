/// How long files and functions may be.
enum ShapeCheck {
    static let fileLines = 300
    static let functionLines = 60

    /// Swift files beyond the limit.
    ///
    /// The manifest is a table, which may be as long as it has rows.
    static func files(_ files: [SourceFile]) -> [Finding] {
        files.filter {
            $0.language == .swift && $0.path != "Package.swift" && $0.lines.count > fileLines
        }.map {
            $0.finding(
                fileLines + 1,
                "\($0.lines.count) lines; split the file along a noun, at most \(fileLines)"
            )
        }
    }

    /// Swift functions beyond the limit, from the line of `func` to the closing brace.
    static func swiftFunctions(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.language == .swift }.flatMap { file in
            SwiftFunction.all(in: file.tokens).filter { $0.lineCount > functionLines }.map {
                file.finding(
                    $0.firstLine,
                    "\($0.name) has \($0.lineCount) lines; split it, at most \(functionLines)"
                )
            }
        }
    }

    /// SQL functions whose body, between the `$$`, is beyond the limit.
    static func sqlFunctions(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.language == .sql }.flatMap { file in
            SQLStatement.all(in: file.tokens).compactMap { statement in
                let count = statement.bodyLineCount
                guard let name = statement.createdFunction, count > functionLines else {
                    return nil
                }
                return file.finding(
                    name.line,
                    "\(name.text) has \(count) lines; cut it along nouns, at most \(functionLines)"
                )
            }
        }
    }
}

/// A function, initialiser, subscript or computed property with a body.
struct SwiftFunction {
    let name: String
    let firstLine: Int
    let lastLine: Int

    var lineCount: Int { lastLine - firstLine + 1 }

    private static let declarations: Set = [
        "func", "var", "let", "init", "deinit", "subscript", "static", "struct", "enum", "actor",
        "extension", "case", "public", "private", "internal", "fileprivate", "package", "mutating",
        "nonmutating", "typealias", "associatedtype", "override", "import", "if", "guard", "for",
    ]

    /// Every one in a text, the outer before the inner.
    static func all(in tokens: [Token]) -> [SwiftFunction] {
        tokens.indices.compactMap { index in
            guard let body = bodyStart(ofDeclarationAt: index, in: tokens) else { return nil }
            let end = tokens.end(ofGroupAt: body, open: "{", close: "}")
            let isNamed = tokens[index].isWord(in: ["func", "var"])
            return SwiftFunction(
                name: tokens[isNamed ? index + 1 : index].text,
                firstLine: tokens[index].line,
                lastLine: tokens[end - 1].line
            )
        }
    }

    private static func bodyStart(ofDeclarationAt index: Int, in tokens: [Token]) -> Int? {
        let token = tokens[index]
        guard token.kind == .word else { return nil }
        switch token.text {
        case "func": return brace(from: index + 2, in: tokens)
        case "subscript", "deinit": return brace(from: index + 1, in: tokens)
        case "init":
            guard let next = tokens.at(index + 1), next.kind == .mark, "(<?!".contains(next.text),
                tokens.at(index - 1)?.isMark(".") != true
            else { return nil }
            return brace(from: index + 1, in: tokens)
        case "var":
            guard let brace = brace(from: index + 2, in: tokens) else { return nil }
            let isStored = tokens[index..<brace].contains { $0.isMark("=") }
            return isStored || tokens[brace].line != token.line ? nil : brace
        default: return nil
        }
    }

    /// The brace that opens a body, or nil when something else comes first: a requirement of a
    /// protocol or a stored property has none.
    private static func brace(from start: Int, in tokens: [Token]) -> Int? {
        var index = start
        while let token = tokens.at(index) {
            if token.isMark("{") { return index }
            if token.isMark("}") || token.isMark(";") || token.isWord(in: declarations) {
                return nil
            }
            if token.isMark("(") {
                index = tokens.end(ofGroupAt: index, open: "(", close: ")")
            } else if token.isMark("[") {
                index = tokens.end(ofGroupAt: index, open: "[", close: "]")
            } else {
                index += 1
            }
        }
        return nil
    }
}
