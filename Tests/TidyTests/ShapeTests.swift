import Testing

@Suite("Shape")
struct ShapeTests {
    @Test("every Swift file has at most 300 lines")
    func files() throws { report(ShapeCheck.files(try Repository.current.get().files)) }

    @Test("every Swift function has at most 60 lines")
    func swiftFunctions() throws {
        report(ShapeCheck.swiftFunctions(try Repository.current.get().files))
    }

    @Test("every SQL function has at most 60 lines")
    func sqlFunctions() throws {
        report(ShapeCheck.sqlFunctions(try Repository.current.get().sql))
    }

    @Test("finds a file of 301 lines, and not one of 300")
    func findsLongFile() {
        let lines = String(repeating: "\n", count: 300)
        #expect(ShapeCheck.files([SourceFile("a.swift", lines)]).isEmpty)
        #expect(ShapeCheck.files([SourceFile("a.swift", lines + "\n")]).count == 1)
    }

    @Test(
        "finds a Swift function of 61 lines, and not one of 60",
        arguments: [
            "func a(b: () -> Void = {}) async throws(E) -> [Int] where T == U", "init?(a: Int)",
            "deinit", "subscript(a: Int) -> Int", "var a: [Int: (String) -> Void]",
            "static func == (a: A, b: A) -> Bool",
        ]
    )
    func findsLongSwiftFunction(head: String) {
        func file(lines: Int) -> SourceFile {
            let body = String(repeating: "    if a { \"}\" } // }\n", count: lines - 2)
            return SourceFile("a.swift", "struct A {\n\(head) {\n\(body)}\n}\n")
        }
        #expect(ShapeCheck.swiftFunctions([file(lines: 60)]).isEmpty)
        #expect(ShapeCheck.swiftFunctions([file(lines: 61)]).map(\.line) == [2])
    }

    @Test("gives a protocol's requirement and a stored property no body")
    func requirements() {
        let text = """
            protocol A { func b() -> Int
                var c: Int { get } }
            struct D { var e: Int
                var i = j { k }
                let f = Task { init(g) }
                func h() {} }
            """
        let names = SwiftFunction.all(in: SourceFile("a.swift", text).tokens).map(\.name)
        #expect(names == ["c", "h"])
    }

    @Test("finds an SQL function of 61 lines, and neither one of 60 nor a long block")
    func findsLongSQLFunction() {
        func file(_ head: String, lines: Int) -> SourceFile {
            let body = String(repeating: "    perform 1; -- $$\n", count: lines)
            return SourceFile("sql/functions/a.sql", "\(head) $$\n\(body)$$;\n")
        }
        let head = "create or replace function a() returns int language plpgsql as"
        #expect(ShapeCheck.sqlFunctions([file(head, lines: 60)]).isEmpty)
        #expect(ShapeCheck.sqlFunctions([file(head, lines: 61)]).count == 1)
        #expect(ShapeCheck.sqlFunctions([file("do", lines: 61)]).isEmpty)
    }
}
