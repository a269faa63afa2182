import Foundation
import LatitudeFiles
import Testing

@Suite("The encoding of a file")
struct EncodingTests {
    private let text =
        "handle;name;property;cost centre;from\nzoe;Zoë Żółć 👋;Kraków;FO;2026-01-01\n"

    private func utf16(_ text: String, isLittle: Bool) -> Data {
        var data = Data()
        for unit in [0xFEFF] + text.utf16 {
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            data.append(contentsOf: isLittle ? bytes : bytes.reversed())
        }
        return data
    }

    @Test("is UTF-8 with or without its mark, or UTF-16 of either order")
    func encodings() throws {
        let files = [
            Data(text.utf8), Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8),
            utf16(text, isLittle: true), utf16(text, isLittle: false),
        ]
        for file in files {
            let read = try PeopleFile.read(file)
            #expect(read.map(\.name) == ["Zoë Żółć 👋"])
            #expect(read.map(\.property) == ["Kraków"])
        }
    }

    @Test("does not move a place: the mark is no column")
    func marks() {
        let bad = "handle;nme;property;cost centre;from\n"
        let expected = told(bad, PeopleFile.read)
        #expect(expected.count == 2)
        #expect(told("\u{FEFF}" + bad, PeopleFile.read) == expected)
        #expect(told(utf16(bad, isLittle: true), PeopleFile.read) == expected)
        #expect(told(utf16(bad, isLittle: false), PeopleFile.read) == expected)
    }

    @Test("of an older kind is refused at its first byte, with how to save the file")
    func windows1250() {
        // “Zoë Żółć” as Windows-1250 writes it.
        let name: [UInt8] = [0x5A, 0x6F, 0xEB, 0x20, 0xAF, 0xF3, 0xB3, 0xE6]
        let data = Data("handle,name\nzoe,".utf8) + Data(name) + Data("\nbo,b\n".utf8)
        let told = told(data, PeopleFile.read)
        #expect(places(told) == ["2:7"])
        #expect(told.first?.contains("the byte EB is not UTF-8; save as CSV UTF-8") == true)
    }

    @Test(
        "is refused where its last character is cut off",
        arguments: [
            ([0x61, 0xC5], "1:2"), ([0x61, 0x0A, 0xEF, 0xBF], "2:1"), ([0xF0, 0x9F, 0x91], "1:1"),
            ([0xFF, 0xFE, 0x61, 0x00, 0x62], "1:2"), ([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x3D], "1:2"),
            ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC, 0x62, 0x00], "1:2"), ([0xFF, 0xFE, 0x61], "1:1"),
        ] as [([UInt8], String)]
    )
    func cutOff(bytes: [UInt8], place: String) {
        #expect(places(told(Data(bytes), PeopleFile.read)) == [place])
        #expect(places(told(Data(bytes), PolicyFile.read)) == [place])
    }

    @Test("of no text at all is refused at its first NUL")
    func zero() {
        let told = told("handle,name\na\0", PeopleFile.read)
        #expect(places(told) == ["2:2"])
        #expect(told.first?.contains("this is no text; save as CSV UTF-8") == true)
    }

    @Test("counts for nothing beyond the largest file")
    func size() {
        let most = Data(repeating: 0x0A, count: 5_000_000)
        #expect(told(most, PeopleFile.read).first?.contains("the file is empty") == true)
        #expect(
            told(most + [0x0A], PeopleFile.read)
                == ["1:1: the file has 5000001 bytes; 5000000 fit"]
        )
        let yaml = Data(repeating: 0x20, count: 262_145)
        #expect(told(yaml, PolicyFile.read) == ["1:1: the file has 262145 bytes; 262144 fit"])
    }

    @Test("does not part names that are written with other bytes")
    func composed() throws {
        let apart = "handle;name;property;cost centre;from\na;Ada;Krako\u{301}w;FO;2026-01-01\n"
        let property = try #require(try PeopleFile.read(Data(apart.utf8)).first?.property)
        #expect(Array(property.utf8) == Array("Krak\u{F3}w".utf8))
    }
}
