/// One text file of the repository, taken apart once for all checks.
struct SourceFile: Sendable {
    /// How a file is read.
    enum Language: Sendable {
        case swift, sql, shell
        /// Text nobody compiles: documentation.
        case prose
        /// Everything else that reaches a user or a machine: templates, YAML, styles.
        case other
    }

    /// The path from the repository's root, such as `Sources/Latitude/Money.swift`.
    let path: String
    let language: Language
    /// The lines without their line breaks; a final line break opens no further line.
    let lines: [String]
    let endsWithNewline: Bool
    /// Empty unless the language is Swift or SQL.
    let lexed: Lexed

    init(_ path: String, _ text: String) { self.init(path, bytes: Array(text.utf8)) }

    init(_ path: String, bytes: [UInt8]) {
        var lines = bytes.split(separator: Byte.newline, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        endsWithNewline = bytes.last == Byte.newline
        if endsWithNewline || bytes.isEmpty { lines.removeLast() }
        self.path = path
        self.lines = lines
        language = Self.language(of: path, firstLine: lines.first ?? "")
        switch language {
        case .swift: lexed = SwiftLexer.lex(bytes)
        case .sql: lexed = SQLLexer.lex(bytes)
        case .shell, .prose, .other: lexed = Lexed()
        }
    }

    var tokens: [Token] { lexed.tokens }

    /// The path's parts; the last one is the file's name.
    var folders: [String] { path.split(separator: "/").map(String.init) }

    /// The file's name up to its first dot.
    var baseName: String { folders.last?.split(separator: ".").first.map(String.init) ?? "" }

    /// The module a file belongs to, or nil outside `Sources` and `sql`.
    var module: String? {
        switch folders.first {
        case "Sources" where folders.count > 2: folders[1]
        case "sql": "LatitudeSchema"
        default: nil
        }
    }

    /// Whether the file ships: everything in `Sources` and `sql`.
    var isShipped: Bool { path.hasPrefix("Sources/") || path.hasPrefix("sql/") }

    /// Whether PostgreSQL wrote the file: the dump that migrations are compared with.
    var isGenerated: Bool { path == "sql/schema.sql" }

    /// The line with that number, counted from 1, without surrounding spaces; empty outside.
    func trimmedLine(_ number: Int) -> String {
        guard lines.indices.contains(number - 1) else { return "" }
        return lines[number - 1].split(separator: " ").joined(separator: " ")
    }

    func finding(_ line: Int, _ advice: String) -> Finding {
        Finding(path: path, line: line, advice: advice)
    }

    private static func language(of path: String, firstLine: String) -> Language {
        if path.hasSuffix(".swift") { return .swift }
        if path.hasSuffix(".sql") { return .sql }
        if path.hasSuffix(".md") || path.contains(".docc/") { return .prose }
        let isScript = firstLine.hasPrefix("#!") && firstLine.hasSuffix("sh")
        return isScript || path.hasSuffix(".sh") || path.hasSuffix(".bash") ? .shell : .other
    }
}
