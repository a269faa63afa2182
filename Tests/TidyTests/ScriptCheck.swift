/// The scripts of `sql/`: their names, their first lines and their place in the schema.
enum ScriptCheck {
    /// Folders whose scripts are applied or run by name.
    private static let folders: Set = ["migrations", "functions", "checks"]

    /// Migrations that are not `NNNN_words.sql`, or leave a gap in the numbers, or share one.
    static func numbers(_ files: [SourceFile]) -> [Finding] {
        let migrations = scripts(in: ["migrations"], files).sorted { $0.path < $1.path }
        return migrations.enumerated().compactMap { index, file in
            let parts = file.baseName.split(separator: "_")
            guard let digits = parts.first, digits.utf8.count == 4, digits.allSatisfy(\.isNumber),
                parts.count > 1, file.baseName == file.baseName.lowercased()
            else { return file.finding(1, "call it NNNN_words.sql") }
            let isNext = Int(digits) == index + 1
            return isNext ? nil : file.finding(1, "number \(digits), expected \(index + 1)")
        }
    }

    /// Migrations and functions that do not begin with a sentence about themselves.
    static func headers(_ files: [SourceFile]) -> [Finding] {
        scripts(in: ["migrations", "functions"], files).compactMap { file in
            let words = file.trimmedLine(1).split(separator: " ")
            if words.first == "--", words.count > 3 { return nil }
            return file.finding(
                1,
                file.path.contains("/migrations/")
                    ? "begin with a comment that gives the migration's reason"
                    : "begin with a comment that says what the function does and refuses"
            )
        }
    }

    /// Files of functions without a function of the file's name.
    static func functions(_ files: [SourceFile]) -> [Finding] {
        scripts(in: ["functions"], files).compactMap { file in
            let names = SQLStatement.all(in: file.tokens).compactMap(\.createdFunction?.text)
            if names.contains(file.baseName) { return nil }
            return file.finding(1, "define \(file.baseName) here, or rename the file")
        }
    }

    /// Scripts that `sql/Schema.swift` does not list, so that nobody would ever apply them.
    static func unlisted(_ files: [SourceFile]) -> [Finding] {
        let schema = files.first { $0.path == "sql/Schema.swift" }
        let literals = (schema?.tokens ?? []).filter { $0.kind == .literal }.map(\.text)
        let listed = Set(literals)
        return scripts(in: folders, files).compactMap { file in
            if listed.contains(file.baseName) || listed.contains(file.baseName + ".sql") {
                return nil
            }
            return file.finding(1, "list \"\(file.baseName)\" in sql/Schema.swift")
        }
    }

    private static func scripts(in folders: Set<String>, _ files: [SourceFile]) -> [SourceFile] {
        files.filter {
            $0.language == .sql && $0.folders.first == "sql" && $0.folders.count > 2
                && folders.contains($0.folders[1])
        }
    }
}
