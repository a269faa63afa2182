import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import LatitudeServer

/// A browser of the tests': keeps cookies, and sends forms with the token of the page seen last.
struct Browser: Sendable {
    let router: HouseRouter
    /// Where it asks from; nil for a router without a proxy.
    var address: String?
    var cookies: [String: String] = [:]
    /// The form token seen last.
    var form = ""

    init(_ router: HouseRouter, from address: String? = nil) {
        self.router = router
        self.address = address
    }

    /// What a browser sends with a form of the same origin.
    static let sameOrigin: HTTPFields = [.secFetchSite: "same-origin"]

    var session: String? { cookies[Cookies.session] }

    @discardableResult
    mutating func get(
        _ path: String,
        _ headers: HTTPFields = [.accept: "text/html"]
    ) async throws -> TestResponse {
        try await send(.get, path, headers, body: nil)
    }

    @discardableResult
    mutating func post(
        _ path: String,
        _ fields: [String: String] = [:],
        _ headers: HTTPFields = Browser.sameOrigin
    ) async throws -> TestResponse {
        var fields = fields
        fields["form"] = fields["form"] ?? form
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = fields.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
        return try await send(.post, path, headers, body: body)
    }

    /// Opens the sign-in page, and signs in by it.
    @discardableResult
    mutating func signIn(
        _ handle: String,
        _ passphrase: String = Secrets.passphrase,
        next: String? = nil
    ) async throws -> TestResponse {
        try await get("/sign-in")
        var fields = ["handle": handle, "passphrase": passphrase]
        fields["next"] = next
        return try await post("/sign-in", fields)
    }

    mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ headers: HTTPFields,
        body: String?
    ) async throws -> TestResponse {
        var headers = headers
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        if let address {
            headers[.forwardedFor] = address
            headers[.forwardedProto] = "https"
        }
        let response = try await router.client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
        for cookie in response.headers[values: .setCookie] { keep(cookie) }
        let page = String(buffer: response.body)
        if let token = page.firstMatch(of: /name="form" value="([^"]*)"/) {
            form = String(token.1)
        }
        return response
    }

    private mutating func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";")
        let pair = (parts.first ?? "").split(
            separator: "=",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard pair.count == 2 else { return }
        let isOver = parts.contains { $0.hasSuffix("Max-Age=0") }
        cookies[String(pair[0])] = isOver ? nil : String(pair[1])
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site").unwrapped
    static let forwardedFor = HTTPField.Name("X-Forwarded-For").unwrapped
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto").unwrapped
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }
}
