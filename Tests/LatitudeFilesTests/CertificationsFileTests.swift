import Foundation
import Latitude
import LatitudeFiles
import Testing

@Suite("Certifications handed in")
struct CertificationsFileTests {
    @Test("are read in the order of the file")
    func reads() throws {
        let text = """
            until;from;course;handle
            2027-01-01;2026-01-02;Making it right;ADA
            31.12.2026;31.12.2026;Naprawianie „źle”;bo
            """
        let read = try CertificationsFile.read(Data(text.utf8))
        #expect(read.map(\.handle) == ["ada", "bo"])
        #expect(read.map(\.course) == ["Making it right", "Naprawianie „źle”"])
        #expect(read.map(\.from) == [Day("2026-01-02"), Day("2026-12-31")])
        #expect(read.map(\.until) == [Day("2027-01-01"), Day("2026-12-31")])
        #expect(read.map(\.line) == [2, 3])
    }

    @Test("stand once per handle, course and first day")
    func duplicates() {
        let text = """
            handle,course,from,until
            ada,One,2026-01-01,2026-12-31
            ada,One,2027-01-01,2027-12-31
            ada,Two,2026-01-01,2026-12-31
            bo,One,2026-01-01,2026-12-31
            Ada, One ,01.01.2026,2030-12-31
            """
        #expect(
            told(text, CertificationsFile.read) == [
                "6:1: handle: “One” of “ada” from 2026-01-01 is on line 2 already; "
                    + "keep one of the lines"
            ]
        )
    }

    @Test("need every field, and end no earlier than they begin")
    func refuses() {
        let text = """
            handle,course,from,until
            ,,,
            ada,,,2026-01-01
            bo,One,2026-02-01,2026-01-31
            ?,\t,03/04/2026,2026
            """
        #expect(
            told(text, CertificationsFile.read) == [
                "3:5: “course” is empty; every line needs one",
                "3:6: “from” is empty; every line needs one",
                "4:19: until: “2026-01-31” is before the first day; write 2026-02-01 or later",
                "5:1: handle: “?” is not a handle; write 1 to 63 letters a-z, digits, points, "
                    + "dashes or underscores, the first a letter or digit, such as a.nowak",
                "5:3: “course” is empty; every line needs one",
                "5:5: from: “03/04/2026” can be read in two ways; "
                    + "write 2026-04-03 or 2026-03-04",
                "5:16: until: “2026” is not a day; write it like 2026-04-03",
            ]
        )
    }
}
