import Latitude
import Testing

@Suite("A reason")
struct ReasonTests {
    @Test(
        "says something: ten characters or more, and not one again and again",
        arguments: [
            "a late bill", "booked twice, see 8M3N", "źle wpisana kwota", "错误的房间，客人已退房了",
        ]
    )
    func taken(text: String) throws {
        #expect(try Reason("  \(text)\n", field: "reason").text == text)
    }

    @Test(
        "that says nothing is refused",
        arguments: [
            ("x", RefusalCode.reasonTooShort), ("123456789", .reasonTooShort),
            ("xxxxxxxxxxxx", .reasonTooShort), ("xXxXxXxXxXxX", .reasonTooShort),
            ("x x x x x x x", .reasonTooShort), ("a              b", .reasonTooShort),
            ("..............", .reasonTooShort), ("\u{200B}ab\u{200B}\u{200B}", .reasonTooShort),
            (String(repeating: "\u{2060}", count: 12), .reasonTooShort), ("   ", .textEmpty),
        ]
    )
    func refused(text: String, code: RefusalCode) {
        #expect { try Reason(text, field: "reason") } throws: {
            ($0 as? Refusal)?.code == code
        }
    }
}
