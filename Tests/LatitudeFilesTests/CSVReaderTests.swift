import Foundation
import LatitudeFiles
import Testing

@Suite("The form of a table")
struct CSVReaderTests {
    private let heading = "handle,course,from,until"

    @Test("is found from the first line: commas, semicolons or tabs", arguments: [",", ";", "\t"])
    func separators(separator: String) throws {
        let rows = [
            ["handle", "course", "from", "until"],
            ["ada", "\"Making, it; right\"", "2026-01-01", "2026-12-31"],
        ]
        let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
        let read = try CertificationsFile.read(Data(text.utf8))
        #expect(read.map(\.course) == ["Making, it; right"])
    }

    @Test("may end lines in any way", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let lines = [heading, "", "ada,One,2026-01-01,2026-12-31", "  ", "bo,,2026-01-01,x"]
        let text = lines.joined(separator: end)
        #expect(places(told(text, CertificationsFile.read)) == ["5:4", "5:16"])
        let good = lines.dropLast().joined(separator: end)
        #expect(try CertificationsFile.read(Data(good.utf8)).map(\.line) == [3])
        #expect(try CertificationsFile.read(Data((good + end).utf8)).map(\.line) == [3])
    }

    @Test("passes over blank lines and lines of separators alone")
    func blanks() throws {
        let text = "\n\n\(heading)\n\n,,,\nada,One,2026-01-01,2026-12-31\n , ,,\n"
        #expect(try CertificationsFile.read(Data(text.utf8)).map(\.line) == [6])
    }

    @Test("takes quotes: doubled, around separators and around line breaks")
    func quotes() throws {
        let text = """
            "handle", "name",property,"cost
            centre",from,roles
            ada,"Ada ""the desk"" Whitfield, MA",House,FO,2026-01-01,"staff
            manager"
            bo,"Bo",House ,FO,2026-01-01,""
            """
        let read = try PeopleFile.read(Data(text.utf8))
        #expect(read.map(\.name) == ["Ada \"the desk\" Whitfield, MA", "Bo"])
        #expect(read.map(\.roles) == [[.staff, .manager], [.staff]])
        #expect(read.map(\.line) == [3, 5])
    }

    @Test("counts lines as an editor does, also below a line break inside quotes")
    func linesBelow() {
        let text = "\(heading)\r\nada,\"a\r\nb\",2026-01-01,2026-12-31\r\nbo,c,2026-01-01,soon\r\n"
        #expect(places(told(text, CertificationsFile.read)) == ["2:5", "4:17"])
    }

    @Test("counts columns in characters, not bytes")
    func columns() {
        let text = "\(heading)\nada,Zażółć gęślą 👩‍👩‍👧 e\u{301},x,2026-12-31"
        #expect(places(told(text, CertificationsFile.read)) == ["2:22"])
    }

    @Test("names the line of an unclosed quote, and reads on below it")
    func unclosed() {
        let text = "\(heading)\nada,\"One,2026-01-01,2026-12-31\nbo,Two,2026-01-01,soon\n"
        let told = told(text, CertificationsFile.read)
        #expect(places(told) == ["2:5", "3:19"])
        #expect(told.first?.contains("opened here, on line 2, is never closed") == true)
    }

    @Test("refuses text after a closing quote, and quotes in a field without them")
    func strayQuotes() {
        let text = """
            \(heading)
            ada,"One" more,2026-01-01,2026-12-31
            bo,a "b" c,2026-01-01,2026-12-31
            cy,"x,2026-01-01,2026-12-31
            di,"y",2026-01-01,2026-12-31
            """
        #expect(
            told(text, CertificationsFile.read) == [
                "2:5: the quote opened here, on line 2, is closed on line 2 before “more”; "
                    + "write a quote that belongs to the text twice",
                "3:4: a quote inside a field without quotes; write \"a \"\"b\"\" c\"",
                "4:4: the quote opened here, on line 4, is closed on line 5 before “y\"”; "
                    + "write a quote that belongs to the text twice",
            ]
        )
    }

    @Test("does not lose a quote that a combining mark follows")
    func combiningMark() {
        let text = "\(heading)\nada,\"One\"\u{301},2026-01-01,2026-12-31\nbo,,2026-01-01,2026-12-31"
        #expect(places(told(text, CertificationsFile.read)) == ["2:5", "3:4"])
    }

    @Test("refuses lines of another width with both widths")
    func widths() {
        let text = """
            \(heading)
            ada,One,2026-01-01
            bo,One,2026-01-01,2026-12-31,
            cy;One;2026-01-01;2026-12-31
            di,One,2026-01-01,
            """
        #expect(
            told(text, CertificationsFile.read) == [
                "2:1: 3 fields where the first line has 4; quote a field that holds a separator",
                "3:1: 5 fields where the first line has 4; quote a field that holds a separator",
                "4:1: this line is separated by semicolons, the first by commas; "
                    + "use commas throughout",
                "5:19: “until” is empty; every line needs one",
            ]
        )
    }

    @Test("refuses two separators in the first line")
    func mixed() {
        #expect(
            told("handle,course;from;until\n", CertificationsFile.read) == [
                "1:14: the first line is separated by commas and by semicolons; use one"
            ]
        )
    }

    @Test(
        "refuses a file without a first line, and takes one with nothing else",
        arguments: ["", "\u{FEFF}", "\n\n", "  \r\n"]
    )
    func empty(text: String) throws {
        let told = told(text, CertificationsFile.read)
        #expect(places(told) == ["1:1"])
        #expect(told.first?.contains("the file is empty") == true)
        #expect(try CertificationsFile.read(Data((text + heading).utf8)).isEmpty)
    }

    @Test("refuses unknown, repeated, nameless and missing columns together")
    func headings() {
        let known = "handle, course, from, until"
        #expect(
            told("Handle,dept,,HANDLE,course\n", CertificationsFile.read) == [
                "1:1: the column “from” is missing; add it to this line",
                "1:1: the column “until” is missing; add it to this line",
                "1:8: “dept” is not a column; write one of: \(known)",
                "1:13: column 3 has no name; write one of: \(known)",
                "1:14: “handle” is column 1 already; keep one",
            ]
        )
    }

    @Test("takes columns in any order, case and spelling")
    func spellings() throws {
        for centre in ["cost centre", "Cost Center", "COST_CENTRE", "cost-centre"] {
            let text = "FROM;\(centre);Property;EMAIL;Name;handle\n2026-01-01;FO;House;;Ada;ada\n"
            let read = try PeopleFile.read(Data(text.utf8))
            #expect(read.map(\.costCentre) == ["FO"])
        }
    }
}
