import Testing

@Suite("Imports")
struct ImportTests {
    @Test("follow the arrows of the architecture")
    func imports() throws { report(ImportCheck.imports(try Repository.current.get().files)) }

    @Test("are settled for every module in Sources")
    func unknown() throws { report(ImportCheck.unknown(try Repository.current.get().modules())) }

    @Test("SQL stands only where the database is spoken to")
    func sqlText() throws { report(ImportCheck.sqlText(try Repository.current.get().files)) }

    @Test(
        "finds an import against the arrows, however it is written",
        arguments: [
            ("Latitude", "import LatitudeStore", 1), ("LatitudeAPI", "import Postgres", 1),
            ("LatitudeClient", "import Postgres", 1), ("ClientCommand", "import Postgres", 1),
            ("LatitudeStore", "import CLibpq", 1), ("LatitudeServer", "public import Postgres", 1),
            ("LatitudeStore", "import struct LatitudeAPI.Problem", 1),
            ("Latitude", "@testable import LatitudeAPI", 1),
            ("LatitudeStore", "import Hummingbird", 1),
            ("LatitudeClient", "import HummingbirdCore", 1),
            ("LatitudeServer", "import ArgumentParser", 1),
            ("LatitudeStore", "public import Postgres", 0), ("Postgres", "import CLibpq", 0),
            ("LatitudeServer", "import Hummingbird", 0), ("Latitude", "import Foundation", 0),
            ("ClientCommand", "import ArgumentParser", 0), ("Latitude", "// import Postgres", 0),
        ]
    )
    func findsImport(module: String, code: String, count: Int) {
        let file = SourceFile("Sources/\(module)/A.swift", code)
        #expect(ImportCheck.imports([file]).count == count)
    }

    @Test("finds an import in the schema's own Swift file")
    func schema() {
        let file = SourceFile("sql/Schema.swift", "import Latitude")
        #expect(ImportCheck.imports([file]).count == 1)
    }

    @Test("finds a module without a row")
    func findsModule() {
        #expect(
            ImportCheck.unknown(["Latitude", "LatitudeMail"]).map(\.path) == [
                "Sources/LatitudeMail"
            ]
        )
    }

    @Test(
        "finds SQL in a string, and not English",
        arguments: [
            ("select fund_id from fund", true), ("SELECT 1 as one", true),
            ("\n    select recovery_post($1)", true), ("insert into fund values (1)", true),
            ("Update fund f set used = 1", true), ("delete from fund where true", true),
            ("with due as (select 1) select 2", true), ("create or replace view a as", true),
            ("create unique index a on b (c)", true), ("alter table fund add b int", true),
            ("begin; set local role a; commit", true), ("Begin here; then rest", false),
            ("Select a fund from the list", false), ("Update the address book.", false),
            ("Insert coin", false), ("Create a token for the shell.", false),
            ("With no label, no guest limit.", false), ("Delete the story", false),
            ("Alter ego of somebody", false), ("selected from all", false), ("", false),
        ]
    )
    func findsSQL(text: String, isSQL: Bool) {
        #expect(SQLText.isSQL(text) == isSQL)
        let code = "let text = \"\"\"\n\(text)\n\"\"\""
        for (module, count) in [("LatitudeServer", isSQL ? 1 : 0), ("LatitudeStore", 0)] {
            let file = SourceFile("Sources/\(module)/A.swift", code)
            #expect(ImportCheck.sqlText([file]).count == count)
        }
    }
}
