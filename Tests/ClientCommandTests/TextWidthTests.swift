import Testing

@testable import ClientCommand

@Suite("Text on a terminal")
struct TextWidthTests {
    @Test(
        "counts columns, not characters",
        arguments: [
            ("abc", 3), ("zażółć gęślą", 12), ("日本語", 6), ("한국", 4), ("🎉", 2), ("👩‍👩‍👧", 2),
            ("❤️", 2), ("e\u{301}", 1), ("שלום", 4), ("مرحبا", 5), ("", 0), ("🇵🇱", 2), ("…", 1),
            ("ｆｕｌｌ", 8),
        ]
    )
    func counts(text: String, width: Int) {
        #expect(TextWidth.of(text) == width)
    }

    @Test(
        "cuts to a width with an ellipsis",
        arguments: [
            ("fits", 4, "fits"), ("longer", 4, "lon…"), ("日本語日本", 6, "日本…"),
            ("🎉🎉🎉", 4, "🎉…"), ("zażółć", 3, "za…"),
        ]
    )
    func cuts(text: String, width: Int, expected: String) {
        #expect(TextWidth.cut(text, to: width) == expected)
        #expect(TextWidth.of(TextWidth.cut(text, to: width)) <= width)
    }

    @Test("wraps at blanks, and inside a word only where it must")
    func wraps() {
        #expect(TextWidth.wrap("one two three", to: 7) == ["one two", "three"])
        #expect(TextWidth.wrap("abcdefgh", to: 3) == ["abc", "def", "gh"])
        #expect(TextWidth.wrap("", to: 3) == [""])
        #expect(TextWidth.wrap("a b\u{A0}c", to: 3) == ["a", "b c"])
        #expect(TextWidth.wrap("日本語", to: 4) == ["日本", "語"])
    }

    @Test("leaves out what could steer the terminal or turn the line")
    func printable() {
        #expect(Printable.line("a\u{1B}[31mb\r\nc\td\u{0}\u{9B}") == "a[31mb  c d")
        #expect(Printable.line("x\u{202E}y\u{2066}z") == "xyz")
        #expect(Printable.line("łąę 🎉 שלום") == "łąę 🎉 שלום")
        #expect(Printable.paragraphs("a\n\nb\r\nc") == ["a", "", "b", "c"])
    }

    @Test("colours only where asked for or on a terminal")
    func colour() {
        #expect(ColorMode.always.isOn(["NO_COLOR": "1"], isTerminal: false))
        #expect(!ColorMode.never.isOn(["FORCE_COLOR": "1"], isTerminal: true))
        #expect(ColorMode.auto.isOn([:], isTerminal: true))
        #expect(!ColorMode.auto.isOn([:], isTerminal: false))
        #expect(!ColorMode.auto.isOn(["NO_COLOR": "1", "FORCE_COLOR": "1"], isTerminal: true))
        #expect(ColorMode.auto.isOn(["NO_COLOR": ""], isTerminal: true))
        #expect(ColorMode.auto.isOn(["FORCE_COLOR": "1"], isTerminal: false))
        #expect(!ColorMode.auto.isOn(["FORCE_COLOR": "0"], isTerminal: true))
        #expect(!ColorMode.auto.isOn(["TERM": "dumb"], isTerminal: true))
        #expect(Palette(isOn: true).good("Done.") == "\u{1B}[32;1mDone.\u{1B}[0m")
        #expect(Palette(isOn: false).good("Done.") == "Done.")
    }
}
