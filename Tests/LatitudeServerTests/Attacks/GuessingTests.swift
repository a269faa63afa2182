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

@Suite("Guessing", .timeLimit(.minutes(5)))
struct GuessingTests {
    @Test("at a passphrase ends after five tries a minute, for that person at that address alone")
    func passphrase() async throws {
        try await HouseRouter.with(.behindProxy) { router in
            for handle in ["ada", "bob"] {
                _ = try await router.house.employee(handle)
                try await router.house.setPassphrase(of: handle)
            }
            var here = Browser(router, from: "192.0.2.1")
            for _ in 0..<5 {
                #expect(try await here.signIn("ada", "wrong umbrellas").status == .unauthorized)
            }
            let wait = try await here.signIn("ada")
            #expect(wait.status == .tooManyRequests)
            #expect(try await here.signIn("bob").status == .seeOther)
            var elsewhere = Browser(router, from: "192.0.2.2")
            #expect(try await elsewhere.signIn("ada").status == .seeOther)
        }
    }

    @Test("at a PIN ends with the fifth wrong try, however many are made at once")
    func pin() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let admin = try await house.employee("ari", roles: ["admin"])
            let manager = try await house.employee("mia", roles: ["manager"])
            try await house.setPin(of: "ada")
            let desk = try await house.desk()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        _ = try? await house.books.desks.tryPin(of: "ada", at: desk.hash)
                    }
                }
            }
            #expect(try await house.texts("select wrong_tries::text from pin") == ["5"])
            let right = try await Self.take(router, desk, "ada", Secrets.pin)
            #expect(try right.problem().code == "pin_locked")
            let path = Routes.pin(of: "ada")
            let refused = try await router.send(.put, path, body: "{}", token: manager.token)
            #expect(try refused.problem().code == "not_entitled")
            let reset = try await router.send(.put, path, body: "{}", token: admin.token)
            let fresh = try #require(try reset.decoded(PinSet.self).pin)
            let taken = try await Self.take(router, desk, "ada", fresh)
            #expect(taken.status == .ok, "the count is per minute as well as in a row")
            // Nobody sets a PIN from a shared desk.
            let turn = try taken.decoded(GrantedToken.self).token
            let body = #"{"pin":"593027"}"#
            let atDesk = try await Self.send(router, .put, Routes.pin, body, bearer: turn)
            #expect(try atDesk.problem().code == "not_at_a_desk")
            let own = try await router.send(.put, Routes.pin, body: body, token: ada.token)
            #expect(own.status == .ok)
        }
    }

    @Test("at a device's code ends after five tries, and a poll that comes too fast waits longer")
    func device() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            _ = try await house.employee("ada")
            try await house.setPassphrase(of: "ada")
            let begun = try await Self.begin(router)
            #expect(try await Self.poll(router, begun) == "device_waiting")
            for seconds in ["10", "15"] {
                #expect(try await Self.poll(router, begun) == "device_too_fast")
                let kept = try await house.texts("select interval_seconds::text from device_login")
                #expect(kept == [seconds])
            }
            var browser = Browser(router)
            try await browser.signIn("ada")
            try await browser.get("/device")
            for _ in 0..<5 {
                let page = try await browser.post("/device", ["code": "ZZZZ-ZZZZ"])
                #expect(page.status == .unprocessableContent)
            }
            let code = ["code": begun.userCode]
            #expect(try await browser.post("/device", code).status == .tooManyRequests)
            #expect(try await browser.post("/device/confirm", code).status == .tooManyRequests)
            let decided = "select verdict from device_login where verdict is not null"
            #expect(try await house.texts(decided).isEmpty)
        }
    }

    @Test("nothing is left of a device's code once it was used, refused or too old")
    func once() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            _ = try await house.employee("ada")
            try await house.setPassphrase(of: "ada")
            var browser = Browser(router)
            try await browser.signIn("ada")
            try await browser.get("/device")
            let granted = try await Self.begin(router)
            #expect(try await browser.post("/device", ["code": granted.userCode]).status == .ok)
            let code = ["code": granted.userCode]
            #expect(try await browser.post("/device/confirm", code).status == .ok)
            let body = #"{"deviceCode":"\#(granted.deviceCode)"}"#
            let token = try await router.send(.post, Routes.deviceTokens, body: body)
            #expect(try token.decoded(GrantedToken.self).handle == "ada")
            #expect(try await Self.poll(router, granted) == "device_expired")
            #expect(try await browser.post("/device/confirm", code).status == .unprocessableContent)

            let refused = try await Self.begin(router)
            try await browser.get("/device")
            _ = try await browser.post("/device/turn-away", ["code": refused.userCode])
            #expect(try await Self.poll(router, refused) == "device_refused")
            let old = try await Self.begin(router)
            try await house.run("update device_login set expires_at = now() where used_at is null")
            #expect(try await Self.poll(router, old) == "device_expired")
            let guessed = DeviceTokenBody(deviceCode: Token().text)
            let answer = try await router.send(
                .post,
                Routes.deviceTokens,
                body: #"{"deviceCode":"\#(guessed.deviceCode)"}"#
            )
            #expect(try answer.problem().code == "device_expired")
        }
    }

    @Test("is bounded in any case: who asks too often waits, and a colleague does not")
    func quota() async throws {
        try await HouseRouter.with(RouterSetting(quota: 3)) { router in
            let ada = try await router.house.employee("ada")
            let bob = try await router.house.employee("bob")
            for left in [2, 1, 0] {
                let answer = try await router.send(.get, Routes.tokens, token: ada.token)
                #expect(answer.status == .ok)
                let limit = HTTPField.Name("RateLimit").unwrapped
                #expect(answer.headers[limit]?.contains("r=\(left)") == true)
            }
            let refused = try await router.send(.get, Routes.tokens, token: ada.token)
            #expect(try refused.problem().code == "too_many_requests")
            #expect(refused.headers[.retryAfter] != nil)
            #expect(try await router.send(.get, Routes.tokens, token: bob.token).status == .ok)
        }
    }

    private static func take(
        _ router: HouseRouter,
        _ desk: Token,
        _ handle: String,
        _ pin: String
    ) async throws -> TestResponse {
        let body = #"{"handle":"\#(handle)","pin":"\#(pin)"}"#
        return try await router.send(.post, Routes.deskSessions, body: body, token: desk)
    }

    private static func send(
        _ router: HouseRouter,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String,
        bearer: String
    ) async throws -> TestResponse {
        try await router.client.execute(
            uri: path,
            method: method,
            headers: [.authorization: "Bearer \(bearer)", .contentType: "application/json"],
            body: .init(string: body)
        )
    }

    private static func begin(_ router: HouseRouter) async throws -> DeviceAuthorization {
        let body = #"{"client":"latitude on x"}"#
        return try await router.send(.post, Routes.deviceAuthorizations, body: body)
            .decoded(DeviceAuthorization.self)
    }

    private static func poll(
        _ router: HouseRouter,
        _ device: DeviceAuthorization
    ) async throws -> String {
        let body = #"{"deviceCode":"\#(device.deviceCode)"}"#
        return try await router.send(.post, Routes.deviceTokens, body: body).problem().code
    }
}
