import LatitudePages
import Messages
import Testing

@Suite("What comes from outside")
struct EscapingTests {
    /// Names and attributes of all tags: what a text from outside must not change.
    private func shape(_ page: any Page, _ frame: Frame) -> [String] {
        HTMLTag.all(in: page.html(frame)).map { tag in
            ([tag.name] + tag.attributes.map(\.name)).joined(separator: " ")
        }
    }

    @Test(
        "never changes the shape of a page",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='x",
            "\"\u{301} autofocus onfocus=\"x", "\"\u{200D}><b>", "<\u{338}b>", "&lt;b&gt;",
            "{{form}}", "{{{form}}}", "{{#page}}x{{/page}}", "\u{202E}evil", "a\u{0}b\u{1B}[2J",
            "line\r\nbreak", String(repeating: "W", count: 200),
        ],
        Language.allCases
    )
    func shape(text: String, language: Language) {
        let plain = Outside("plain")
        let odd = Outside(text)
        for (odd, plain) in zip(odd.pages, plain.pages) {
            let frame = Outside(text).frame(language)
            #expect(shape(odd, frame) == shape(plain, Outside("plain").frame(language)))
        }
    }

    @Test("is shown as it is, with the marks of HTML written out")
    func written() {
        let html = SignInPage(handle: "<b> \"&'").html(Stories.frame(.en, isSignedIn: false))
        #expect(html.contains("value=\"&lt;b&gt; &quot;&amp;&#39;\""))
    }

    @Test("loses characters HTML has no place for")
    func control() {
        let html = SignInPage(handle: "a\u{0}b\u{1B}c").html(Stories.frame(.en, isSignedIn: false))
        #expect(html.contains("value=\"a\u{FFFD}b\u{FFFD}c\""))
    }

    @Test("keeps its direction to itself")
    func direction() {
        let frame = Outside("مريم").frame(.en)
        let html = Outside("مريم").account.html(frame)
        #expect(html.contains("<bdi>مريم</bdi>, <bdi>مريم</bdi>"))
    }
}
