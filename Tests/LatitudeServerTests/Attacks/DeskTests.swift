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

@Suite("Shared desks", .timeLimit(.minutes(5)))
struct DeskTests {
    private static let act = #"{"amount":{"minor":100,"currency":"USD"},"what":"tea"}"#

    private static func take(
        _ router: HouseRouter,
        _ desk: Token,
        as handle: String = "ada"
    ) async throws -> TestResponse {
        try await router.send(
            .post,
            Routes.deskSessions,
            body: #"{"handle":"\#(handle)","pin":"\#(Secrets.pin)"}"#,
            token: desk
        )
    }

    /// Asks with a token known only as text.
    private static func ask(
        _ router: HouseRouter,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ token: String,
        _ body: String? = nil
    ) async throws -> TestResponse {
        try await router.client.execute(
            uri: path,
            method: method,
            headers: [.authorization: "Bearer \(token)", .contentType: "application/json"],
            body: body.map { .init(string: $0) }
        )
    }

    /// What reading and spending with a token are told; nil for nothing.
    private static func doors(_ router: HouseRouter, _ token: String) async throws -> [String?] {
        let me = try await ask(router, .get, Routes.me, token)
        let id = Identifier()
        let spend = try await ask(router, .put, Routes.recovery(.id(id)), token, act)
        return try [me, spend].map { $0.status == .ok ? nil : try $0.problem().code }
    }

    private static let shut: [String?] = ["not_signed_in", "not_signed_in"]

    @Test("sign in colleagues of their own property alone, and nobody without a PIN")
    func whose() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let place = try await house.secondProperty()
            _ = try await house.employee("ada")
            _ = try await house.employee("bob")
            _ = try await house.employee("dee", at: place)
            try await house.setPin(of: "ada")
            try await house.setPin(of: "dee")
            let here = try await house.desk()
            let there = try await house.desk("Harbour desk", property: place.property)
            let rows: [(Token, String, String?)] = [
                (here, "ada", nil), (here, "ADA", nil), (here, "dee", "sign_in_failed"),
                (here, "bob", "sign_in_failed"), (here, "nobody", "sign_in_failed"),
                (there, "dee", nil), (there, "ada", "sign_in_failed"),
                (Token(), "ada", "not_signed_in"),
            ]
            for (desk, handle, code) in rows {
                let response = try await Self.take(router, desk, as: handle)
                let told = response.status == .ok ? nil : try response.problem().code
                #expect(told == code, "\(handle)")
            }
            // The other house's try did not count against a PIN it could not see.
            let tries = try await house.texts("select wrong_tries::text from pin")
            #expect(tries == ["0", "0"])
        }
    }

    @Test("are named by what was booked there, together with the person")
    func named() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            try await house.setPin(of: "ada")
            let desk = try await house.desk()
            let turn = try await Self.take(router, desk).decoded(GrantedToken.self)
            #expect(turn.idleSeconds == 300)
            let booked = try await Self.ask(
                router,
                .put,
                Routes.recovery(.id(Identifier())),
                turn.token,
                Self.act
            )
            let act = try booked.decoded(Receipt.self).id
            _ = try await Self.ask(
                router,
                .put,
                Routes.after(.id(act), .reversal, id: Identifier()),
                turn.token,
                #"{"words":"twice"}"#
            )
            _ = try await router.put(Self.act, by: ada)
            let entries = try await house.texts(
                """
                select e.kind || ' ' || m.handle || ' ' || coalesce(d.name, '-') || ' '
                    || (e.desk_id is not distinct from x.desk_id)
                from entry e join recovery x using (recovery_id)
                join employee m on m.employee_id = e.employee_id
                left join desk d on d.desk_id = e.desk_id order by e.entry_id
                """
            )
            #expect(
                entries == [
                    "spend ada Front desk 1 true", "reverse ada Front desk 1 true",
                    "spend ada - true",
                ]
            )
        }
    }

    @Test("lock after the time without use, for reading and money; use puts that off")
    func idle() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            _ = try await house.employee("ada")
            try await house.setPin(of: "ada")
            let desk = try await house.desk(idleSeconds: 60)
            func unused(_ seconds: Int) async throws {
                try await house.run(
                    """
                    update token set seen_at = now() - interval '\(seconds) seconds'
                    where kind = 'desk'
                    """
                )
            }
            let turn = try await Self.take(router, desk).decoded(GrantedToken.self).token
            for _ in 0..<3 {
                try await unused(50)
                #expect(try await Self.ask(router, .get, Routes.me, turn).status == .ok)
                try await unused(50)
                let id = Identifier()
                let spend = try await Self.ask(
                    router,
                    .put,
                    Routes.recovery(.id(id)),
                    turn,
                    Self.act
                )
                #expect(spend.status == .ok)
                let fresh = try await house.texts(
                    """
                    select (seen_at > now() - interval '30 seconds')::text from token
                    where kind = 'desk'
                    """
                )
                #expect(fresh == ["true"])
            }
            try await unused(61)
            #expect(try await Self.doors(router, turn) == Self.shut)
            // Being turned away is no use.
            #expect(try await Self.doors(router, turn) == Self.shut)

            let second = try await Self.take(router, desk).decoded(GrantedToken.self).token
            try await house.run("update token set expires_at = now() where kind = 'desk'")
            #expect(try await Self.doors(router, second) == Self.shut)
        }
    }

    @Test("sign out who leaves them, and let no secret be changed or reset")
    func leave() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            _ = try await house.employee("ada", roles: ["admin"])
            _ = try await house.employee("bob")
            for handle in ["ada", "bob"] { try await house.setPin(of: handle) }
            let desk = try await house.desk()
            let turn = try await Self.take(router, desk).decoded(GrantedToken.self).token
            for path in [Routes.pin, Routes.pin(of: "bob"), Routes.pin(of: "ada")] {
                let pin = try await Self.ask(router, .put, path, turn, #"{"pin":"648213"}"#)
                #expect(try pin.problem().code == "not_at_a_desk", "\(path)")
            }
            let list = try await Self.ask(router, .get, Routes.tokens, turn)
                .decoded(TokenList.self)
            let own = try #require(list.tokens.first { $0.isCurrent })
            #expect(own.kind == .desk)
            let ended = try await Self.ask(router, .delete, Routes.token(own.id), turn)
            #expect(ended.status == .ok)
            #expect(try await Self.doors(router, turn) == Self.shut)
        }
    }

    @Test("that are closed or enrolled anew let nobody in any more, and sign out who is in")
    func closed() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            _ = try await house.employee("ada")
            try await house.setPin(of: "ada")
            let old = try await house.desk()
            let turn = try await Self.take(router, old).decoded(GrantedToken.self).token
            let fresh = try await house.desk()
            for (method, path) in [(HTTPRequest.Method.get, Routes.desk)] {
                let response = try await router.send(method, path, token: old)
                #expect(try response.problem().code == "not_signed_in")
            }
            #expect(try await Self.take(router, old).problem().code == "not_signed_in")
            #expect(try await Self.doors(router, turn) == Self.shut)
            #expect(try await Self.take(router, fresh).status == .ok)
            try await house.run("update desk set closed_at = now()")
            #expect(try await Self.take(router, fresh).problem().code == "not_signed_in")
        }
    }
}
