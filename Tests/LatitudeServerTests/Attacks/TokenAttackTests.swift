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

@Suite("Tokens that should open nothing", .timeLimit(.minutes(5)))
struct TokenAttackTests {
    private static let act = #"{"amount":{"minor":100,"currency":"USD"},"what":"tea"}"#

    /// Reads and spends with a header as it stands; the codes of the refusals, nil for none.
    private static func tries(
        _ router: HouseRouter,
        authorization: String
    ) async throws -> [String?] {
        var codes: [String?] = []
        let calls: [(HTTPRequest.Method, String, String?)] = [
            (.get, Routes.me, nil), (.get, Routes.tokens, nil),
            (.put, Routes.recovery(.id(Identifier())), act), (.post, Routes.checks, act),
        ]
        for (method, path, body) in calls {
            let response = try await router.client.execute(
                uri: path,
                method: method,
                headers: [.authorization: authorization, .contentType: "application/json"],
                body: body.map { .init(string: $0) }
            )
            codes.append(response.status == .ok ? nil : try response.problem().code)
        }
        return codes
    }

    private static let shut: [String?] = Array(repeating: "not_signed_in", count: 4)
    private static let open: [String?] = Array(repeating: nil, count: 4)

    @Test("are turned away, however they are written")
    func forged() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let text = ada.token.text
            #expect(try await Self.tries(router, authorization: "Bearer \(text)") == Self.open)
            for header in [
                "", "Bearer", "Bearer ", text, "Basic \(text)", "Token \(text)",
                "Bearer \(Token().text)", "Bearer \(text.uppercased())",
                "Bearer \(text.dropLast())", "Bearer \(text)A",
                "Bearer \0\(text)",
                "Bearer \(text), Bearer \(text)", "Bearer " + String(repeating: "a", count: 257),
                "Bearer %00\(text)",
                "Bearer null", "Bearer undefined", "Bearer ' or '1'='1",
                // What the books keep of a token opens nothing.
                "Bearer \(ada.hash.literal.dropFirst(3).dropLast())",
            ] {
                let codes = try await Self.tries(router, authorization: header)
                #expect(codes == Self.shut, "\(header.prefix(80).debugDescription)")
            }
            #expect(try await router.house.texts("select count(*)::text from recovery") == ["1"])
        }
    }

    @Test("once over, revoked or ended by their owner, end for reading and money alike")
    func ended() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            for change in [
                "expires_at = now()", "revoked_at = now()",
                "idle_seconds = 60, seen_at = now() - interval '61 seconds'",
                // A command line's own time without use.
                "seen_at = now() - interval '90 days 1 second'",
            ] {
                let issued = try await house.organisation.issueToken(handle: "ada", label: "x")
                let token = try #require(issued)
                let header = "Bearer \(token.text)"
                #expect(try await Self.tries(router, authorization: header) == Self.open)
                try await house.run(
                    "update token set \(change) where token_hash = \(token.hash.literal)"
                )
                #expect(try await Self.tries(router, authorization: header) == Self.shut)
            }
            let list = try await router.send(.get, Routes.tokens, token: ada.token)
                .decoded(TokenList.self)
            let own = try #require(list.tokens.first { $0.isCurrent })
            #expect(list.tokens.count == 1)
            _ = try await router.send(.delete, Routes.token(own.id), token: ada.token)
            let header = "Bearer \(ada.token.text)"
            #expect(try await Self.tries(router, authorization: header) == Self.shut)
        }
    }

    @Test("of a browser are the same person's by header, and end with its sign-in")
    func browserAsBearer() async throws {
        try await HouseRouter.with { router in
            _ = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            var browser = Browser(router)
            try await browser.signIn("ada")
            let header = "Bearer \(try #require(browser.session))"
            // Nobody but the server and its owner's browser knows it, and scripts cannot read it;
            // whoever has it is no more than that person, for no longer than the browser.
            #expect(try await Self.tries(router, authorization: header) == Self.open)
            try await browser.get("/account")
            try await browser.post("/sign-out")
            #expect(try await Self.tries(router, authorization: header) == Self.shut)
        }
    }

    @Test("in cookies open no address of the interface")
    func cookies() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            var browser = Browser(router)
            try await browser.signIn("ada")
            for value in [ada.token.text, try #require(browser.session)] {
                for (template, method) in addresses where template.hasPrefix(Routes.prefix) {
                    let key = "\(method) \(template)"
                    let kind = try #require(AccessTable.kinds[key])
                    guard kind != .open, kind != .unknownDevice else { continue }
                    let response = try await router.client.execute(
                        uri: template.replacing("{reference}", with: Identifier().description)
                            .replacing("{id}", with: Identifier().description)
                            .replacing("{handle}", with: "ada"),
                        method: try #require(HTTPRequest.Method(method)),
                        headers: [
                            .cookie: "\(Cookies.session)=\(value)",
                            .contentType: "application/json", .secFetchSite: "same-origin",
                        ],
                        body: AccessTable.bodies[key].map { .init(string: $0) }
                    )
                    #expect(try response.problem().code == "not_signed_in", "\(key)")
                }
            }
        }
    }

    @Test("of a leaver end at once, in the browser as well")
    func leaver() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            try await house.setPassphrase(of: "ada")
            var browser = Browser(router)
            try await browser.signIn("ada")
            #expect(try await browser.get("/account").status == .ok)
            let id = try await router.put(Self.act, by: ada).decoded(Receipt.self).id
            try await house.organisation.leave(
                employee: ada.id,
                lastDay: "2020-12-31",
                heir: bob.id
            )
            #expect(try await browser.get("/account").status == .seeOther)
            let header = "Bearer \(ada.token.text)"
            let codes = try await Self.tries(router, authorization: header)
            #expect(codes == ["not_signed_in", "not_signed_in", "employee_left", "employee_left"])
            for resource in [Routes.Resource.reversal, .outcomes, .story] {
                let response = try await router.send(
                    .put,
                    Routes.after(.id(id), resource, id: Identifier()),
                    body: resource == .outcomes ? #"{"outcome":"same"}"# : #"{"words":"x"}"#,
                    token: ada.token
                )
                #expect(try response.problem().code == "employee_left", "\(resource)")
            }
            try await browser.get("/sign-in")
            let again = try await browser.signIn("ada")
            #expect(again.status == .unauthorized)
            #expect(try await house.texts("select count(*)::text from recovery") == ["1"])
        }
    }

    @Test("carry no role: who is demoted is so at the next request of the same token")
    func demoted() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let fay = try await house.employee("fay", roles: ["finance", "admin"])
            let id = try await router.put(Self.act, by: ada).decoded(Receipt.self).id
            func codes() async throws -> [String?] {
                var codes: [String?] = []
                for (method, path, body) in [
                    (HTTPRequest.Method.get, Routes.recovery(.id(id)), nil),
                    (.get, Routes.cover(.id(id)), nil),
                    (.put, Routes.pin(of: "ada"), nil),
                    (
                        .put, Routes.after(.id(id), .reversal, id: Identifier()),
                        #"{"words":"booked twice"}"# as String?
                    ),
                ] {
                    let response = try await router.send(
                        method,
                        path,
                        body: body,
                        token: fay.token
                    )
                    codes.append(response.status == .ok ? nil : try response.problem().code)
                }
                return codes
            }
            try await house.run("update employee set roles = '{staff}' where handle = 'fay'")
            #expect(
                try await codes() == [
                    "unknown_code", "unknown_code", "not_entitled", "unknown_code",
                ]
            )
            try await house.run(
                "update employee set roles = '{finance,admin}' where handle = 'fay'"
            )
            #expect(try await codes() == [nil, nil, nil, nil])
        }
    }
}
