import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Guessing codes", .timeLimit(.minutes(5)))
struct CodeGuessingTests {
    /// Codes as they were given until the key was 24 bits long no more.
    private static func former(_ number: UInt64, _ key: UInt64) -> UInt64 {
        let mask: UInt64 = 1 << 20 - 1
        var rest = (number &+ key) & mask
        for round: UInt64 in 1...3 {
            rest = (rest &* ((key &* (2 * round - 1)) & mask | 1)) & mask
            rest ^= rest >> 10
        }
        return rest
    }

    /// The first key that explains codes of known, neighbouring numbers: all that matters of it is
    /// tried.
    private static func key(of codes: [UInt64], from number: UInt64) -> UInt64? {
        stride(from: 1, to: 1 << 20, by: 2).first { key in
            codes.enumerated().allSatisfy { former(number + UInt64($0), key) == $1 }
        }
    }

    private static func value(_ code: String) -> UInt64 {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        return code.reduce(0) { $0 << 5 | UInt64(alphabet.firstIndex(of: $1) ?? 0) }
    }

    @Test("from five of one's own finds no key, as it did")
    func fiveCodes() async throws {
        let secret: UInt64 = 0xB_EEF1
        let old = (0..<5).map { Self.former(UInt64($0), secret & 0xF_FFFF) }
        #expect(Self.key(of: old, from: 0) == secret & 0xF_FFFF)
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            var codes: [UInt64] = []
            for _ in 1...5 {
                let act = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
                codes.append(Self.value(act.code))
            }
            #expect(Self.key(of: codes, from: 0) == nil)
        }
    }

    @Test("meets codes without a pattern, each given once")
    func statistics() async throws {
        try await TestHouse.with { house in
            let codes = try await house.texts(
                """
                select recovery_code(n, s.secret) from generate_series(0, 8191) n, code_secret s
                order by n
                """
            ).map(Self.value)
            #expect(Set(codes).count == codes.count)
            for bit in 0..<20 {
                let set = codes.count { $0 >> bit & 1 == 1 }
                // Six standard deviations of 8,192 tosses of a coin are 272.
                #expect(abs(set - codes.count / 2) < 272, "bit \(bit)")
                let flipped = zip(codes, codes.dropFirst()).count { ($0 ^ $1) >> bit & 1 == 1 }
                #expect(abs(flipped - codes.count / 2) < 272, "bit \(bit) of neighbours")
            }
            let steps = Set(zip(codes, codes.dropFirst()).map { ($1 &- $0) & 0xF_FFFF })
            #expect(steps.count > 8_000)
        }
    }

    @Test("passes over a code that was given before")
    func taken() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let first = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            try await house.run(
                """
                update recovery set code = (select recovery_code(1, s.secret) from code_secret s)
                where recovery_id = '\(first.id)'
                """
            )
            let second = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            let expected = try await house.texts(
                "select recovery_code(2, s.secret) from code_secret s"
            )
            #expect([second.code] == expected)
        }
    }

    @Test("by joining hits a wall for that person, over all their tokens, and for nobody else")
    func joining() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob")
            let own = try await house.recoveries.book(.of(.dollars(1)), by: bob.hash)
            let foreign = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            let other = try #require(
                try await house.organisation.issueToken(handle: "bob", label: "second")
            )
            var answers: [String] = []
            for (place, code) in Self.unused([own.code, foreign.code]).prefix(40).enumerated() {
                let body = Self.spend(joining: code)
                let token = place % 2 == 0 ? bob.token : other
                let response =
                    place % 3 == 0
                    ? try await router.send(.post, Routes.checks, body: body, token: token)
                    : try await router.send(
                        .put,
                        Routes.recovery(.id(Identifier())),
                        body: body,
                        token: token
                    )
                answers.append(try response.problem().code)
            }
            #expect(answers.prefix(WrongCodes.quota).allSatisfy { $0 == "unknown_code" })
            #expect(answers.dropFirst(WrongCodes.quota).allSatisfy { $0 == "too_many_requests" })
            let hit = try await router.put(Self.spend(joining: foreign.code), by: bob)
            #expect(try hit.problem().code == "too_many_requests")
            let read = try #require(RecoveryReference(own.code))
            let mine = try await router.send(.get, Routes.recovery(read), token: bob.token)
            #expect(mine.status == .ok)
            let wrong = try #require(RecoveryReference(foreign.code))
            let looked = try await router.send(.get, Routes.recovery(wrong), token: bob.token)
            #expect(try looked.problem().code == "too_many_requests")
            #expect(try await router.put(Self.spend(joining: own.code), by: ada).status == .ok)
            #expect(
                try await router.put(#"{"what":"tea","minutes":5,"kind":"gift"}"#, by: bob)
                    .status == .ok
            )
        }
    }

    @Test("learns nothing of how many acts the house has from what is one's own")
    func counts() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            for _ in 1...3 {
                _ = try await router.house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            }
            let page = try await router.send(
                .get,
                Routes.recoveries + "?limit=2",
                token: ada.token
            )
            let list = try page.decoded(RecoveryList.self)
            let next = try #require(list.next)
            #expect(Identifier(next) != nil)
            let rest = try await router.send(
                .get,
                Routes.recoveries + "?limit=2&before=\(next)",
                token: ada.token
            )
            #expect(try rest.decoded(RecoveryList.self).recoveries.count == 1)
            let shown = try #require(list.recoveries.first)
            let act = try await router.send(
                .get,
                Routes.recovery(.id(shown.id)),
                token: ada.token
            )
            #expect(try act.decoded(RecoveryDetail.self).entries.allSatisfy { $0.number == nil })
        }
    }

    private static func spend(joining code: String) -> String {
        #"{"amount":{"minor":100,"currency":"USD"},"what":"tea","for":"\#(code)"}"#
    }

    /// Codes that name nothing.
    private static func unused(_ used: [String]) -> [String] {
        let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
        return alphabet.flatMap { first in
            alphabet.prefix(3).map { String([first, $0, first, "Z"]) }
        }.filter { !used.contains($0) }
    }
}
