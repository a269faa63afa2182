import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

/// What may be read of an act may be read in the answer of a write, and nothing else.
@Suite("Private words in answers of writes", .timeLimit(.minutes(5)))
struct WriteAnswerTests {
    /// Everything that changes something, with a body that is taken where its sender may.
    private static let writes = addresses.filter { $0.method != "GET" }
    /// Joins the act of somebody else, as what it costs would show on a receipt or a refusal.
    private static func joining(_ act: Booking) -> [String] {
        [1, 500_000].map { sum in
            """
            {"amount":{"minor":\(sum),"currency":"USD"},"what":"tea","for":"\(act.code)",\
            "room":"9"}
            """
        }
    }

    @Test("reach nobody but whose act it is, by answers, repeats and refusals alike")
    func everyAnswer() async throws {
        let limits: [PolicyPlan.Limit] = [
            .init(.employeeMonth, 90_000_000), .init(.guestDay, 90_000_000),
            .init(.incident, 200_000),
        ]
        try await TestHouse.with(limits: limits) { house in
            try await HouseRouter.serve(house.books, of: house) { router in
                let ada = try await house.employee("ada")
                let others = [
                    try await house.employee("bob"),
                    try await house.employee("cleo", at: try await house.secondProperty()),
                    try await house.employee("mia", roles: ["manager"]),
                    try await house.employee("fay", roles: ["finance"]),
                    try await house.employee("ari", roles: ["admin"]),
                ]
                for other in others {
                    let answers = try await Self.answers(router, to: other.token) {
                        try await CanaryTests.seed(house, ada)
                    }
                    for (path, answer) in answers {
                        let text = "\(answer.headers)\n\(answer.text)"
                        let found = CanaryTests.canaries.filter { text.contains($0) }
                        #expect(found.isEmpty, "\(other.handle): \(path)")
                    }
                    let isUndone = answers.contains {
                        $0.path.contains("/reversal/") && $0.answer.status == .ok
                    }
                    #expect(isUndone == (other.handle == "fay"))
                    #expect(answers.contains { $0.answer.status.kind == .clientError })
                }
                let own = try await Self.answers(router, to: ada.token) {
                    try await CanaryTests.seed(house, ada)
                }
                #expect(own.contains { $0.answer.text.contains("CANARY-GUEST") })
            }
        }
    }

    private static func answers(
        _ router: HouseRouter,
        to token: Token,
        about seed: () async throws -> Booking
    ) async throws -> [(path: String, answer: TestResponse)] {
        var answers: [(String, TestResponse)] = []
        for (template, name) in writes {
            let act = try await seed()
            let body = AccessTable.bodies["\(name) \(template)"]
            let method = try #require(HTTPRequest.Method(name))
            let id = Identifier().description
            let reference = template.contains("{id}") ? act.code : act.id.description
            let path = template.replacing("{reference}", with: reference)
                .replacing("{id}", with: id).replacing("{handle}", with: "ada")
                .replacing("{month}", with: act.bookedOn.description.prefix(7))
            for _ in 1...2 {
                let answer = try await router.send(method, path, body: body, token: token)
                answers.append((path, answer))
            }
        }
        let act = try await seed()
        for body in joining(act) {
            let path = Routes.recovery(.id(Identifier()))
            answers.append((path, try await router.send(.put, path, body: body, token: token)))
            let check = try await router.send(.post, Routes.checks, body: body, token: token)
            answers.append((Routes.checks, check))
        }
        return answers
    }
}
