/// Calls and marks that must not ship, each with what to write in its place.
enum BanCheck {
    /// The modules whose work it is to print.
    private static let printing: Set = ["ClientCommand", "ServerCommand"]

    /// Banned calls, forced values and unexplained promises in Swift that ships.
    static func swift(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.isShipped && $0.language == .swift }.flatMap { file in
            file.tokens.indices.compactMap { index in
                advice(for: index, in: file).map { file.finding(file.tokens[index].line, $0) }
            }
        }
    }

    /// Marks of unfinished work, in comments, code and strings alike.
    static func marks(_ files: [SourceFile]) -> [Finding] {
        let folders: Set = ["Sources", "sql", "deploy"]
        return files.filter { folders.contains($0.folders.first ?? "") }.flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                guard line.utf8.count > 3, let mark = mark(in: line) else { return nil }
                return file.finding(index + 1, "\(mark): finish it, or describe it in an issue")
            }
        }
    }

    private static func mark(in line: String) -> String? {
        ["TODO", "FIXME", "HACK", "XXX"].first { mark in
            guard line.contains(mark) else { return false }
            // ISO 4217 names a currency XXX, so directly after a quote that one is a value.
            let words = line.split { !$0.isLetter && (mark != "XXX" || $0 != "\"") }
            return words.contains { $0 == mark }
        }
    }

    private static func advice(for index: Int, in file: SourceFile) -> String? {
        let token = file.tokens[index]
        if token.isMark("!") { return forced(index, in: file.tokens) }
        guard token.kind == .word else { return nil }
        switch token.text {
        case "fatalError": return "fatalError: throw, or use precondition for our own bug"
        case "DispatchSemaphore": return "DispatchSemaphore: wait with await"
        case "print", "debugPrint": return printed(index, in: file)
        case "sleep", "usleep", "nanosleep": return slept(index, in: file.tokens)
        case "detached":
            let isTask = file.tokens.at(index - 2)?.isWord("Task") == true
            return isTask ? "Task.detached: use a Service or a task group" : nil
        case "unchecked", "unsafe": return unexplained(index, in: file)
        default: return nil
        }
    }

    /// What to do about an exclamation mark, unless it negates or compares.
    private static func forced(_ index: Int, in tokens: [Token]) -> String? {
        guard tokens[index].isJoined, let before = tokens.at(index - 1) else { return nil }
        if let after = tokens.at(index + 1), after.isMark("="), after.isJoined { return nil }
        if before.isWord("try") { return "try!: let the error through, or handle it" }
        if before.isWord("as") { return "as!: use as? and say what happens otherwise" }
        let isValue = before.kind != .mark || ")]}?>".contains(before.text)
        return isValue ? "a force unwrap: use guard let, or make nil impossible" : nil
    }

    private static func printed(_ index: Int, in file: SourceFile) -> String? {
        guard isFreeCall(index, in: file.tokens), !printing.contains(file.module ?? "") else {
            return nil
        }
        return "print: log it, or return the text to the command"
    }

    private static func slept(_ index: Int, in tokens: [Token]) -> String? {
        let isThread = tokens.at(index - 2)?.isWord("Thread") == true
        guard isThread || isFreeCall(index, in: tokens) else { return nil }
        return "a blocking sleep: await a clock with a deadline"
    }

    /// Whether the word is called as a function of its own, neither a member nor a declaration.
    private static func isFreeCall(_ index: Int, in tokens: [Token]) -> Bool {
        guard tokens.at(index + 1)?.isMark("(") == true, let before = tokens.at(index - 1) else {
            return tokens.at(index + 1)?.isMark("(") == true
        }
        if before.isMark(".") { return tokens.at(index - 2)?.isWord("Swift") == true }
        return !before.isWord("func")
    }

    /// What to do about a promise to the compiler that no comment directly above explains.
    ///
    /// A documentation comment says what a thing is, so it counts only when it gives a reason.
    private static func unexplained(_ index: Int, in file: SourceFile) -> String? {
        let (tokens, word) = (file.tokens, file.tokens[index])
        let isUnchecked = word.text == "unchecked" && tokens.at(index - 1)?.isMark("@") == true
        let isUnsafe = word.text == "unsafe" && tokens.at(index - 2)?.isWord("nonisolated") == true
        guard isUnchecked || isUnsafe else { return nil }
        var line = word.line - 1
        while file.trimmedLine(line).hasPrefix("@") { line -= 1 }
        while file.trimmedLine(line).hasPrefix("//") {
            let comment = file.trimmedLine(line)
            let givesReason = ["because", "safe", "invariant"].contains { comment.contains($0) }
            if comment.hasPrefix("// ") || givesReason { return nil }
            line -= 1
        }
        return "say in a comment on the line above why this is safe: // … because …"
    }
}
