import Foundation
import Messages
import Testing

@testable import LatitudePages

@Suite("The style sheet")
struct StyleTests {
    private let sheet = String(decoding: Style.bytes, as: UTF8.self)

    @Test("is named after its content")
    func path() {
        #expect(Style.path == "/style-\(Style.digest(of: Style.bytes)).css")
        #expect(Style.digest(of: []) == "cbf29ce48422", "FNV-1a of nothing")
        #expect(Style.digest(of: Array("a".utf8)) == "af63dc4c8601", "FNV-1a of a")
        #expect(Style.digest(of: Array("foobar".utf8)) == "85944171f739", "FNV-1a of foobar")
    }

    @Test("loads nothing from anywhere, and names colours only where they are set")
    func selfContained() {
        for word in ["url(", "@import", "//", "javascript", "expression("] {
            #expect(!sheet.contains(word))
        }
        let rules = sheet.components(separatedBy: "/* ---- base ---- */").last ?? ""
        #expect(!rules.contains("#") && !rules.contains("rgb(") && !rules.contains("hsl("))
    }

    @Test("sets the same colours light, dark and in print")
    func schemes() {
        let blocks = sheet.components(separatedBy: ":root {").dropFirst().map { block in
            let inside = block.prefix { $0 != "}" }
            let names = inside.split(separator: ";").compactMap { line -> String? in
                let parts = line.split(separator: ":")
                return parts.last?.contains("#") == true ? parts[0].trimmed : nil
            }
            return Set(names)
        }
        #expect(blocks.count == 3)
        #expect(blocks.first?.count ?? 0 > 15)
        for block in blocks { #expect(block == blocks.first) }
    }

    @Test("knows every class the pages use", arguments: Stories.all)
    func classes(story: Story) {
        for tag in HTMLTag.all(in: story.html(.en)) {
            for name in tag["class"]?.split(separator: " ") ?? [] {
                #expect(sheet.contains(".\(name)"), "\(name) has no rule")
            }
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined() }
}
