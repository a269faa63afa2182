import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Synchronization
import TestSupport
import Testing

@testable import LatitudeServer
@testable import Passphrase

@Suite("Signing in, by what it computes", .timeLimit(.minutes(5)))
struct SignInCostTests {
    /// As little as libsodium computes: what is tried here are counts, not hashes.
    private static let cheap = Argon2id(passes: 1, memory: 8_192)

    @Test("lets 200 people in who come from one address, whoever mistypes there meanwhile")
    func hotel() async throws {
        let hasher = PassphraseHasher(argon: Self.cheap) { _ in }
        let hash = try await hasher.hash(Secrets.passphrase, for: "here")
        var setting = RouterSetting.behindProxy
        setting.hasher = hasher
        try await HouseRouter.with(setting) { router in
            try await router.house.run(
                """
                select count(employee_add(
                    'clerk' || n, 'Clerk', \(router.house.property), \(router.house.costCentre),
                    array['staff'], '2020-01-01'))
                from generate_series(1, 200) n;
                insert into passphrase (employee_id, hash, set_at)
                select employee_id, '\(hash)', now() from employee;
                """
            )
            var entered = 0
            for number in 1...200 {
                var browser = Browser(router, from: "192.0.2.1")
                // Every fifth of them mistypes once, and somebody tries names that are none.
                if number.isMultiple(of: 5) {
                    _ = try await browser.signIn("clerk\(number)", "wrong umbrellas")
                    _ = try await browser.signIn("nobody\(number % 3)", "wrong umbrellas")
                }
                let answer = try await browser.signIn("clerk\(number)")
                if answer.status == .seeOther { entered += 1 }
            }
            #expect(entered == 200)
        }
    }

    @Test("computes one hash for whoever tries, be they known or not")
    func count() async throws {
        let computed = Mutex(0)
        let hasher = PassphraseHasher(argon: Self.cheap) { step in
            if step == .computed { computed.withLock { $0 += 1 } }
        }
        let hash = try await hasher.hash(Secrets.passphrase, for: "here")
        // The first comparison of all makes the decoy.
        _ = try await hasher.verify("x", against: nil, for: "here")
        var setting = RouterSetting()
        setting.hasher = hasher
        try await HouseRouter.with(setting) { router in
            let house = router.house
            for handle in ["ada", "eve", "new"] { _ = try await house.employee(handle) }
            try await house.run(
                """
                insert into passphrase (employee_id, hash, set_at)
                select employee_id, '\(hash)', now() from employee where handle <> 'new';
                insert into pin (employee_id, hash, set_at)
                select employee_id, '\(hash)', now() from employee where handle <> 'new';
                update employee set left_on = '2020-12-31' where handle = 'eve';
                """
            )
            func cost(_ work: () async throws -> Void) async throws -> Int {
                let before = computed.withLock { $0 }
                try await work()
                return computed.withLock { $0 } - before
            }
            let desk = try await house.desk()
            for handle in ["ada", "eve", "new", "nobody", "no handle at all", ""] {
                var browser = Browser(router)
                let page = try await cost { _ = try await browser.signIn(handle, "umbrellas") }
                #expect(page == 1, "the passphrase of “\(handle)”")
                let body = #"{"handle":"\#(handle)","pin":"000000"}"#
                let turn = try await cost {
                    _ = try await router.send(.post, Routes.deskSessions, body: body, token: desk)
                }
                #expect(turn == 1, "the PIN of “\(handle)”")
            }
            var browser = Browser(router)
            var entered: TestResponse?
            let right = try await cost { entered = try await browser.signIn("ada") }
            #expect(entered?.status == .seeOther)
            #expect(right == 1)
        }
    }
}
