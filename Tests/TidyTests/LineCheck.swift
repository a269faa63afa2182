/// What every line we write has to look like.
enum LineCheck {
    static let columns = 100

    /// Lines beyond the limit, apart from comments that only a URL makes too long.
    static func length(_ files: [SourceFile]) -> [Finding] {
        handwritten(files).flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                let width = width(line)
                guard width > columns, !isCommentWithLongURL(line, width: width) else { return nil }
                return file.finding(index + 1, "\(width) columns; break it at \(columns)")
            }
        }
    }

    /// Tabs, trailing spaces and a missing line break at the end.
    static func whiteSpace(_ files: [SourceFile]) -> [Finding] {
        handwritten(files).flatMap { file in
            var findings = file.lines.enumerated().flatMap { index, line in
                var findings: [Finding] = []
                if line.utf8.contains(UInt8(ascii: "\t")) {
                    findings.append(file.finding(index + 1, "a tab; write spaces, or \\t in text"))
                }
                if let last = line.utf8.last, Byte.isSpace(last) {
                    findings.append(file.finding(index + 1, "white space at the end; remove it"))
                }
                return findings
            }
            if !file.endsWithNewline {
                findings.append(
                    file.finding(max(1, file.lines.count), "end the file with a line break")
                )
            }
            return findings
        }
    }

    private static func handwritten(_ files: [SourceFile]) -> [SourceFile] {
        files.filter { [.swift, .sql, .shell].contains($0.language) && !$0.isGenerated }
    }

    private static func width(_ line: String) -> Int {
        line.utf8.count <= columns ? line.utf8.count : line.unicodeScalars.count
    }

    private static func isCommentWithLongURL(_ line: String, width: Int) -> Bool {
        let words = line.split(separator: " ")
        guard let first = words.first, ["//", "///", "--", "#", "*"].contains(first) else {
            return false
        }
        let urls = words.filter { $0.contains("://") }
        return width - (urls.map(\.count).max() ?? 0) <= columns
    }
}
