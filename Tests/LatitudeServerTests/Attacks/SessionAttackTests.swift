import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("A browser's session", .timeLimit(.minutes(5)))
struct SessionAttackTests {
    @Test("is a fresh cookie of this host alone, and the one before it ends")
    func rotates() async throws {
        try await Self.withAda { router, _ in
            var browser = Browser(router)
            try await browser.get("/sign-in")
            // A cookie somebody else chose never becomes a session.
            let planted = "lat_planted"
            browser.cookies[Cookies.session] = planted
            let response = try await browser.signIn("ada")
            #expect(response.status == .seeOther)
            let cookie = response.headers[values: .setCookie].first {
                $0.hasPrefix("__Host-latitude=")
            }
            for part in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=43200"] {
                #expect(cookie?.contains(part) == true, "\(part)")
            }
            #expect(cookie?.contains("Domain") == false)
            let first = browser.session
            #expect(first != nil && first != planted)
            try await browser.signIn("ada")
            #expect(browser.session != first)
            browser.cookies[Cookies.session] = first
            #expect(try await browser.get("/account").status == .seeOther)
        }
    }

    @Test("ends without use, in any case after twelve hours, by signing out, by a new passphrase")
    func ends() async throws {
        try await Self.withAda { router, house in
            for ending in [
                "update token set seen_at = now() - interval '31 minutes' where kind = 'browser'",
                "update token set expires_at = now() where kind = 'browser'",
                "select passphrase_change(employee_id, null, '\(Secrets.passphraseHash)')"
                    + " from employee where handle = 'ada'",
            ] {
                var browser = Browser(router)
                try await browser.signIn("ada")
                #expect(try await browser.get("/account").status == .ok)
                try await house.run(ending)
                #expect(try await browser.get("/account").status == .seeOther, "\(ending)")
            }
            var browser = Browser(router)
            try await browser.signIn("ada")
            try await browser.get("/account")
            let session = browser.session
            #expect(try await browser.post("/sign-out").status == .seeOther)
            browser.cookies[Cookies.session] = session
            #expect(try await browser.get("/account").status == .seeOther)
        }
    }

    @Test("takes forms from pages of its own alone", arguments: forgeries)
    func crossSite(forgery: Forgery) async throws {
        try await Self.withAda { router, house in
            var browser = Browser(router)
            try await browser.signIn("ada")
            try await browser.get("/account")
            let pin = ["pin": "482916", "pin-again": "482916"]
            let fields = pin.merging(forgery.fields) { $1 }
            let refused = try await browser.post("/account/pin", fields, forgery.headers)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("form_stale"))
            #expect(try await house.texts("select hash from pin").isEmpty)
            let origin: HTTPFields = [.origin: "http://localhost"]
            #expect(try await browser.post("/account/pin", pin, origin).status == .seeOther)
        }
    }

    @Test("takes no form of another session")
    func foreignToken() async throws {
        try await Self.withAda { router, house in
            _ = try await house.employee("bob")
            try await house.setPassphrase(of: "bob")
            var (ada, bob) = (Browser(router), Browser(router))
            try await ada.signIn("ada")
            try await bob.signIn("bob")
            try await ada.get("/account")
            try await bob.get("/account")
            let fields = ["pin": "482916", "pin-again": "482916", "form": bob.form]
            #expect(try await ada.post("/account/pin", fields).status == .forbidden)
        }
    }

    @Test("leads nowhere but to pages of ours")
    func redirects() async throws {
        try await Self.withAda { router, _ in
            for (next, expected) in [
                ("/account", "/account"), ("/device?code=BCDF-GHJK", "/device?code=BCDF-GHJK"),
                ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/"),
                ("/account\r\nX: y", "/"), ("javascript:alert(1)", "/"), ("/nowhere", "/"),
            ] {
                var browser = Browser(router)
                let response = try await browser.signIn("ada", next: next)
                #expect(response.headers[.location] == expected, "\(next)")
            }
        }
    }

    @Test("opens no address of the interface")
    func noCookies() async throws {
        try await Self.withAda { router, _ in
            var browser = Browser(router)
            try await browser.signIn("ada")
            #expect(try await browser.get(Routes.me).status == .unauthorized)
        }
    }

    /// A form that did not come from a page of this session.
    struct Forgery: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var headers: HTTPFields = [:]
        var fields: [String: String] = [:]
    }

    private static let forgeries = [
        Forgery(testDescription: "no headers"),
        Forgery(testDescription: "cross-site", headers: [.secFetchSite: "cross-site"]),
        Forgery(testDescription: "same-site", headers: [.secFetchSite: "same-site"]),
        Forgery(testDescription: "none", headers: [.secFetchSite: "none"]),
        Forgery(testDescription: "another origin", headers: [.origin: "https://evil.example"]),
        Forgery(
            testDescription: "right origin, cross-site",
            headers: [.secFetchSite: "cross-site", .origin: "http://localhost"]
        ),
        Forgery(
            testDescription: "no form token",
            headers: Browser.sameOrigin,
            fields: ["form": ""]
        ),
        Forgery(
            testDescription: "forged form token",
            headers: Browser.sameOrigin,
            fields: ["form": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
        ),
    ]

    private static func withAda(
        _ body: @Sendable @escaping (HouseRouter, TestHouse) async throws -> Void
    ) async throws {
        try await HouseRouter.with { router in
            _ = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            try await body(router, router.house)
        }
    }
}
