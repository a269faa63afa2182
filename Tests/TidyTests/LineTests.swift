import Testing

@Suite("Lines")
struct LineTests {
    @Test("are at most 100 columns wide")
    func length() throws { report(LineCheck.length(try Repository.current.get().files)) }

    @Test("hold no tab, no trailing space, and the last one ends")
    func whiteSpace() throws { report(LineCheck.whiteSpace(try Repository.current.get().files)) }

    @Test("finds 101 columns, and not 100, however many bytes a character takes")
    func findsLongLine() {
        for letter in ["x", "ż"] {
            let line = String(repeating: letter, count: 100)
            #expect(LineCheck.length([SourceFile("a.swift", line + "\n")]).isEmpty)
            #expect(LineCheck.length([SourceFile("a.swift", "\n\(letter)\(line)\n")])[0].line == 2)
        }
    }

    @Test("allows a long URL in a comment, and neither in code nor beside long words")
    func allowsLongURL() {
        let url = "https://example.org/" + String(repeating: "x", count: 100)
        let prose = String(repeating: "word ", count: 20)
        #expect(LineCheck.length([SourceFile("a.sql", "-- \(url)\n")]).isEmpty)
        #expect(LineCheck.length([SourceFile("a.swift", "let a = \"\(url)\"\n")]).count == 1)
        #expect(LineCheck.length([SourceFile("a.sql", "-- \(prose)\(url)\n")]).count == 1)
    }

    @Test(
        "finds white space that does not belong, and not the space between words",
        arguments: [
            ("let a = 1\n", 0), ("\tlet a = 1\n", 1), ("let a = 1 \n", 1), ("let a = 1\r\n", 1),
            ("let a = 1", 1),
        ]
    )
    func findsWhiteSpace(text: String, count: Int) {
        #expect(LineCheck.whiteSpace([SourceFile("a.swift", text)]).count == count)
    }

    @Test("looks at Swift, SQL and shell, and not at templates or what PostgreSQL wrote")
    func languages() {
        for path in ["a.swift", "sql/a.sql", "deploy/a.sh"] {
            #expect(LineCheck.whiteSpace([SourceFile(path, "x \n")]).count == 1)
        }
        #expect(LineCheck.whiteSpace([SourceFile("deploy/a", "#!/bin/sh\nx \n")]).count == 1)
        for path in ["a.mustache", "sql/schema.sql", "deploy/a"] {
            #expect(LineCheck.whiteSpace([SourceFile(path, "x \n")]).isEmpty)
        }
    }
}
