import Testing

@Suite("Words")
struct WordTests {
    @Test("nothing that ships knows a word for asking somebody first")
    func words() throws { report(WordCheck.words(try Repository.current.get().files)) }

    @Test("no text that ships scolds")
    func phrases() throws { report(WordCheck.phrases(try Repository.current.get().files)) }

    @Test("every file is named after its subject")
    func paths() throws { report(NameCheck.paths(try Repository.current.get().files)) }

    @Test("every type is named after what it does")
    func types() throws { report(NameCheck.types(try Repository.current.get().files)) }

    @Test(
        "cuts identifiers where a reader would",
        arguments: [
            ("isPending", ["is", "pending"]), ("approved_by", ["approved", "by"]),
            ("HTTPStatus", ["http", "status"]), ("URL", ["url"]), ("Base32", ["base32"]),
            ("/v1/a-b", ["v1", "a", "b"]), ("$1", ["1"]), ("", []),
        ]
    )
    func cuts(identifier: String, words: [String]) {
        #expect(Words.of(identifier) == words)
    }

    @Test(
        "finds a banned word in Swift, and neither in a comment nor in a longer word",
        arguments: [
            ("let isPending = true", 1), ("case approved", 1), ("func submitForm()", 1),
            ("\"/recoveries/{id}/approval\"", 1), ("\"escalate\"", 1), ("`pending`", 1),
            ("\"\"\"\n<button type=\"submit\">Submit\n\"\"\"", 1),
            ("// Nobody has to approve anything.", 0), ("appending(a)", 0), ("suspending", 0),
            ("\"Booked; nobody has to approve it.\"", 0), ("\"Nobody has to approve it\"", 0),
            ("\"\"\"\n Nobody has\n to approve it.\n\"\"\"", 0),
            ("\"<button type=\\\"submit\\\">\"", 0),
        ]
    )
    func findsWordInSwift(code: String, count: Int) {
        let file = SourceFile("Sources/LatitudeServer/A.swift", code)
        #expect(WordCheck.words([file]).count == count)
        #expect(WordCheck.words([SourceFile("Tests/A/A.swift", code)]).isEmpty)
    }

    @Test("finds a banned word in SQL, strings included, and not in a comment")
    func findsWordInSQL() {
        let sql = "select 'pending', approved_by -- pending\nfrom escalation;\n"
        let findings = WordCheck.words([SourceFile("sql/checks/a.sql", sql)])
        #expect(findings.map(\.line) == [1, 1, 2])
    }

    @Test("finds a banned word in file names and templates, and not in documentation")
    func findsWordElsewhere() {
        let folder = "Sources/LatitudeServer"
        let template = "<p>Nobody has to approve it.\n<button type=\"submit\">Submit</button>\n"
        let findings = WordCheck.words([
            SourceFile("\(folder)/spend.mustache", template),
            SourceFile("\(folder)/ApprovalPage.swift", ""),
            SourceFile("\(folder)/LatitudeServer.docc/Nobody.md", "There is no approver."),
        ])
        #expect(findings.map(\.line) == [2, 1])
    }

    @Test("finds a phrase that scolds in strings and templates, and not in comments")
    func findsPhrase() {
        let file = "Sources/LatitudeServer/A"
        let findings = WordCheck.phrases([
            SourceFile("\(file).swift", "// against policy\nlet a = \"Not\n\""),
            SourceFile("\(file).swift", "\n\"That is Against Policy.\""),
            SourceFile("\(file).swift", "\"\"\"\nyou are not\nauthorised\n\"\"\""),
            SourceFile("sql/functions/a.sql", "-- not authorised\nselect 'not authorized'"),
            SourceFile("\(file).mustache", "<p>It is against\n  our policy.\n<p>Fine.\n"),
            SourceFile("\(file).mustache", "<p>not authorised</p>\n<p>Fine.\n"),
        ])
        #expect(findings.map(\.line) == [2, 1, 2, 2, 1])
    }

    @Test(
        "finds an empty name, and not a word of the domain",
        arguments: [
            ("class PoolManager", 1), ("struct Helpers", 1), ("enum Utils", 1),
            ("protocol StoreBase", 1), ("actor CommonPool", 1), ("typealias AppCore = A", 1),
            ("struct ManagerReport", 0), ("enum Role { case manager }", 0), ("struct Base32", 0),
            ("class func core()", 0), ("extension Manager", 0), ("struct Score", 0),
        ]
    )
    func findsTypeName(code: String, count: Int) {
        #expect(NameCheck.types([SourceFile("Sources/Latitude/A.swift", code)]).count == count)
    }

    @Test(
        "finds an empty file or folder name",
        arguments: [
            ("Sources/Latitude/Extensions/Date.swift", 1), ("Tests/A/TestHelper.swift", 1),
            ("Sources/Latitude/String+Extensions.swift", 1), ("sql/functions/common.sql", 1),
            ("Sources/Latitude/PoolManager+Limits.swift", 1),
            ("Sources/Latitude/CoreBooks.swift", 1), ("Sources/Latitude/Money.swift", 0),
            ("Sources/Latitude/Money+Text.swift", 0), ("deploy/common", 0),
        ]
    )
    func findsPath(path: String, count: Int) {
        #expect(NameCheck.paths([SourceFile(path, "")]).count == count)
    }
}
