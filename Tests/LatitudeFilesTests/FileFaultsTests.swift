import Foundation
import LatitudeFiles
import Testing

@Suite("Faults of a file")
struct FileFaultsTests {
    @Test("are sorted by place and written as editors jump to them")
    func text() {
        let faults = FileFaults(
            FileFault(line: 3, column: 14, sentence: "c"),
            [
                FileFault(line: 3, column: 2, sentence: "b"),
                FileFault(line: 1, column: 20, sentence: "a"),
            ]
        )
        #expect(
            faults.text(fileName: "people.csv")
                == "people.csv:1:20: a\npeople.csv:3:2: b\npeople.csv:3:14: c"
        )
        #expect(faults.more == 0)
    }

    @Test("are told up to 100, the first of the file, and the rest is counted")
    func many() {
        let all = (1...150).map { FileFault(line: 151 - $0, column: 1, sentence: "x") }
        let faults = FileFaults(all[0], Array(all.dropFirst()), more: 7)
        #expect(faults.faults.map(\.line) == Array(1...100))
        #expect(faults.more == 57)
        #expect(faults.text(fileName: "a.csv").hasSuffix("a.csv:100:1: x\nand 57 more"))
    }

    @Test("of a table of bad lines are told the same way")
    func manyOfAFile() {
        let rows = (1...80).map { _ in "?,,x,y" }.joined(separator: "\n")
        let told = told("handle,course,from,until\n\(rows)", CertificationsFile.read)
        #expect(told.count == 101)
        #expect(told.last == "and 220 more")
        #expect(places(Array(told.prefix(5))) == ["2:1", "2:3", "2:4", "2:6", "3:1"])
    }

    @Test("found late are still told in the order of the file")
    func lateFaults() {
        // What is missing is told after the 150 columns nobody knows, and stands before them.
        let heading = Array(repeating: "x", count: 150).joined(separator: ",")
        let told = told(heading, CertificationsFile.read)
        #expect(places(Array(told.prefix(6))) == ["1:1", "1:1", "1:1", "1:1", "1:1", "1:3"])
        #expect(told.count == 101)
        #expect(told.last == "and 54 more")
    }

    @Test("stay in one line each, whatever the value is")
    func oneLine() {
        let told = told(person(["handle": "a\nb\u{2028}c\u{1B}[31m"]), PeopleFile.read)
        #expect(told.count == 1)
        #expect(told.first?.contains("“a b c [31m”") == true)
    }
}
