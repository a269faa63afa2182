import Testing

@testable import Passphrase

@Suite("A PIN")
struct PinTests {
    @Test(
        "is six to twelve digits of any kind",
        arguments: ["604182", "240389", "19871124", "123457", "111112", "918273645012", "000001"]
    )
    func taken(text: String) throws { #expect(try Pin(text).text == text) }

    @Test(
        "is refused with the reason",
        arguments: [
            ("", .length(count: 0)), ("60418", .length(count: 5)),
            ("6041826041826", .length(count: 13)),
            ("60418a", .notDigits), ("604 182", .notDigits), ("-60418", .notDigits),
            ("٦٠٤١٨٢", .notDigits), ("６０４１８２", .notDigits), ("60418\0", .notDigits),
            ("60418/", .notDigits), ("60418:", .notDigits), ("604182\u{301}", .notDigits),
            ("000000", .repeated), ("999999999999", .repeated),
            ("123456", .run), ("654321", .run), ("0123456789", .run), ("567890", .run),
            ("098765", .run), ("210987", .run), ("345678901234", .run),
            ("121212", .common), ("112233", .common), ("159753", .common), ("12341234", .common),
        ] as [(String, PinFault)]
    )
    func refused(text: String, fault: PinFault) {
        #expect(throws: fault) { try Pin(text) }
    }

    @Test("can be drawn: six digits, each as frequent as the others, all of them allowed")
    func random() throws {
        var counts: [Character: Int] = [:]
        for _ in 0..<5_000 {
            let text = Pin.random().text
            #expect(text.count == 6)
            #expect(try Pin(text).text == text)
            for digit in text { counts[digit, default: 0] += 1 }
        }
        // 3,000 are expected of each; 500 more or less are nine standard deviations.
        #expect(counts.count == 10)
        for (digit, count) in counts { #expect((2_500...3_500).contains(count), "\(digit)") }
    }

    @Test("is never shown, nor is it in a fault")
    func secrecy() throws {
        let pin = try Pin("604182")
        var dumped = ""
        dump(pin, to: &dumped)
        for text in ["\(pin)", String(reflecting: pin), dumped] {
            #expect(!text.contains("604182") && text.contains("•••"), "\(text)")
        }
        for fault in [PinFault.notDigits, .length(count: 3), .repeated, .run, .common] {
            #expect(fault.description.hasSuffix("."))
        }
    }
}
