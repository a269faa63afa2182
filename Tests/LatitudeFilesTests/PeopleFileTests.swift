import Foundation
import Latitude
import LatitudeFiles
import Messages
import Testing

@Suite("People handed in")
struct PeopleFileTests {
    @Test("are read with every column")
    func reads() throws {
        let person = try #require(try PeopleFile.read(Data(person().utf8)).first)
        #expect(person.line == 2)
        #expect(person.handle == "ada")
        #expect(person.name == "Ada Whitfield")
        #expect(person.email == "ada@example.com")
        #expect(person.property == "Latitude Peachtree")
        #expect(person.costCentre == "FO")
        #expect(person.roles == [.staff])
        #expect(person.language == .en)
        #expect(person.from == Day("2026-01-02"))
        #expect(person.until == Day("2026-12-31"))
        #expect(person.heir == "bo")
    }

    @Test("need no more than handle, name, property, cost centre and first day")
    func leastColumns() throws {
        let text = "handle,name,property,cost centre,from\nada,Ada,House,FO,2026-01-02\n"
        let person = try #require(try PeopleFile.read(Data(text.utf8)).first)
        #expect(person.email == nil && person.language == nil && person.heir == nil)
        #expect(person.until == nil)
        #expect(person.roles == [.staff])
    }

    @Test(
        "are taken as written",
        arguments: [
            ("handle", "ADA.B-c_1"), ("handle", "7"), ("handle", String(repeating: "a", count: 63)),
            ("name", "=1+1"), ("name", "+48 Anna"), ("name", "-x"), ("name", "@home"),
            ("name", "Żółć \"Gęś\" O’Neil, Jr"), ("name", String(repeating: "ż", count: 200)),
            ("e-mail", ""), ("e-mail", "a@b"), ("cost centre", "A-1.b_2"), ("roles", ""),
            ("roles", "staff;manager+finance admin"), ("roles", "Staff"),
            ("language", ""), ("language", "PL"), ("from", "02.01.2026"), ("until", ""),
            ("until", "2026-01-02"), ("until", "31.12.2026"), ("heir", ""), ("heir", "BO"),
        ]
    )
    func takes(column: String, value: String) throws {
        let people = try PeopleFile.read(Data(person([column: value]).utf8))
        #expect(people.count == 1)
    }

    @Test("have several roles, told apart by blanks, semicolons or plus signs, none twice")
    func roles() throws {
        let text = person(["roles": "admin;staff + Manager staff"])
        let read = try PeopleFile.read(Data(text.utf8))
        #expect(read.first?.roles == [.staff, .manager, .admin])
    }

    @Test("keep what a spreadsheet would take for a formula")
    func formula() throws {
        let read = try PeopleFile.read(Data(person(["name": "=HYPERLINK(\"x\")"]).utf8))
        #expect(read.first?.name == "=HYPERLINK(\"x\")")
    }

    @Test(
        "are refused at the field, with a sentence of its own",
        arguments: [
            ("handle", "", "2:1: “handle” is empty; every line needs one"),
            ("handle", ".ada", "2:1: handle: “.ada” is not a handle; write 1 to 63 letters"),
            ("handle", "zoë", "2:1: handle: “zoë” is not a handle"),
            ("handle", "ada b", "2:1: handle: “ada b” is not a handle"),
            ("handle", String(repeating: "a", count: 64), "2:1: handle: “aaaa"),
            ("name", "", "2:7: “name” is empty"),
            ("name", "a\u{7}b", "2:7: name: “a b” has a line break or control character"),
            ("name", "a\nb", "2:7: name: “a b” has a line break or control character"),
            ("name", String(repeating: "ż", count: 201), "2:7: name: “żżż"),
            ("e-mail", "ada", "2:23: e-mail: “ada” is not an e-mail address; write ada@exam"),
            ("e-mail", "a@b@c", "2:23: e-mail: “a@b@c” is not"),
            ("e-mail", "a b@c", "2:23: e-mail: “a b@c” is not"),
            ("e-mail", "@c", "2:23: e-mail: “"),
            ("e-mail", "a@" + String(repeating: "b", count: 253), "2:23: e-mail: “a@bbb"),
            ("property", "", "2:41: “property” is empty"),
            ("cost centre", "Front office", "2:62: cost centre: “Front office” is not a code"),
            ("roles", "boss", "2:67: roles: “boss” is not a role; write one of: staff, manager,"),
            ("roles", "staff,admin", "2:67: roles: “staff,admin” is not a role"),
            ("roles", "+", "2:67: roles: “+” is not a role; write one or several"),
            ("language", "de", "2:75: language: “de” is not a language; write one of: en, pl"),
            ("from", "", "2:80: “from” is empty"),
            ("from", "soon", "2:80: from: “soon” is not a day"),
            (
                "until", "2026-01-01",
                "2:93: until: “2026-01-01” is before the first day; write 2026"
            ),
            ("heir", "Ada", "2:106: heir: “ada” is the person's own handle"),
            ("heir", "b o", "2:106: heir: “b o” is not a handle"),
        ]
    )
    func refuses(column: String, value: String, sentence: String) throws {
        let told = told(person([column: value]), PeopleFile.read)
        #expect(told.count == 1)
        #expect(try #require(told.first).hasPrefix(sentence))
    }

    @Test(
        "have days that can be read in one way only",
        arguments: [
            ("03/04/2026", "can be read in two ways; write 2026-04-03 or 2026-03-04"),
            ("3.4.26", "is not a day; write it like 2026-04-03"),
            ("13/04/2026", "is not a plain day; write 2026-04-13"),
            ("04/13/2026", "is not a plain day; write 2026-04-13"),
            ("4/4/2026", "is not a plain day; write 2026-04-04"),
            ("03-04-2026", "can be read in two ways; write 2026-04-03 or 2026-03-04"),
            ("2026/04/03", "is not a plain day; write 2026-04-03"),
            ("2026-4-3", "is not a plain day; write 2026-04-03"),
            ("2026-02-30", "is a day that no month has; write it like 2026-04-03"),
            ("29.02.2026", "is a day that no month has; write it like 2026-04-03"),
            ("2026-04", "is not a day; write it like 2026-04-03"),
            ("46115", "is not a day; write it like 2026-04-03"),
            ("+026-04-03", "is not a day; write it like 2026-04-03"),
            ("2026-04-03T00:00", "is not a day; write it like 2026-04-03"),
            ("٢٠٢٦-٠٤-٠٣", "is not a day; write it like 2026-04-03"),
        ]
    )
    func days(text: String, sentence: String) {
        #expect(
            told(person(["from": text, "until": ""]), PeopleFile.read)
                == ["2:80: from: “\(text)” \(sentence)"]
        )
    }

    @Test("stand once: a second line of a handle names the first, in either case")
    func duplicates() {
        let text = """
            handle,name,property,cost centre,from
            ada,Ada,House,FO,2026-01-02
            bo,,House,FO,2026-01-02
            ADA,Ada,House,FO,2026-01-02
            Bo,Bo,House,FO,2026-01-02
            """
        #expect(
            told(text, PeopleFile.read) == [
                "3:4: “name” is empty; every line needs one",
                "4:1: handle: “ada” is on line 2 already; keep one of the lines",
                "5:1: handle: “bo” is on line 3 already; keep one of the lines",
            ]
        )
    }

    @Test("are told every fault of a line at once, in the order of the file")
    func everyFault() {
        let text = "from,handle,cost centre,name,property\nx,?,!,,\n"
        let found = places(told(text, PeopleFile.read))
        #expect(found == ["2:1", "2:3", "2:5", "2:7", "2:8"])
    }

    @Test("fill 100,000 lines and not one more")
    func manyLines() throws {
        var text = "handle,name,property,cost centre,from\n"
        for number in 0..<100_000 {
            text += "h\(number),\"Zoë \"\"Z\"\" \(number)\",House,FO,2026-01-02\n"
        }
        let read = try PeopleFile.read(Data(text.utf8))
        #expect(read.count == 100_000)
        #expect(read.last?.name == "Zoë \"Z\" 99999")
        #expect(read.last?.line == 100_001)
        text += "last,Last,House,FO,2026-01-02\nx,,,,\n"
        #expect(
            told(text, PeopleFile.read)
                == ["100002:1: this is line 100001 of the table; 100000 fit"]
        )
    }
}
