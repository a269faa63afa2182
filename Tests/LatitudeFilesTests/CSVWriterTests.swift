import LatitudeFiles
import Testing

@Suite("CSV as we write it")
struct CSVWriterTests {
    private func written(_ rows: [CSVWriter.Cell]...) -> String {
        var writer = CSVWriter(columns: ["a", "b"])
        for row in rows { writer.row(row) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("names its columns first and ends every record with CR and LF")
    func records() {
        #expect(written([.number(-7), .none]) == "a,b\r\n-7,\r\n")
    }

    @Test("quotes what would end a cell, and tells an empty text from nothing")
    func quotes() {
        #expect(
            written([.text("say \"hi\""), .text("a,b")], [.text("1\n2"), .text("")])
                == "a,b\r\n\"say \"\"hi\"\"\",\"a,b\"\r\n\"1\n2\",\"\"\r\n"
        )
    }

    @Test("writes sums with every decimal of the currency")
    func money() {
        let cells: [(Int64, Int, String)] = [
            (0, 2, "0.00"), (5, 2, "0.05"), (-5, 3, "-0.005"), (123_456, 0, "123456"),
            (.min, 2, "-92233720368547758.08"),
        ]
        for (minor, exponent, text) in cells {
            #expect(CSVWriter.decimal(minor: minor, exponent: exponent) == text)
        }
    }

    @Test(
        "has no cell that a spreadsheet would run",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]
    )
    func formulas(text: String) throws {
        let line = try #require(written([.text(text), .none]).split(separator: "\r\n").last)
        let cell = line.first == "\"" ? line.dropFirst() : line
        #expect(cell.first == "'")
    }

    @Test("leaves a text alone that merely holds such a sign")
    func inside() {
        #expect(written([.text("a=b"), .text(" -1")]).hasSuffix("a=b, -1\r\n"))
    }

    @Test("hands over what was written and goes on")
    func taken() {
        var writer = CSVWriter(columns: ["a"])
        #expect(writer.take() == Array("a\r\n".utf8))
        writer.row([.number(1)])
        #expect(writer.take() == Array("1\r\n".utf8))
        #expect(writer.bytes.isEmpty)
    }
}
