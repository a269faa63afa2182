import Testing

@Suite("Scripts")
struct ScriptTests {
    @Test("migrations are numbered without gaps")
    func numbers() throws { report(ScriptCheck.numbers(try Repository.current.get().files)) }

    @Test("migrations and functions begin by saying why they are there")
    func headers() throws { report(ScriptCheck.headers(try Repository.current.get().files)) }

    @Test("every file of functions holds the one it is named after")
    func functions() throws { report(ScriptCheck.functions(try Repository.current.get().files)) }

    @Test("every migration, function and check is listed in Schema.swift")
    func unlisted() throws { report(ScriptCheck.unlisted(try Repository.current.get().files)) }

    @Test(
        "finds a migration out of line",
        arguments: [
            (["0001_people", "0002_books"], 0), (["0001_people", "0003_books"], 1),
            (["0001_people", "0001_books"], 1), (["0002_people"], 1), (["1_people"], 1),
            (["0001"], 1), (["0001_People"], 1), ([], 0),
        ]
    )
    func findsNumber(names: [String], count: Int) {
        let files = names.map { SourceFile("sql/migrations/\($0).sql", "") }
        #expect(ScriptCheck.numbers(files).count == count)
    }

    @Test(
        "finds a script that begins without a sentence",
        arguments: [
            ("create table a ()", 1), ("--\ncreate", 1), ("-- people", 1), ("", 1),
            ("\n-- Who may act.\n", 1), ("-- Who may act.\n", 0),
        ]
    )
    func findsHeader(text: String, count: Int) {
        for folder in ["migrations", "functions"] {
            let file = SourceFile("sql/\(folder)/0001_a.sql", text)
            #expect(ScriptCheck.headers([file]).count == count)
        }
        #expect(ScriptCheck.headers([SourceFile("sql/roles.sql", text)]).isEmpty)
    }

    @Test("finds a file without the function it is named after")
    func findsFunction() {
        func file(_ sql: String) -> [SourceFile] {
            [SourceFile("sql/functions/recovery_post.sql", sql)]
        }
        let head = "returns int return 1"
        #expect(ScriptCheck.functions(file("create function other() \(head)")).count == 1)
        #expect(ScriptCheck.functions(file("-- create function recovery_post()")).count == 1)
        for create in ["create function", "create or replace function", "create procedure"] {
            let both = "create function part() \(head); \(create) recovery_post() \(head);"
            #expect(ScriptCheck.functions(file(both)).isEmpty)
        }
    }

    @Test("finds a script the schema does not list, also when the schema is gone")
    func findsUnlisted() {
        let scripts = ["migrations/0001_people", "functions/post", "checks/balance"].map {
            SourceFile("sql/\($0).sql", "")
        }
        let listing = "[Script(\"0001_people\", a), Script(\"post\", b), \"balance.sql\"] // other"
        let schema = SourceFile("sql/Schema.swift", listing)
        #expect(ScriptCheck.unlisted(scripts + [schema]).isEmpty)
        #expect(ScriptCheck.unlisted(scripts).count == 3)
        let other = SourceFile("sql/checks/other.sql", "")
        #expect(ScriptCheck.unlisted([other, schema]).map(\.path) == ["sql/checks/other.sql"])
        #expect(ScriptCheck.unlisted([SourceFile("sql/roles.sql", "")]).isEmpty)
    }
}
