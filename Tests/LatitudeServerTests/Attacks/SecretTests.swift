import CoreMetrics
import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Logging
import NIOCore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Secrets, typed and given", .timeLimit(.minutes(5)))
struct SecretTests {
    private static let passphrase = "CANARYPASS umbrellas"
    private static let wrong = "CANARYWRONG umbrellas"
    private static let pin = "918274"
    private static let otherPin = "404404040404"
    private static let enrolment = "BCDFGHJKLMNP"
    private static let typed = [passphrase, wrong, pin, enrolment, "BCDF-GHJK-LMNP"]
    /// What nobody's log needs, told or not.
    private static let unlogged = [
        otherPin, "CANARYAGENT", "CANARYCLIENT", "canarymail", "CANARYQUERY", "CANARYPATH",
        "CANARYBODY", "canaryhandle", "CANARYTEAM", "198.51.100.77",
    ]

    /// All that was answered, and the secrets given on the way.
    private struct Day {
        var answers: [TestResponse] = []
        var given: [String] = []
    }

    @Test("stand in no log line, metric or header, in no answer but the one that gives them")
    func kept() async throws {
        let (log, registry) = (CanaryLog(), PrometheusRegistry())
        let output = log.output
        var setting = RouterSetting.behindProxy
        setting.metrics = { registry.text() }
        setting.logger = Logger(label: "canary") { _ in
            JSONLogHandler(label: "canary", level: .trace, output: output)
        }
        let asked = setting
        try await withMetricsFactory(registry) {
            try await HouseRouter.with(asked) { router in
                let ada = try await Self.settle(router.house)
                var day = Day()
                try await Self.browse(router, &day)
                try await Self.call(router, ada, &day)
                try await Self.check(day, log: log.text, metrics: registry.text())
                try Self.checkDump(router.house, day)
            }
        }
    }

    private static func settle(_ house: TestHouse) async throws -> TestEmployee {
        let ada = try await house.employee("ada")
        let hash = TokenHash(of: enrolment)
        try await house.run("select enrolment_issue('ada', \(hash.literal), interval '7 days')")
        try await house.run("update employee set email = 'canarymail@example.org'")
        return ada
    }

    /// A day in the browser: enrolling, signing in, changing secrets, and each of them refused.
    private static func browse(_ router: HouseRouter, _ day: inout Day) async throws {
        var browser = Browser(router, from: "198.51.100.77")
        let agent: HTTPFields = [.userAgent: "CANARYAGENT", .secFetchSite: "same-origin"]
        try await browser.get("/enrol")
        let forms: [(String, [String: String])] = [
            ("/enrol", ["code": enrolment, "passphrase": wrong, "passphrase-again": "x"]),
            ("/enrol", ["code": "BBBB", "passphrase": wrong, "passphrase-again": wrong]),
            (
                "/enrol",
                ["code": enrolment, "passphrase": passphrase, "passphrase-again": passphrase]
            ),
            ("/sign-in", ["handle": "canaryhandle", "passphrase": passphrase]),
            ("/sign-in", ["handle": "ada", "passphrase": wrong]),
            ("/sign-in", ["handle": "ada", "passphrase": passphrase, "form": ""]),
            ("/sign-in", ["handle": "ada", "passphrase": passphrase]),
            ("/account", [:]),
            ("/account/pin", ["pin": pin, "pin-again": "1"]),
            ("/account/pin", ["pin": otherPin, "pin-again": otherPin]),
            ("/account/pin", ["pin": pin, "pin-again": pin]),
            ("/account/passphrase", ["passphrase-old": wrong, "passphrase": "x", "again": "x"]),
            (
                "/account/passphrase",
                ["passphrase-old": wrong, "passphrase": passphrase, "passphrase-again": passphrase]
            ),
        ]
        for (path, fields) in forms {
            if fields.isEmpty {
                day.answers.append(try await browser.get(path))
            } else if path != "/enrol", fields["code"] != enrolment {
                day.answers.append(try await browser.post(path, fields, agent))
            } else {
                // The code may be shown again to who typed it.
                let page = try await browser.post(path, fields, agent)
                #expect(!page.text.contains("CANARY"))
            }
        }
        day.given.append(try #require(browser.session))
        for path in [
            "/CANARYPATH?q=CANARYQUERY", "/sign-in?next=CANARYQUERY", "/account?x=CANARYQUERY",
        ] {
            _ = try await browser.get(path)
        }
    }

    /// A day of calls: a device signed in, PINs tried at a desk, and bodies nobody can read.
    private static func call(
        _ router: HouseRouter,
        _ ada: TestEmployee,
        _ day: inout Day
    ) async throws {
        let house = router.house
        let desk = try await house.desk()
        let begun = try await router.send(
            .post,
            Routes.deviceAuthorizations,
            body: #"{"client":"CANARYCLIENT"}"#
        ).decoded(DeviceAuthorization.self)
        var browser = Browser(router, from: "198.51.100.77")
        try await browser.signIn("ada", passphrase)
        try await browser.get("/device")
        try await browser.post("/device/confirm", ["code": begun.userCode])
        let granted = try await router.send(
            .post,
            Routes.deviceTokens,
            body: #"{"deviceCode":"\#(begun.deviceCode)"}"#
        ).decoded(GrantedToken.self)
        day.given += [begun.deviceCode, begun.userCode, granted.token, desk.text, ada.token.text]
        day.given += [try #require(browser.session), browser.form]
        let bodies = [
            #"{"handle":"ada","pin":"\#(pin)","x":"#, #"{"handle":"ada","pin":\#(pin)}"#,
            #"{"handle":"canaryhandle","pin":"\#(pin)"}"#, #"{"pin":"\#(otherPin)"}"#,
            #"{"deviceCode":"\#(begun.deviceCode)"}"#,
            #"{"amount":{"minor":1,"currency":"CANARYBODY"},"what":"CANARYBODY"}"#,
            #"{"amount":{"minor":999999999,"currency":"USD"},"what":"CANARYBODY"}"#,
            #"{"outcome":"CANARYBODY","words":"CANARYBODY"}"#,
        ]
        for (template, method) in addresses where method != "GET" {
            let path = template.replacing("{reference}", with: "CANARYPATH")
                .replacing("{id}", with: Identifier().description)
                .replacing("{handle}", with: "canaryhandle")
            for (body, token) in bodies.flatMap({ body in [(body, desk), (body, ada.token)] }) {
                let method = try #require(HTTPRequest.Method(method))
                let answer = try await router.send(method, path, body: body, token: token)
                day.answers.append(answer)
            }
        }
        _ = try await router.send(
            .get,
            "\(Routes.stories)?q=CANARYQUERY&before=CANARYQUERY",
            token: ada.token
        )
    }

    private static func check(_ day: Day, log: String, metrics: String) async throws {
        #expect(day.answers.count > 100)
        for answer in day.answers {
            let cookies = answer.headers[values: .setCookie].joined()
            for secret in typed { #expect(!cookies.contains(secret)) }
            let text = "\(answer.headers)\n\(answer.text)"
            for secret in typed { #expect(!text.contains(secret), "\(text.prefix(300))") }
            for secret in day.given where !cookies.contains(secret) {
                #expect(!text.contains(secret), "\(text.prefix(300))")
            }
        }
        #expect(log.contains("\"request\""))
        #expect(metrics.contains("hb_requests_total"))
        for secret in typed + day.given + unlogged {
            #expect(!log.contains(secret), "\(secret)")
            #expect(!metrics.contains(secret), "\(secret)")
        }
    }

    /// What a copy of the database holds: who works here and what devices call themselves, which
    /// are no secrets, and nothing that was typed or given.
    private static func checkDump(_ house: TestHouse, _ day: Day) throws {
        let dump = try Dump(of: house)
        #expect(dump.text.contains("canarymail") && dump.text.contains("CANARYCLIENT"))
        for secret in typed + day.given + ["CANARYAGENT", "CANARYQUERY", "CANARYBODY"] {
            #expect(!dump.holds(secret), "\(secret)")
        }
    }

    @Test("and a story told to the team reach the team, and nobody beyond it")
    func team() async throws {
        try await Crowd.with { crowd in
            let act = try await crowd.act(meantBy: .owner, for: "")
            let told = try await crowd.router.send(
                .put,
                Routes.after(.id(act), .story, id: Identifier()),
                body: #"{"words":"CANARYTEAM","share":"team"}"#,
                token: crowd.token(.owner)
            )
            #expect(told.status == .ok)
            for asker in Asker.allCases {
                let isTeam = asker.isSignedIn && asker != .otherTeam && asker != .otherProperty
                let stories = try await crowd.router.send(
                    .get,
                    Routes.stories,
                    token: crowd.token(asker)
                )
                #expect(stories.text.contains("CANARYTEAM") == isTeam, "\(asker)")
                let shown = try await crowd.router.send(
                    .get,
                    Routes.recovery(.id(act)),
                    token: crowd.token(asker)
                )
                #expect(shown.text.contains("CANARYTEAM") == (asker == .owner), "\(asker)")
            }
        }
    }
}
