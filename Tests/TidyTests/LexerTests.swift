import Testing

@Suite("Lexers")
struct LexerTests {
    @Test(
        "tell Swift's code from its strings and comments",
        arguments: [
            ("a // b", ["a"]),
            ("a /* b /* c */ d */ e", ["a", "e"]),
            ("\"b \\\" c\" d", ["'b \" c'", "d"]),
            ("\"b \\(c + \"d\") e\" f", ["'b   e'", "c", "+", "'d'", "f"]),
            ("#\"b \" \\(c)\"# d", ["'b \" \\(c)'", "d"]),
            ("#\"b \\#(c)\"#", ["'b  '", "c"]),
            ("\"\"\"\n b \"c\" \\\n d\n \"\"\" e", ["'\n b \"c\"   d\n '", "e"]),
            ("a = /b\"[{]/ c", ["a", "=", "' '", "c"]),
            ("a / b / c", ["a", "/", "b", "/", "c"]),
            ("`a { b`()", ["a { b", "(", ")"]),
            ("a\n\"b\nc", ["a", "'b'", "c"]),
        ]
    )
    func swift(text: String, expected: [String]) {
        #expect(shown(SourceFile("a.swift", text).tokens) == expected)
    }

    @Test(
        "tell SQL's code from its strings and comments",
        arguments: [
            ("a -- b", ["a"]),
            ("a /* b /* c */ d */ e", ["a", "e"]),
            ("'it''s' a", ["'it's'", "a"]),
            ("e'it\\'s' a", ["e", "'it's'", "a"]),
            ("'b\\' a", ["'b\\'", "a"]),
            ("\"Select\" a", ["Select", "a"]),
            ("as $b$ c $b$", ["as", "$b$", "c", "$b$"]),
            ("$1::uuid", ["$1", ":", ":", "uuid"]),
            ("a$b", ["a$b"]),
        ]
    )
    func sql(text: String, expected: [String]) {
        #expect(shown(SourceFile("a.sql", text).tokens) == expected)
    }

    @Test("count lines across strings and comments, and keep each comment's own line")
    func lines() {
        let text = "a\n/* b\nc */ d // e\n\"\"\"\nf\n\"\"\"\ng\n"
        let file = SourceFile("a.swift", text)
        #expect(file.tokens.map(\.line) == [1, 3, 4, 7])
        #expect(file.lexed.comments.map(\.line) == [2, 3, 3])
        #expect(file.lexed.comments.map(\.text) == ["/* b", "c */", "// e"])
        #expect(file.lines.count == 7)
    }

    @Test("know what stands directly beside what")
    func joined() {
        let tokens = SourceFile("a.swift", "a! != b").tokens
        #expect(tokens.map(\.isJoined) == [false, true, false, true, false])
    }

    @Test("end at the end of a text that leaves something open")
    func unfinished() {
        for text in ["\"\"\"a", "/* a", "`a", "\"\\(a", "#", "= /a\\"] {
            #expect(SourceFile("a.swift", text).lines == [text])
        }
        for text in ["'a", "\"a", "/* a", "$", "$a", "e'a\\"] {
            #expect(SourceFile("a.sql", text).lines == [text])
        }
    }

    @Test("split SQL at semicolons outside bodies")
    func statements() {
        let text = "create table a (b int); create function c() as $$ d; e; $$; select 1"
        let statements = SQLStatement.all(in: SourceFile("a.sql", text).tokens)
        #expect(statements.count == 3)
        #expect(statements[1].createdFunction?.text == "c")
        #expect(statements[1].body.map(\.text) == ["d", ";", "e", ";"])
    }

    private func shown(_ tokens: [Token]) -> [String] {
        tokens.map { $0.kind == .literal ? "'\($0.text)'" : $0.text }
    }
}
