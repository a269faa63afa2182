import Testing

@Suite("SQL")
struct SQLTests {
    @Test("keywords and types are written in lower case")
    func keywords() throws { report(SQLStyleCheck.keywords(try Repository.current.get().files)) }

    @Test("no name pins a schema")
    func schemas() throws { report(SQLStyleCheck.schemas(try Repository.current.get().files)) }

    @Test("no type loses money or a time zone")
    func types() throws { report(SQLStyleCheck.types(try Repository.current.get().files)) }

    @Test("the store's statements list their columns")
    func stars() throws { report(SQLStyleCheck.stars(try Repository.current.get().files)) }

    @Test("every constraint of a table has a name")
    func constraints() throws {
        report(TableCheck.unnamedConstraints(try Repository.current.get().files))
    }

    @Test("money is bigint, and an instant is timestamptz")
    func columns() throws { report(TableCheck.columnTypes(try Repository.current.get().files)) }

    @Test("trigger functions name no table")
    func triggers() throws { report(TriggerCheck.tables(try Repository.current.get().sql)) }

    @Test(
        "finds a keyword in capitals, and neither in a string, a comment nor a quoted name",
        arguments: [
            ("SELECT 1", 1), ("select 1 From fund", 1), ("create table a (b BIGINT)", 1),
            ("do $$ BEGIN end $$", 1), ("select 'SELECT', \"FROM\" -- WHERE", 0),
            ("/* UPDATE */ select A", 0),
        ]
    )
    func findsKeyword(sql: String, count: Int) {
        #expect(SQLStyleCheck.keywords([SourceFile("sql/checks/a.sql", sql)]).count == count)
    }

    @Test("finds style in a Swift string on its own line, and not in English")
    func stringLines() {
        let code = "let sql = \"\"\"\n    select fund_id\n    FROM fund\n    \"\"\"\n"
        let store = SourceFile("Sources/LatitudeStore/A.swift", code + "let a = \"FROM you\"")
        #expect(SQLStyleCheck.keywords([store]).map(\.line) == [3])
    }

    @Test(
        "finds a pinned schema, and neither the role nor a catalog",
        arguments: [
            ("select fund_id from public.fund", 1), ("select 1 from \"public\".fund", 1),
            ("revoke execute on function a from public", 0), ("select a.b from pg_catalog.a", 0),
            ("select 'public.fund'", 0),
        ]
    )
    func findsSchema(sql: String, count: Int) {
        #expect(SQLStyleCheck.schemas([SourceFile("sql/checks/a.sql", sql)]).count == count)
    }

    @Test(
        "finds a type that loses, and not one that only sounds like it",
        arguments: [
            ("select a::float8", 0), ("create table a (b float8)", 1),
            ("create table a (b double precision)", 1),
            ("create table a (b serial)", 1), ("select a::timestamp without time zone", 1),
            ("create function money_text() returns text", 0), ("select day::timestamp", 0),
            ("select 'real' -- money", 0),
        ]
    )
    func findsType(sql: String, count: Int) {
        #expect(SQLStyleCheck.types([SourceFile("sql/functions/a.sql", sql)]).count == count)
    }

    @Test(
        "finds a star, and neither a count nor a product",
        arguments: [
            ("select * from fund", 1), ("SELECT f.* from fund f", 1), ("update a returning *", 1),
            ("select count(*), a * b from fund", 0), ("select a -- select *", 0),
        ]
    )
    func findsStar(sql: String, count: Int) {
        let code = "let sql = \"\(sql)\""
        let store = SourceFile("Sources/LatitudeStore/A.swift", code)
        #expect(SQLStyleCheck.stars([store]).count == count)
        #expect(SQLStyleCheck.stars([SourceFile("Tests/A/A.swift", code)]).isEmpty)
    }
}
