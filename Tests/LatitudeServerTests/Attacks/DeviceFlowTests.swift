import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Signing a device in by its code", .timeLimit(.minutes(5)))
struct DeviceFlowTests {
    /// A house whose Ada and Bob have passphrases.
    private static func with(
        _ body: @Sendable @escaping (HouseRouter) async throws -> Void
    ) async throws {
        try await HouseRouter.with { router in
            for handle in ["ada", "bob"] {
                _ = try await router.house.employee(handle)
                try await router.house.setPassphrase(of: handle)
            }
            try await body(router)
        }
    }

    private static func begin(_ router: HouseRouter) async throws -> DeviceAuthorization {
        try await router.send(
            .post,
            Routes.deviceAuthorizations,
            body: #"{"client":"latitude on reception-2"}"#
        ).decoded(DeviceAuthorization.self)
    }

    private static func poll(
        _ router: HouseRouter,
        _ code: String
    ) async throws -> TestResponse {
        try await router.send(
            .post,
            Routes.deviceTokens,
            body: #"{"deviceCode":"\#(code)"}"#
        )
    }

    /// Lets the time until the next poll pass.
    private static func wait(_ router: HouseRouter) async throws {
        try await router.house.run(
            "update device_login set polled_at = polled_at - interval '1 hour'"
        )
    }

    @Test("goes from page to page, and gives the token of who confirmed it, once")
    func whole() async throws {
        try await Self.with { router in
            let device = try await Self.begin(router)
            #expect(device.verificationAddress == "http://localhost/device")
            #expect(device.interval == 5 && device.expiresIn == 600)
            var ada = Browser(router)
            let away = try await ada.get("/device?code=\(device.userCode)")
            let next = "/device?code=\(device.userCode)"
            let escaped = "%2Fdevice%3Fcode%3D\(device.userCode.replacing("-", with: "%2D"))"
            #expect(away.headers[.location] == "/sign-in?next=\(escaped)")
            let entered = try await ada.signIn("ada", next: next)
            #expect(entered.headers[.location] == next)
            let form = try await ada.get(next)
            #expect(form.text.contains(device.userCode))
            let waiting = try await Self.poll(router, device.deviceCode)
            #expect(try waiting.problem().code == "device_waiting")

            let shown = try await ada.post("/device", ["code": device.userCode.lowercased()])
            #expect(shown.text.contains("latitude on reception-2"))
            #expect(shown.text.contains("Ada"))
            try await Self.wait(router)
            #expect(
                try await Self.poll(router, device.deviceCode).problem().code == "device_waiting"
            )
            let done = try await ada.post("/device/confirm", ["code": device.userCode])
            #expect(done.status == .ok)

            try await Self.wait(router)
            let granted = try await Self.poll(router, device.deviceCode)
                .decoded(GrantedToken.self)
            #expect(granted.handle == "ada")
            let me = try await router.client.execute(
                uri: Routes.me,
                method: .get,
                headers: [.authorization: "Bearer \(granted.token)"]
            )
            #expect(try me.decoded(Me.self).handle == "ada")
            for _ in 0..<2 {
                try await Self.wait(router)
                let again = try await Self.poll(router, device.deviceCode)
                #expect(try again.problem().code == "device_expired")
            }
            let tokens = try await router.house.texts(
                "select count(*)::text from token where label like '%reception-2'"
            )
            #expect(tokens == ["1"])
            let late = try await ada.post("/device/confirm", ["code": device.userCode])
            #expect(late.status == .unprocessableContent)
        }
    }

    @Test("is the confirming person's; who comes second finds nothing to decide")
    func twoPeople() async throws {
        try await Self.with { router in
            let device = try await Self.begin(router)
            var (ada, bob) = (Browser(router), Browser(router))
            try await ada.signIn("ada")
            try await bob.signIn("bob")
            try await ada.get("/device")
            try await bob.get("/device")
            let seen = try await ada.post("/device", ["code": device.userCode])
            #expect(seen.status == .ok)
            let confirmed = try await bob.post("/device/confirm", ["code": device.userCode])
            #expect(confirmed.status == .ok)
            for path in ["/device/confirm", "/device/turn-away"] {
                let second = try await ada.post(path, ["code": device.userCode])
                #expect(second.status == .unprocessableContent)
            }
            let granted = try await Self.poll(router, device.deviceCode)
                .decoded(GrantedToken.self)
            #expect(granted.handle == "bob")
        }
    }

    @Test("needs a browser signed in, and a form of that sign-in")
    func signedIn() async throws {
        try await Self.with { router in
            let device = try await Self.begin(router)
            var (nobody, ada, bob) = (Browser(router), Browser(router), Browser(router))
            try await nobody.get("/sign-in")
            try await ada.signIn("ada")
            try await bob.signIn("bob")
            try await ada.get("/device")
            try await bob.get("/device")
            for path in ["/device/confirm", "/device/turn-away"] {
                let away = try await nobody.post(path, ["code": device.userCode])
                #expect(away.status == .seeOther)
                let foreign = ["code": device.userCode, "form": bob.form]
                let stale = try await ada.post(path, foreign)
                #expect(stale.status == .forbidden)
                let cross = try await ada.post(
                    path,
                    ["code": device.userCode],
                    [.secFetchSite: "cross-site"]
                )
                #expect(cross.status == .forbidden)
            }
            let waiting = try await Self.poll(router, device.deviceCode)
            #expect(try waiting.problem().code == "device_waiting")
        }
    }

    @Test("can be refused, and ends by itself; neither comes back")
    func ends() async throws {
        try await Self.with { router in
            var ada = Browser(router)
            try await ada.signIn("ada")
            try await ada.get("/device")
            let refused = try await Self.begin(router)
            let answer = try await ada.post("/device/turn-away", ["code": refused.userCode])
            #expect(answer.status == .ok)
            let first = try await Self.poll(router, refused.deviceCode)
            #expect(try first.problem().code == "device_refused")
            try await Self.wait(router)
            let second = try await Self.poll(router, refused.deviceCode)
            #expect(try second.problem().code == "device_expired")

            // Over before anybody decided, and over between the confirmation and the poll.
            for isConfirmed in [false, true] {
                let device = try await Self.begin(router)
                if isConfirmed {
                    try await ada.post("/device/confirm", ["code": device.userCode])
                }
                try await router.house.run("update device_login set expires_at = now()")
                let over = try await Self.poll(router, device.deviceCode)
                #expect(try over.problem().code == "device_expired")
                let late = try await ada.post("/device/confirm", ["code": device.userCode])
                #expect(late.status == .unprocessableContent)
            }
            let tokens = try await router.house.texts(
                "select count(*)::text from token where label like '%reception-2'"
            )
            #expect(tokens == ["0"])
        }
    }

    @Test("of somebody who left before it was fetched gives nothing")
    func leaver() async throws {
        try await Self.with { router in
            var ada = Browser(router)
            try await ada.signIn("ada")
            try await ada.get("/device")
            let device = try await Self.begin(router)
            try await ada.post("/device/confirm", ["code": device.userCode])
            try await router.house.run(
                "update employee set left_on = '2020-12-31' where handle = 'ada'"
            )
            let answer = try await Self.poll(router, device.deviceCode)
            #expect(try answer.problem().code == "device_refused")
        }
    }

    @Test("slows down whoever polls too fast, five seconds more each time, for good")
    func slowDown() async throws {
        try await Self.with { router in
            let device = try await Self.begin(router)
            _ = try await Self.poll(router, device.deviceCode)
            for expected in ["10", "15", "20"] {
                let fast = try await Self.poll(router, device.deviceCode)
                #expect(try fast.problem().code == "device_too_fast")
                let interval = try await router.house.texts(
                    "select interval_seconds::text from device_login"
                )
                #expect(interval == [expected])
            }
            try await router.house.run(
                "update device_login set polled_at = now() - interval '19 seconds'"
            )
            let early = try await Self.poll(router, device.deviceCode)
            #expect(try early.problem().code == "device_too_fast")
            try await router.house.run(
                "update device_login set polled_at = now() - interval '26 seconds'"
            )
            let right = try await Self.poll(router, device.deviceCode)
            #expect(try right.problem().code == "device_waiting")
        }
    }

    @Test("cannot be guessed: five wrong codes a person, and guessed device codes give nothing")
    func guesses() async throws {
        try await Self.with { router in
            let device = try await Self.begin(router)
            var (ada, bob) = (Browser(router), Browser(router))
            try await ada.signIn("ada")
            try await bob.signIn("bob")
            try await ada.get("/device")
            try await bob.get("/device")
            for number in 0..<5 {
                let path = ["/device", "/device/confirm", "/device/turn-away"][number % 3]
                let wrong = try await ada.post(
                    path,
                    ["code": "BBBB-BBB\("BCDFG".dropFirst(number).prefix(1))"]
                )
                #expect(wrong.status == .unprocessableContent, "\(number)")
            }
            for path in ["/device", "/device/confirm", "/device/turn-away"] {
                let right = try await ada.post(path, ["code": device.userCode])
                #expect(right.status == .tooManyRequests)
            }
            let shown = try await bob.post("/device", ["code": device.userCode])
            #expect(shown.status == .ok)
            for code in [Token().text, device.userCode, "", "lat_\\u0000"] {
                let guess = try await Self.poll(router, code)
                #expect(try guess.problem().code == "device_expired", "\(code)")
            }
            let none = try await router.house.texts(
                "select count(*)::text from device_login where verdict is not null"
            )
            #expect(none == ["0"])
        }
    }
}
