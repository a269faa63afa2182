import Testing

@Suite("Tree")
struct TreeTests {
    @Test(
        "the top level holds what it should, and git tracks nothing a build makes",
        .enabled(if: Repository.isCheckout, "not a git checkout")
    )
    func places() throws {
        report(TreeCheck.places(try Repository.current.get().trackedPaths()))
    }

    @Test("no text remembers the machine it was made on")
    func machineWords() throws {
        report(TreeCheck.machineWords(try Repository.current.get().allFiles()))
    }

    @Test("scripts stop at the first failure")
    func scripts() throws { report(TreeCheck.scripts(try Repository.current.get().files)) }

    @Test("every decision stands in the index, in its table and among its topics")
    func decisions() throws { report(TreeCheck.decisions(try Repository.current.get().files)) }

    @Test(
        "finds a decision that its index leaves out",
        arguments: [
            ("| 0001 | A | `a` |\n- <doc:0001-a>", 0), ("- <doc:0001-a>", 1), ("", 2),
            ("| 0001 | A | `a` |\n- <doc:0001-a>\n- <doc:0001-a>", 1),
        ]
    )
    func missingDecision(index: String, count: Int) {
        let files = [
            SourceFile("Sources/A/A.docc/Decisions.md", index),
            SourceFile("Sources/A/A.docc/Decisions/0001-a.md", "# 0001: A"),
        ]
        #expect(TreeCheck.decisions(files).count == count)
    }

    @Test("the walk finds the package, these tests and every language")
    func walk() throws {
        let paths = try Repository.current.get().files.map(\.path)
        #expect(paths.contains("Package.swift"))
        #expect(paths.contains("Tests/TidyTests/TreeTests.swift"))
        #expect(paths.contains { $0.hasPrefix("Sources/") })
        #expect(paths.contains { $0.hasPrefix("sql/") })
        #expect(!paths.contains { $0.contains("/.build/") })
        #expect(Set(paths).count == paths.count)
    }

    @Test(
        "finds a path out of place",
        arguments: [
            ("Makefile", 1), ("docs/a.md", 1), ("Package.resolved", 1), (".build/debug/a", 1),
            ("Tests/A/.build/a", 1), ("package.swift", 1), ("Package.swift", 0), ("README.md", 0),
            ("Sources/A/a.swift", 0), ("sql/a.sql", 0), ("deploy/test", 0), (".gitignore", 0),
            (".ci/run", 0),
        ]
    )
    func findsPlace(path: String, count: Int) {
        #expect(TreeCheck.places([path]).count == count)
    }

    @Test(
        "finds a machine's path and a tool's name",
        arguments: [
            ("cd /wo" + "rk/main", 1), ("see /ro" + "ot/.bashrc", 1), ("Cla" + "ude", 1),
            ("from .libr" + "ary/a", 1), (".library(name: \"a\")", 0), ("/usr/share/work", 0),
            ("openapi.yaml", 0), ("a workshop", 0),
        ]
    )
    func findsMachineWord(text: String, count: Int) {
        let file = SourceFile("README.md", "\n\(text)\n")
        #expect(TreeCheck.machineWords([file]).map(\.line) == Array(repeating: 2, count: count))
    }

    @Test(
        "finds a script that would go on after a failure",
        arguments: [
            ("#!/usr/bin/env bash\n# Runs all.\n\nset -euo pipefail\nls\n", 0),
            ("#!/bin/bash\nset -eu\n", 0), ("#!/bin/sh\nset -eu\n", 1),
            ("#!/bin/bash\nls\nset -eu\n", 1), ("#!/bin/bash\n# set -eu\n", 1),
            ("#!/bin/bash\nset -u\n", 1), ("#!/usr/bin/env python3\n", 0), ("[Unit]\n", 0),
        ]
    )
    func findsScript(text: String, count: Int) {
        for path in ["deploy/test", ".ci/run"] {
            #expect(TreeCheck.scripts([SourceFile(path, text)]).count == count)
        }
        #expect(TreeCheck.scripts([SourceFile("Sources/A/a", text)]).isEmpty)
        #expect(TreeCheck.scripts([SourceFile("deploy/a.sh", "set -eu\n")]).count == 1)
    }
}
