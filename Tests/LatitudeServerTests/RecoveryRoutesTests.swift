import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Testing
import TestSupport

@Suite("PUT /api/v1/recoveries/{id}")
struct RecoveryRoutesTests {
    private static let dinner =
        #"{"amount":{"minor":12000,"currency":"USD"},"what":"fresh meal","room":"412"}"#

    @Test("books, and answers the same bytes to the same request")
    func books() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let id = Identifier()
            let first = try await router.put(Self.dinner, id: id, by: ada)
            #expect(first.status == .ok)
            let receipt = try first.decoded(Receipt.self)
            #expect(receipt.id == id)
            #expect(receipt.funds.map(\.left.plain) == ["1880.00", "1880.00"])
            let second = try await router.put(Self.dinner, id: id, by: ada)
            #expect(first.body == second.body)
        }
    }

    @Test("tells each fault of the form by its own code and status")
    func forms() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let cases: [(String, RefusalCode)] = [
                ("{", .malformedBody), ("[]", .malformedBody), ("", .malformedBody),
                (#"{"what":1}"#, .valueMalformed), (#"{"amount":{"minor":1}}"#, .valueMalformed),
                (#"{"amount":{"minor":1.5,"currency":"USD"},"what":"x"}"#, .valueMalformed),
                (#"{"amount":{"minor":1e30,"currency":"USD"},"what":"x"}"#, .valueMalformed),
                (#"{"what":"x"}"#, .amountMissing),
                (#"{"amount":{"minor":1,"currency":"USD"},"what":"x","for":"no!"}"#, .unknownCode),
                (
                    #"{"amount":{"minor":1,"currency":"USD"},"what":"x","kind":"gold"}"#,
                    .valueMalformed
                ),
                (
                    #"{"amount":{"minor":1,"currency":"USD"},"what":"x","at":"soon"}"#,
                    .valueMalformed
                ),
                (#"{"amount":{"minor":1,"currency":"USD"},"what":"a\u0000b"}"#, .textInvalid),
                (#"{"amount":{"minor":0,"currency":"USD"},"what":"x"}"#, .amountZero),
                (#"{"amount":{"minor":-1,"currency":"USD"},"what":"x"}"#, .amountNegative),
                (
                    #"{"amount":{"minor":9007199254740993,"currency":"USD"},"what":"x"}"#,
                    .amountTooLarge
                ),
                (#"{"amount":{"minor":1,"currency":"EUR"},"what":"x"}"#, .currencyOfFund),
                (#"{"amount":{"minor":1,"currency":"ZZZ"},"what":"x"}"#, .currencyUnknown),
                (#"{"amount":{"minor":1,"currency":"USD"},"what":" "}"#, .textEmpty),
                (#"{"amount":{"minor":200001,"currency":"USD"},"what":"x"}"#, .overLimit),
                (#"{"what":""# + String(repeating: "x", count: 70_000) + #""}"#, .bodyTooLarge),
            ]
            for (body, code) in cases {
                let response = try await router.put(body, by: ada)
                let problem = try response.problem()
                #expect(problem.code == code.rawValue, "\(body.prefix(80))")
                #expect(problem.status == code.entry.status)
            }
        }
    }

    @Test("takes no id but a UUID, and tells who is not signed in")
    func addresses() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            for path in ["7K2M", "x", "%00"] {
                let response = try await router.send(
                    .put,
                    "/api/v1/recoveries/\(path)",
                    body: Self.dinner,
                    token: ada.token
                )
                #expect([400, 404].contains(Int(response.status.code)), "\(path)")
                _ = try response.problem()
            }
            let path = Routes.recovery(.id(Identifier()))
            for token in [nil, Token()] {
                let response = try await router.send(.put, path, body: Self.dinner, token: token)
                #expect(try response.problem().code == RefusalCode.notSignedIn.rawValue)
                #expect(response.headers[.wwwAuthenticate] == "Bearer")
            }
        }
    }

    @Test("a check says yes without booking, or refuses as booking would")
    func checks() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let yes = try await router.send(
                .post,
                Routes.checks,
                body: Self.dinner,
                token: ada.token
            )
            #expect(try yes.decoded(CheckAnswer.self).funds.count == 2)
            let me = try await router.send(.get, Routes.me, token: ada.token)
            #expect(try me.decoded(Me.self).funds.map(\.used.minor) == [0])
        }
    }
}
