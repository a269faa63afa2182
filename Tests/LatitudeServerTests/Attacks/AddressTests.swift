import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import NIOCore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("What every answer carries, and where requests come from", .timeLimit(.minutes(5)))
struct AddressTests {
    /// Every address and page, as somebody signed in and as nobody, and some that are none.
    private static func all(
        _ router: HouseRouter,
        _ setting: RouterSetting
    ) async throws -> [(name: String, response: TestResponse)] {
        let ada = try await router.house.employee("ada")
        var answers: [(String, TestResponse)] = []
        let nowhere = [
            ("/nowhere", "GET"), ("/api/v1/nowhere", "GET"), ("/sign-in", "PATCH"),
            ("/api/v1/me", "DELETE"),
        ]
        for (template, name) in addresses + pageAddresses + nowhere {
            let path = template.replacing("{reference}", with: Identifier().description)
                .replacing("{id}", with: Identifier().description)
                .replacing("{handle}", with: "ada")
            for token in [nil, ada.token] {
                var headers: HTTPFields = [.accept: "text/html", .contentType: "text/plain"]
                headers[.authorization] = token.map { "Bearer \($0.text)" }
                if !setting.proxies.isEmpty { headers[.forwardedProto] = "https" }
                let response = try await router.client.execute(
                    uri: path,
                    method: try #require(HTTPRequest.Method(name)),
                    headers: headers,
                    body: name == "GET" ? nil : ByteBuffer(string: "{")
                )
                answers.append(("\(name) \(template)", response))
            }
        }
        return answers
    }

    @Test("is guarded alike on every address", arguments: [false, true])
    func headers(isEncrypted: Bool) async throws {
        let setting = RouterSetting(isTLS: isEncrypted)
        try await HouseRouter.with(setting) { router in
            for (name, response) in try await Self.all(router, setting) {
                let headers = response.headers
                let guards = [
                    headers[.xContentTypeOptions], headers[Self.named("Referrer-Policy")],
                    headers[Self.named("Cross-Origin-Opener-Policy")],
                    headers[.strictTransportSecurity],
                ]
                let strict = isEncrypted ? "max-age=31536000" : nil
                #expect(guards == ["nosniff", "same-origin", "same-origin", strict], "\(name)")
                let policy = headers[.contentSecurityPolicy] ?? ""
                #expect(policy.hasPrefix("default-src 'none'"), "\(name)")
                #expect(policy.contains("frame-ancestors 'none'"), "\(name)")
                #expect(!policy.contains("unsafe"), "\(name)")
                let isStyle = headers[.contentType]?.hasPrefix("text/css") == true
                let kept = isStyle ? "public, max-age=31536000, immutable" : "no-store"
                #expect(headers[.cacheControl] == kept, "\(name)")
                #expect(headers[Self.named("X-Request-ID")] != nil, "\(name)")
                #expect(headers[.server] == nil, "\(name)")
                #expect(headers[Self.named("Access-Control-Allow-Origin")] == nil, "\(name)")
                #expect(response.status.code < 500, "\(name)")
            }
        }
    }

    private static func named(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name).unwrapped
    }

    @Test(
        "never becomes a link to another host",
        arguments: [
            "//evil.example", "//evil.example/sign-in", "/\\evil.example", "///evil.example",
            "//sign-in", "/\\/evil.example", "//evil.example%2F..",
        ]
    )
    func links(path: String) async throws {
        try await HouseRouter.with { router in
            var browser = Browser(router)
            let page = try await browser.get(path).text
            #expect(page.contains("lang=pl"))
            for link in page.matches(of: /(href|action)="([^"]*)"/) {
                let place = link.2
                #expect(place.hasPrefix("/") || place.hasPrefix("#"), "\(place)")
                #expect(!place.hasPrefix("//") && !place.hasPrefix("/\\"), "\(place)")
            }
        }
    }

    @Test(
        "is a host of ours with a port, and no other address that begins like one",
        arguments: [
            ("localhost", "localhost"), ("LocalHost:8080", "localhost"), ("[::1]", "[::1]"),
            ("[::1]:443", "[::1]"), ("localhost:", "localhost"), ("localhost:x", nil),
            ("localhost:80@evil.example", nil), ("localhost:80/../", nil), ("[::1", nil),
            ("[::1]evil.example", nil), ("localhost:8 0", nil), ("", ""),
            ("evil.example:80", "evil.example"),
        ]
    )
    func hosts(authority: String, name: String?) {
        #expect(HostMiddleware.name(of: authority) == name)
    }

    @Test("is where they say only when the proxy says so")
    func spoofed() async throws {
        let tries = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5", "192.0.2.6"]
        try await HouseRouter.with(RouterSetting()) { router in
            _ = try await router.house.employee("ada")
            var statuses: [Int] = []
            for address in tries {
                var browser = Browser(router, from: address)
                let response = try await browser.signIn("ada", "wrong umbrellas")
                statuses.append(Int(response.status.code))
                #expect(response.headers[.strictTransportSecurity] == nil)
            }
            #expect(statuses == [401, 401, 401, 401, 401, 429])
        }
        try await HouseRouter.with(.behindProxy) { router in
            _ = try await router.house.employee("ada")
            // What the client wrote itself stands before what the proxy added.
            for (number, address) in tries.enumerated() {
                var browser = Browser(router, from: "\(address), 198.51.100.7")
                let response = try await browser.signIn("ada", "wrong umbrellas")
                #expect(response.status == (number < 5 ? .unauthorized : .tooManyRequests))
            }
            var other = Browser(router, from: "198.51.100.8")
            #expect(try await other.signIn("ada", "wrong umbrellas").status == .unauthorized)
        }
        let elsewhere = RouterSetting(proxies: ["192.0.2.9"].compactMap { AddressRange($0) })
        try await HouseRouter.with(elsewhere) { router in
            let ada = try await router.house.employee("ada")
            let answer = try await router.client.execute(
                uri: Routes.me,
                method: .get,
                headers: [
                    .authorization: "Bearer \(ada.token.text)", .forwardedFor: "192.0.2.9",
                ]
            )
            #expect(try answer.problem().code == "host_unknown")
        }
    }
}
