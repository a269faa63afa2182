import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Testing
import TestSupport
import Yams

@testable import LatitudeServer

@Suite("The router")
struct RouterTests {
    @Test("has the addresses of the interface description, and no other")
    func description() throws {
        let path = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/LatitudeServer/openapi.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        let document = try #require(try Yams.load(yaml: text) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let methods: Set<String> = ["get", "put", "post", "delete", "patch"]
        let described = paths.flatMap { path, item in
            item.keys.filter(methods.contains).map { "\($0.uppercased()) \(path)" }
        }
        #expect(Set(described) == Set(addresses.map { "\($0.method) \($0.path)" }))
    }

    @Test("reaches a handler at each address, and says which methods it takes")
    func reaches() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            for (template, name) in addresses {
                let path =
                    template
                    .replacing("{reference}", with: Identifier().description)
                    .replacing("{id}", with: Identifier().description)
                    .replacing("{handle}", with: "nobody")
                let method = try #require(HTTPRequest.Method(name))
                let response = try await router.send(method, path, body: "{}", token: ada.token)
                #expect(response.status != .methodNotAllowed, "\(name) \(template)")
                if response.status == .notFound {
                    let code = try response.problem().code
                    let unknown: [RefusalCode] = [.unknownCode, .tokenUnknown, .employeeUnknown]
                    #expect(unknown.map(\.rawValue).contains(code), "\(name) \(template)")
                }
                let wrong = try await router.send(.patch, path, token: ada.token)
                #expect(try wrong.problem().code == RefusalCode.methodNotAllowed.rawValue)
                #expect(wrong.headers[.allow]?.contains(name) == true)
            }
            let nowhere = try await router.send(.get, "/api/v1/nowhere", token: ada.token)
            #expect(try nowhere.problem().code == RefusalCode.notFound.rawValue)
        }
    }

    @Test("lets nobody in without a token, but to what operators ask")
    func open() async throws {
        try await HouseRouter.with { router in
            for (template, name) in addresses where template.hasPrefix("/api/v1/") {
                guard !Self.withoutToken.contains(template) else { continue }
                let path =
                    template
                    .replacing("{reference}", with: Identifier().description)
                    .replacing("{id}", with: Identifier().description)
                    .replacing("{handle}", with: "nobody")
                let method = try #require(HTTPRequest.Method(name))
                for token in [nil, Token()] {
                    let body = name == "GET" ? nil : Self.bodies[template] ?? Self.anyBody
                    let response = try await router.send(method, path, body: body, token: token)
                    #expect(response.status == .unauthorized, "\(name) \(template)")
                }
            }
        }
    }

    @Test("answers with guarding headers and no cookies")
    func headers() async throws {
        try await HouseRouter.with { router in
            for path in ["/livez", "/readyz", "/metrics", Routes.description, "/nowhere"] {
                let response = try await router.send(.get, path)
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                #expect(response.headers[.contentSecurityPolicy] != nil)
                #expect(response.headers[.setCookie] == nil)
            }
        }
    }

    /// Descriptions, keys, and what a device asks before anybody has confirmed it.
    private static let withoutToken: Set = [
        Routes.description, Routes.keys, Routes.deviceAuthorizations, Routes.deviceTokens,
    ]
    private static let anyBody =
        #"{"amount":{"minor":1,"currency":"USD"},"what":"x"}"#
    private static let bodies = [
        "\(Routes.recoveries)/{reference}/outcomes/{id}": #"{"outcome":"better"}"#,
        "\(Routes.recoveries)/{reference}/story/{id}": #"{"words":"x"}"#,
        "\(Routes.recoveries)/{reference}/evidence/{id}": #"{"missing":"x"}"#,
        Routes.deskSessions: #"{"handle":"ada","pin":"482916"}"#,
    ]
}
