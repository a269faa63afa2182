import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@testable import ServerCommand

@Suite("latitude-server people import")
struct PeopleImportTests {
    private static let list = """
        handle,name,property,cost centre,from,until,heir,roles
        ann,Ann Other,Grand,FO,2020-01-01,,,
        bea,"Bea, of course",Grand,FO,2020-01-01,2026-01-31,cy,staff finance
        cy,Cy Young,Grand,FO,2020-01-01,,,
        """

    @Test("adds, changes, lets go, and the second time finds nothing to do")
    func imports() async throws {
        try await TestHouse.with { house in
            let owner = house.database.owner
            let dry = try await Self.run(Self.list, dryRun: true, over: owner)
            #expect(dry.counts == "2 added, 0 changed, 1 left, 0 unchanged")
            #expect(try await Self.handles(owner).isEmpty)

            let first = try await Self.run(Self.list, over: owner)
            #expect(first.lines == dry.lines)
            #expect(first.lines.contains("added\tann\tAnn Other"))
            #expect(try await Self.handles(owner) == ["ann", "bea", "cy"])
            let register = try await Self.register(owner)
            let second = try await Self.run(Self.list, over: owner)
            #expect(second.counts == "0 added, 0 changed, 0 left, 3 unchanged")
            #expect(second.lines.isEmpty)
            #expect(try await Self.register(owner) == register)

            let changed = Self.list.replacing("Ann Other", with: "Ann Another")
                .replacing(",,,\ncy", with: ",,,manager\ncy")
            let third = try await Self.run(changed, over: owner)
            #expect(third.counts == "0 added, 1 changed, 0 left, 2 unchanged")
            #expect(third.lines == ["changed\tann\tAnn Another\tname: Ann Other → Ann Another"])
            #expect(try await BookCheck(connection: owner).run().isEmpty)
        }
    }

    @Test("tells every bad line at its place, and does nothing")
    func refuses() async throws {
        try await TestHouse.with { house in
            let list = """
                handle,name,property,cost centre,from,until,heir
                ann,Ann,Grand,FO,2020-01-01,,
                bob,Bob,Grnd,FO,2020-01-01,,
                cy,Cy,Grand,HK,2020-01-01,,
                dot,Dot,Grand,FO,2020-01-01,2030-01-01,nobody
                eve,Eve,Grand,FO,2020-01-01,2026-01-31,ann
                flo,Flo,Grand,FO,2020-01-01,2026-02-01,eve
                """
            let fault = await #expect(throws: Fault.self) {
                _ = try await Self.run(list, over: house.database.owner)
            }
            #expect(fault?.exitCode == 65)
            #expect(fault?.text == "nothing was changed: people.csv has 4 faults")
            #expect(
                fault?.lines == [
                    "people.csv:3:9: property: there is no “Grnd”; there are “Grand”",
                    "people.csv:4:13: cost centre: “Grand” has no “HK”; it has “FO”",
                    "people.csv:5:40: heir: nobody has the handle “nobody”, neither here nor in "
                        + "this list",
                    "people.csv:7:40: heir: “eve” has left; name somebody who works here",
                ]
            )
            let handles = try await Self.handles(house.database.owner)
            #expect(handles.isEmpty)

            let unread = await #expect(throws: Fault.self) {
                _ = try await Self.run(
                    "handle,name,property,cost centre,from\nA B,,Grand,FO,1/2/26",
                    over: house.database.owner
                )
            }
            #expect(unread?.lines.count == 3)
            let strays = unread?.lines.filter { !$0.hasPrefix("people.csv:2:") }
            #expect(strays?.isEmpty == true)
        }
    }

    @Test("wants an heir for money on hold")
    func heirWanted() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(
                .of(.dollars(100), kind: .hold),
                by: ada.hash
            )
            let head = "handle,name,property,cost centre,from,until,heir\n"
            let line = "ada,Ada,Grand,FO,2020-01-01,2026-01-31,"
            let fault = await #expect(throws: Fault.self) {
                _ = try await Self.run(head + line, over: house.database.owner)
            }
            #expect(
                fault?.lines == [
                    "people.csv:2:29: heir: “ada” leaves with money on hold; name who settles it"
                ]
            )
            let heir = "\nbob,Bob,Grand,FO,2020-01-01,,"
            let report = try await Self.run(head + line + "bob" + heir, over: house.database.owner)
            #expect(report.counts == "1 added, 0 changed, 1 left, 0 unchanged")
        }
    }

    @Test("of certificates adds each once, and tells what cannot be")
    func certificates() async throws {
        try await TestHouse.with { house in
            _ = try await house.employee("ada", certified: false)
            let owner = house.database.owner
            let list = "handle,course,from,until\nada,Basics,2026-01-01,2027-12-31"
            func run(_ text: String, dryRun: Bool = false) async throws
                -> CertificationsImport.Report
            {
                try await CertificationsImport.run(
                    InputFile(name: "certifications.csv", text: text),
                    isDryRun: dryRun,
                    over: owner
                )
            }
            #expect(try await run(list, dryRun: true).added == 1)
            #expect(try await run(list).lines == ["added\tada\tBasics\t2026-01-01\t2027-12-31"])
            #expect(try await run(list).unchanged == 1)
            let fault = await #expect(throws: Fault.self) {
                _ = try await run(
                    list.replacing("2027-12-31", with: "2028-01-01")
                        + "\nbob,Basics,2026-01-01,2027-12-31"
                )
            }
            #expect(
                fault?.lines == [
                    "certifications.csv:2:23: until: “Basics” of “ada” from 2026-01-01 is recorded "
                        + "with another last day, which stays; a renewal begins on another day",
                    "certifications.csv:3:1: handle: nobody has the handle “bob”; import the "
                        + "people first",
                ]
            )
        }
    }

    private static func run(
        _ text: String,
        dryRun: Bool = false,
        over connection: Connection
    ) async throws -> PeopleImport.Report {
        try await PeopleImport.run(
            InputFile(name: "people.csv", text: text),
            isDryRun: dryRun,
            over: connection
        )
    }

    private static func handles(_ connection: Connection) async throws -> [String] {
        try await connection.texts("select handle from employee order by handle")
    }

    private static func register(_ connection: Connection) async throws -> [String] {
        try await connection.texts("select count(*)::text from register")
    }
}
