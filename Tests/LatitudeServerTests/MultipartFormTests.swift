import Latitude
import Testing

@testable import LatitudeServer

@Suite("A form with a file")
struct MultipartFormTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryAbC"
    private static let mark = "------WebKitFormBoundaryAbC"

    private static func body(_ parts: [(name: String, more: String, content: String)]) -> String {
        parts.map { part in
            let disposition = "Content-Disposition: form-data; name=\"\(part.name)\"\(part.more)"
            return "\(mark)\r\n\(disposition)\r\n\r\n\(part.content)\r\n"
        }.joined() + "\(mark)--\r\n"
    }

    @Test("has its fields and the file byte for byte, whatever is in it")
    func reads() throws {
        let content = "%PDF\r\n\r\n--\r\n------WebKit\0\u{FF}\r\n"
        let text = Self.body([
            ("form", "", "token="), ("missing", "", "zgubiony – ł"),
            ("receipt", "; filename=\"a;name=b.pdf\"\r\nContent-Type: text/html", content),
            ("empty", "; filename=\"\"\r\nContent-Type: application/octet-stream", ""),
        ])
        let form = try MultipartForm(Array("before\r\n\(text)after".utf8), contentType: Self.type)
        #expect(form.text("form") == "token=")
        #expect(form.text("missing") == "zgubiony – ł")
        #expect(form.file("receipt") == Array(content.utf8))
        #expect(form.file("empty") == nil)
        #expect(form.text("empty")?.isEmpty == true)
        #expect(form.text("b.pdf") == nil)
        let none = try MultipartForm(Array(Self.body([]).utf8), contentType: Self.type)
        #expect(none.file("receipt") == nil)
    }

    @Test("takes a quoted boundary, and no other type")
    func types() throws {
        let text = Array(Self.body([("a", "", "b")]).utf8)
        let quoted = "Multipart/Form-Data; charset=x; boundary=\"----WebKitFormBoundaryAbC\""
        #expect(try MultipartForm(text, contentType: quoted).text("a") == "b")
        for type in [
            nil, "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\(String(repeating: "x", count: 71))",
            "multipart/form-data; boundary=other",
        ] {
            #expect(throws: Refusal.self, "\(type ?? "none")") {
                try MultipartForm(text, contentType: type)
            }
        }
    }

    @Test("is refused where it was cut off, wherever, or a field stands twice")
    func cut() throws {
        let whole = Array(Self.body([("a", "", "bc"), ("file", "", "%PDF")]).utf8)
        for count in 0..<whole.count - 4 {
            let refusal = #expect(throws: Refusal.self, "\(count)") {
                try MultipartForm(Array(whole.prefix(count)), contentType: Self.type)
            }
            #expect(refusal?.code == .malformedBody)
        }
        for parts in [
            [("a", "", "1"), ("a", "", "2")], (0...20).map { ("f\($0)", "", "x") },
            [("a", "\r\nX: \(String(repeating: "x", count: 9_000))", "1")],
        ] {
            #expect(throws: Refusal.self) {
                try MultipartForm(Array(Self.body(parts).utf8), contentType: Self.type)
            }
        }
    }
}
