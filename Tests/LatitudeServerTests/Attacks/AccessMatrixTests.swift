import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Who may do what", .timeLimit(.minutes(10)))
struct AccessMatrixTests {
    @Test("is said for every address and page, and for nothing else")
    func complete() {
        #expect(Set(AccessTable.kinds.keys) == Set(addresses.map { "\($0.method) \($0.path)" }))
        #expect(Set(AccessTable.pages.keys) == Set(pageAddresses.map { "\($0.method) \($0.path)" }))
    }

    @Test("is as the table says, address by address and asker by asker")
    func cells() async throws {
        try await Crowd.with { crowd in
            for (template, method) in addresses {
                let key = "\(method) \(template)"
                let kind = try #require(AccessTable.kinds[key])
                for asker in Asker.allCases {
                    let path = try await Self.path(template, method, asker, crowd)
                    let response = try await Self.ask(key, path, asker, crowd)
                    let cell = Comment("\(key) by \(asker)")
                    guard let expected = kind.refusal(asker) else {
                        #expect(response.status == .ok, cell)
                        continue
                    }
                    #expect(try response.problem().code == expected.rawValue, cell)
                    #expect(Int(response.status.code) == expected.entry.status, cell)
                }
            }
        }
    }

    @Test("is no way to learn which acts there are: another's is told like one that is not")
    func alike() async throws {
        try await Crowd.with { crowd in
            for (template, method) in addresses where template.contains("{reference}") {
                let key = "\(method) \(template)"
                guard let kind = AccessTable.kinds[key], kind != .signedIn else { continue }
                for asker in Asker.allCases where asker.isSignedIn {
                    let cell = Comment("\(key) by \(asker)")
                    let nowhere = Identifier()
                    let unknown = try await Self.ask(
                        key,
                        Self.filled(template, nowhere),
                        asker,
                        crowd
                    )
                    let code = AccessTable.unknown(kind, asker)
                    #expect(try unknown.problem().code == code.rawValue, cell)
                    guard kind.refusal(asker) == code else { continue }
                    let act = try await crowd.act(meantBy: asker, for: template)
                    let known = try await Self.ask(key, Self.filled(template, act), asker, crowd)
                    #expect(known.status == unknown.status, cell)
                    #expect(
                        known.text.replacing("\(act)", with: "ID")
                            == unknown.text.replacing("\(nowhere)", with: "ID"),
                        cell
                    )
                }
            }
        }
    }

    @Test("is no question of the cookies a page is asked with, but of the session in them")
    func pages() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            var member = Browser(router)
            try await member.signIn("ada")
            let session = try #require(member.session)
            let visitors: [(name: String, cookie: String?, bearer: String?, isMember: Bool)] = [
                ("nobody", nil, nil, false),
                ("a forged session", Token().text, nil, false),
                ("a token as cookie", ada.token.text, nil, false),
                ("a session as bearer", nil, session, false),
                ("a member", session, nil, true),
            ]
            for (template, method) in pageAddresses {
                let key = "\(method) \(template)"
                let page = try #require(AccessTable.pages[key])
                for visitor in visitors {
                    var headers: HTTPFields = Browser.sameOrigin
                    headers[.cookie] = visitor.cookie.map { "\(Cookies.session)=\($0)" }
                    headers[.authorization] = visitor.bearer.map { "Bearer \($0)" }
                    headers[.contentType] = "application/x-www-form-urlencoded"
                    let response = try await router.client.execute(
                        uri: Self.filled(template, Identifier()),
                        method: try #require(HTTPRequest.Method(method)),
                        headers: headers,
                        body: nil
                    )
                    let expected = Self.status(page, isMember: visitor.isMember)
                    #expect(response.status == expected, "\(key) by \(visitor.name)")
                    guard !visitor.isMember, page.isForMembers else {
                        continue
                    }
                    let place = response.headers[.location] ?? ""
                    #expect(place.hasPrefix("/sign-in?next=%2F"), "\(key) by \(visitor.name)")
                }
            }
        }
    }

    @Test("lets nobody end another's sign-in by its id")
    func foreignPlace() async throws {
        try await Crowd.with { crowd in
            try await crowd.house.setPassphrase(of: "bob")
            var bob = Browser(crowd.router)
            try await bob.signIn("bob")
            try await bob.get("/account")
            let id = try await crowd.ownersToken()
            let response = try await bob.post("/account/places/\(id)/end")
            #expect(response.status == .notFound)
            let open = try await crowd.house.texts(
                """
                select count(*)::text from token
                where token_id = '\(id)' and revoked_at is null
                """
            )
            #expect(open == ["1"])
        }
    }

    private static func status(_ page: AccessTable.Page, isMember: Bool) -> HTTPResponse.Status {
        switch page {
        case .open: .ok
        case .form: .forbidden
        case .goesOn: .seeOther
        case .member: isMember ? .ok : .seeOther
        case .memberForm, .finance, .managing: isMember ? .forbidden : .seeOther
        case .memberAct: isMember ? .notFound : .seeOther
        }
    }

    private static func path(
        _ template: String,
        _ method: String,
        _ asker: Asker,
        _ crowd: Crowd
    ) async throws -> String {
        if template.hasPrefix(Routes.tokens), template.hasSuffix("{id}") {
            return template.replacing("{id}", with: try await crowd.ownersToken())
        }
        let opens = method == "PUT" && template.hasSuffix("{reference}")
        guard template.contains("{reference}"), !opens else {
            return filled(template, Identifier())
        }
        return filled(template, try await crowd.act(meantBy: asker, for: template))
    }

    private static func filled(_ template: String, _ act: Identifier) -> String {
        template
            .replacing("{reference}", with: act.description)
            .replacing("{id}", with: Identifier().description)
            .replacing("{handle}", with: "bob")
    }

    private static func ask(
        _ key: String,
        _ path: String,
        _ asker: Asker,
        _ crowd: Crowd
    ) async throws -> TestResponse {
        let method = key.prefix { $0 != " " }
        return try await crowd.router.send(
            try #require(HTTPRequest.Method(String(method))),
            path,
            body: AccessTable.bodies[key],
            token: crowd.token(asker)
        )
    }
}
