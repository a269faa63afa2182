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

@Suite("How often somebody may ask", .timeLimit(.minutes(5)))
struct QuotaTests {
    private static let quota = 10
    private static let act = #"{"amount":{"minor":100,"currency":"USD"},"what":"tea"}"#

    /// How many of some requests were let through, and how many may have been at most: the quota,
    /// and what came back of it meanwhile.
    private struct Tries {
        var allowed = 0
        private let start = ContinuousClock.now

        var most: Int {
            let seconds = start.duration(to: .now).components.seconds
            return quota + Int(seconds) * quota / 60 + 1
        }
    }

    private static func token(of handle: String, in house: TestHouse) async throws -> Token {
        try #require(try await house.organisation.issueToken(handle: handle, label: "other"))
    }

    @Test("is counted for a person over all their tokens, and on the money path as well")
    func person() async throws {
        try await HouseRouter.with(RouterSetting(quota: Self.quota)) { router in
            let ada = try await router.house.employee("ada")
            let bob = try await router.house.employee("bob")
            let tokens = [
                ada.token, try await Self.token(of: "ada", in: router.house),
                try await Self.token(of: "ada", in: router.house),
            ]
            // An answer tells whose a token is.
            for token in tokens {
                #expect(try await router.send(.get, Routes.me, token: token).status == .ok)
            }
            var tries = Tries()
            for number in 0..<30 {
                let token = tokens[number % tokens.count]
                let isRead = number.isMultiple(of: 2)
                let path = isRead ? Routes.me : Routes.recovery(.id(Identifier()))
                let answer = try await router.send(
                    isRead ? .get : .put,
                    path,
                    body: isRead ? nil : Self.act,
                    token: token
                )
                if answer.status == .ok || answer.status == .created { tries.allowed += 1 }
                #expect(answer.headers[Self.limit]?.hasPrefix("\"person\";r=") == true)
            }
            #expect(tries.allowed > 0 && tries.allowed <= tries.most - tokens.count)
            #expect(try await router.send(.get, Routes.me, token: bob.token).status == .ok)
        }
    }

    @Test("is counted on pages as well, and told on a page")
    func pages() async throws {
        try await HouseRouter.with(RouterSetting(quota: Self.quota)) { router in
            for handle in ["ada", "bob"] {
                _ = try await router.house.employee(handle)
                try await router.house.setPassphrase(of: handle)
            }
            var ada = Browser(router)
            try await ada.signIn("ada")
            var tries = Tries()
            var refused: TestResponse?
            for _ in 0..<30 {
                let page = try await ada.get("/account")
                if page.status == .ok { tries.allowed += 1 } else { refused = page }
            }
            #expect(tries.allowed > 0 && tries.allowed <= tries.most)
            let page = try #require(refused)
            #expect(page.status == .tooManyRequests)
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(page.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
            #expect(page.text.contains("too_many_requests"))
            // Somebody else by the same address, and whoever is not signed in, notice nothing.
            var bob = Browser(router)
            #expect(try await bob.signIn("bob").status == .seeOther)
            #expect(try await bob.get("/account").status == .ok)
        }
    }

    @Test("is not used up by whoever found a token that was ended")
    func ended() async throws {
        try await HouseRouter.with(RouterSetting(quota: Self.quota)) { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let old = try await Self.token(of: "ada", in: house)
            #expect(try await router.send(.get, Routes.me, token: old).status == .ok)
            try await house.run("update token set revoked_at = now() where label = 'other'")
            for number in 0..<20 {
                let isRead = number.isMultiple(of: 2)
                let path = isRead ? Routes.me : Routes.recovery(.id(Identifier()))
                _ = try await router.send(
                    isRead ? .get : .put,
                    path,
                    body: isRead ? nil : Self.act,
                    token: old
                )
            }
            for _ in 0..<5 {
                #expect(try await router.send(.get, Routes.me, token: ada.token).status == .ok)
            }
        }
    }

    private static let limit = HTTPField.Name("RateLimit").unwrapped
}
