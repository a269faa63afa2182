import Testing

@testable import Passphrase

@Suite("A chosen passphrase")
struct PassphraseTextTests {
    @Test(
        "is taken without rules of composition",
        arguments: [
            "four words in a row", "the lamp in room 412 hums", "ąćęłńóśź", "mutfakta çay",
            "        x", "12345678901234567", "passwordpassphrase", "ada ada ada",
            "🛎️🛎️🛎️🛎️🛎️🛎️🛎️🧳", "password\u{301}", "tab\tand\nline",
        ]
    )
    func taken(text: String) throws {
        let passphrase = try PassphraseText(text, handle: "ada")
        #expect(passphrase.text == text)
    }

    @Test("is counted in characters as people count them")
    func counts() throws {
        let family = "👨‍👩‍👧‍👦"
        #expect(fault("👩🏽‍🚀👨‍👩‍👧‍👦🛎️🏴󠁧󠁢󠁳󠁣󠁴󠁿e\u{301}xy") == .tooShort(count: 7))
        #expect(fault("👩🏽‍🚀👨‍👩‍👧‍👦🛎️🏴󠁧󠁢󠁳󠁣󠁴󠁿e\u{301}xyz") == nil)
        #expect(fault("") == .tooShort(count: 0))
        #expect(fault("1234567") == .tooShort(count: 7))
        let words = String(repeating: "word ", count: 26)
        #expect(fault(String(words.prefix(128))) == nil)
        #expect(fault(String(words.prefix(129))) == .tooLong(count: 129))
        // 8 bytes each: 128 of them are just within the limit of bytes.
        let thumbs = String(repeating: "👍🏽", count: 127)
        #expect(fault(thumbs + "👍🏿") == nil)
        #expect(fault(thumbs + family) == .tooLong(count: 128))
        #expect(fault(String(repeating: family, count: 41) + "x") == .tooLong(count: 42))
    }

    @Test("is kept in normalisation form C, and judged by it")
    func normalisation() throws {
        let typed = "zaz\u{307}o\u{301}\u{142}c\u{301} ges\u{301}"
        let passphrase = try PassphraseText(typed, handle: "")
        let composed = "za\u{17C}\u{F3}\u{142}\u{107} ge\u{15B}"
        #expect(Array(passphrase.text.utf8) == Array(composed.utf8))
        let (handle, same) = ("\u{17C}\u{F3}\u{142}w bury", "z\u{307}o\u{301}\u{142}w bury")
        #expect(fault(same, handle: handle) == .isHandle)
        #expect(fault(handle, handle: same) == .isHandle)
        #expect(fault("has\u{142}o123") == .common)
    }

    @Test(
        "is none of those everybody tries first, whatever their case",
        arguments: [
            "password", "Password123", "PASSWORD1", "12345678", "qwertyuiop", "iloveyou",
            "1qaz2wsx", "trustno1", "Hasło123", "HASŁO123", "haslo123", "Qwerty123", "zaq12wsx",
            "Polska123", "zaq1@WSX",
        ]
    )
    func common(text: String) { #expect(fault(text) == .common) }

    @Test("is neither the handle as a whole nor one character over and over")
    func handle() {
        #expect(fault("ada.whitfield", handle: "ada.whitfield") == .isHandle)
        #expect(fault("Ada.WHITFIELD", handle: "ada.whitfield") == .isHandle)
        #expect(fault("ada.whitfield and a lamp", handle: "ada.whitfield") == nil)
        #expect(fault("11111111") == .repeated)
        #expect(fault("aAaAaAaAa") == .repeated)
        #expect(fault(String(repeating: "🛎️", count: 9)) == .repeated)
        #expect(fault("        ") == .repeated)
    }

    @Test("holds no NUL")
    func invalid() {
        #expect(fault("four words\0 in a row") == .invalid)
        #expect(fault("\0") == .invalid)
        #expect(fault("\0\u{301}four words") == .invalid)
    }

    @Test("is never shown, nor is it in a fault")
    func secrecy() throws {
        let passphrase = try PassphraseText("four words in a row", handle: "ada")
        var dumped = ""
        dump(passphrase, to: &dumped)
        let shown = ["\(passphrase)", String(reflecting: passphrase), dumped, "\([passphrase])"]
        for text in shown { #expect(!text.contains("words") && text.contains("•••"), "\(text)") }
        for text in ["short!", "Password123", "a\0bcdefgh", String(repeating: "long ", count: 30)] {
            let sentence = try #require(fault(text)).description
            #expect(!sentence.contains(text) && sentence.hasSuffix("."), "\(sentence)")
        }
    }

    @Test("is compared with three thousand others, each of them refused")
    func list() {
        #expect(WellKnownPassphrases.all.count == 3_025)
        for text in WellKnownPassphrases.all {
            #expect(text.count >= 8 && text == text.lowercased(), "\(text)")
            let fault = fault(text)
            #expect(fault == .common || fault == .repeated, "\(text)")
        }
    }

    private func fault(_ text: String, handle: String = "ada") -> PassphraseFault? {
        do throws(PassphraseFault) {
            _ = try PassphraseText(text, handle: handle)
            return nil
        } catch {
            return error
        }
    }
}
