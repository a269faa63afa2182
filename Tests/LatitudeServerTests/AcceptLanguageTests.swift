import HTTPTypes
import Hummingbird
import Messages
import Testing

@testable import LatitudeServer

@Suite("The language a browser asks for")
struct AcceptLanguageTests {
    @Test(
        "is the one of ours with the most weight",
        arguments: [
            ("pl", Language.pl), ("pl-PL,pl;q=0.9,en;q=0.8", .pl), ("en;q=0.4, pl;q=0.5", .pl),
            ("de, fr;q=0.9, pl;q=0.1", .pl), ("PL-pl", .pl), ("pl ; q=0.7 , en;q=0.9", .en),
            ("pl;q=0, *", .en), ("en;q=0,*;q=0.1", .pl), ("pl;q=nonsense,en;q=0.1", .en),
            ("pl,en", .pl), ("en,pl", .en), ("*;q=0.5,pl;q=0.4", .en), ("pl;q=2,en;q=0.3", .en),
        ]
    )
    func weighed(header: String, language: Language) {
        #expect(AcceptLanguage.preferred(header) == language)
    }

    @Test(
        "is none where none of ours is named",
        arguments: [nil, "", "de", ";q=1", "en;q=0", ",,"]
    )
    func none(header: String?) {
        #expect(AcceptLanguage.preferred(header) == nil)
    }
}

@Suite("Where a form comes from")
struct FormOriginTests {
    private static func isSame(_ fields: [(HTTPField.Name, String)]) -> Bool {
        var headers = HTTPFields()
        for (name, value) in fields { headers[name] = value }
        return FormGuard.isSameOrigin(
            Request(
                head: HTTPRequest(
                    method: .post,
                    scheme: "https",
                    authority: "latitude.example",
                    path: "/",
                    headerFields: headers
                ),
                body: .init(buffer: .init())
            )
        )
    }

    @Test("is told by fetch metadata, else by the origin, else by the page it is on")
    func origins() {
        let (own, other) = ("https://latitude.example", "https://evil.example")
        #expect(Self.isSame([(.secFetchSite, "same-origin")]))
        #expect(!Self.isSame([(.secFetchSite, "same-site"), (.origin, own)]))
        #expect(Self.isSame([(.origin, own)]))
        #expect(!Self.isSame([(.origin, other), (.referer, "\(own)/spend")]))
        #expect(Self.isSame([(.origin, "null"), (.referer, "\(own)/sign-in")]))
        #expect(!Self.isSame([(.origin, "null"), (.referer, "\(own).evil.example/")]))
        #expect(!Self.isSame([(.origin, "null"), (.referer, "\(other)/?\(own)/")]))
        #expect(!Self.isSame([(.origin, "null")]))
        #expect(!Self.isSame([]))
    }
}
