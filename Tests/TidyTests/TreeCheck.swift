/// What git tracks, and what it must not.
enum TreeCheck {
    private static let topLevel: Set = [
        "Package.swift", "Sources", "Tests", "sql", "deploy", "README.md",
    ]
    /// In two halves, so that this file does not hold what it looks for.
    private static let machineWords = [
        "/wo" + "rk/", "/ro" + "ot/", "/.libr" + "ary", ".libr" + "ary/", "cla" + "ude",
        "chat" + "gpt", "copi" + "lot", "anthro" + "pic", "open" + "ai",
    ]

    /// Paths at the top level that are neither ours nor dotfiles, and what a build leaves behind.
    static func places(_ paths: [String]) -> [Finding] {
        paths.compactMap { path in
            let parts = path.split(separator: "/").map(String.init)
            guard let first = parts.first else { return nil }
            if parts.contains(".build") || parts.last == "Package.resolved" {
                return Finding(path: path, line: 1, advice: "untrack it: a build makes it")
            }
            if topLevel.contains(first) || first.hasPrefix(".") { return nil }
            return Finding(
                path: path,
                line: 1,
                advice: "move it into Sources, Tests, sql or deploy; the top level is full"
            )
        }
    }

    /// Paths of one machine and names of tools that write code.
    static func machineWords(_ files: [SourceFile]) -> [Finding] {
        files.flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                let lower = line.lowercased()
                return machineWords.first { lower.contains($0) }.map {
                    file.finding(index + 1, "\($0): say it without the machine it was made on")
                }
            }
        }
    }

    /// Decisions that their index does not name once in its table and once among its topics.
    static func decisions(_ files: [SourceFile]) -> [Finding] {
        let index = files.first { $0.path.hasSuffix("/Decisions.md") }?.lines ?? []
        return files.filter { $0.path.contains("/Decisions/") && $0.path.hasSuffix(".md") }
            .flatMap { file in
                let name = String(file.path.split(separator: "/").last?.dropLast(3) ?? "")
                let places = ["| \(name.prefix(4)) |", "<doc:\(name)>"]
                return places.filter { place in index.count { $0.contains(place) } != 1 }
                    .map { file.finding(1, "say \($0) once in Decisions.md") }
            }
    }

    /// Scripts in `deploy` and `.ci` that would go on after a failure.
    static func scripts(_ files: [SourceFile]) -> [Finding] {
        let bash: Set = ["#!/usr/bin/env bash", "#!/bin/bash"]
        return files.filter {
            ["deploy", ".ci"].contains($0.folders.first) && $0.language == .shell
        }
        .flatMap { file in
            var findings: [Finding] = []
            if !bash.contains(file.lines.first ?? "") {
                findings.append(file.finding(1, "begin with #!/usr/bin/env bash"))
            }
            let first = file.lines.indices.first {
                let line = file.trimmedLine($0 + 1)
                return !line.isEmpty && !line.hasPrefix("#")
            }
            let command = first.map { file.trimmedLine($0 + 1) } ?? ""
            if !["set -euo pipefail", "set -eu"].contains(command) {
                let line = (first ?? 0) + 1
                findings.append(file.finding(line, "set -euo pipefail before anything else"))
            }
            return findings
        }
    }
}
