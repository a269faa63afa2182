/// Names of files, folders and types that say nothing.
enum NameCheck {
    private static let anywhere: Set = [
        "util", "utils", "utilities", "common", "core", "base", "extensions",
    ]
    /// Empty as a type's noun; as a role before another noun, "manager" is a word of the domain.
    private static let nouns: Set = ["manager", "managers", "helper", "helpers"]
    private static let kinds: Set = [
        "class", "struct", "enum", "actor", "protocol", "typealias",
    ]

    /// File and folder names in `Sources`, `Tests` and `sql`.
    static func paths(_ files: [SourceFile]) -> [Finding] {
        files.filter { ["Sources", "Tests", "sql"].contains($0.folders.first) }.compactMap { file in
            let names = file.folders.dropLast() + [file.baseName]
            return names.lazy.compactMap { empty(in: $0) }.first.map {
                file.finding(1, "\($0) in a file's name: name what the file is about")
            }
        }
    }

    /// Types declared in Swift, tests included.
    static func types(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.language == .swift }.flatMap { file in
            file.tokens.indices.dropFirst().compactMap { index in
                let name = file.tokens[index]
                guard name.isName, file.tokens[index - 1].isWord(in: kinds) else { return nil }
                return empty(in: name.text).map {
                    file.finding(name.line, "\($0) in \(name.text): name what it does")
                }
            }
        }
    }

    private static func empty(in name: String) -> String? {
        // An extension's file is called `Type+Subject`: the noun stands before the plus sign too.
        let parts = name.split(separator: "+").map { Words.of(String($0)) }
        let word =
            parts.joined().first { anywhere.contains($0) }
            ?? parts.compactMap(\.last).first { nouns.contains($0) }
        return word.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
}
