import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

/// A manager looks for the exact sum that a colleague gave, by whatever answers her.
///
/// Two sums cannot be told apart where every answer is the same for both.
@Suite("What others gave", .timeLimit(.minutes(5)))
struct OthersSumTests {
    private static let limits: [PolicyPlan.Limit] = [
        .init(.employeeMonth, 900_000_000), .init(.guestDay, 200_000),
    ]

    /// Everything of an answer that may depend on what others gave.
    private static func seen(_ answer: TestResponse) throws -> String {
        let funds =
            (try? answer.decoded(Receipt.self).funds)
            ?? (try? answer.decoded(CheckAnswer.self).funds)
        let shared = (funds ?? []).filter { $0.others != nil }.map { fund in
            "\(fund.used) \(fund.held) \(fund.left) \(fund.others?.atLeast.description ?? "")"
        }
        let order = (funds ?? []).map(\.scope.rawValue)
        let doubt = try? answer.decoded(CheckAnswer.self).mayNotFit
        let problem = try? answer.decoded(Problem.self)
        return """
            \(answer.status.code) \(shared) \(order) \(doubt.map { "\($0 == true)" } ?? "") \
            \(problem?.code ?? "") \(problem?.detail ?? "") \(problem?.youCan ?? [])
            """
    }

    private static func body(_ minor: Int64, room: String, more: String = "") -> String {
        #"{"amount":{"minor":\#(minor),"currency":"USD"},"what":"tea","room":"\#(room)"\#(more)}"#
    }

    private static func with(
        _ body: @Sendable @escaping (HouseRouter, TestEmployee, TestEmployee) async throws -> Void
    ) async throws {
        try await TestHouse.with(limits: limits) { house in
            try await HouseRouter.serve(house.books, of: house) { router in
                let bob = try await house.employee("bob")
                let mia = try await house.employee("mia", roles: ["manager"])
                try await body(router, bob, mia)
            }
        }
    }

    @Test("is told in steps of 5 % of the limit, one's own exactly, the second time too")
    func steps() async throws {
        try await Self.with { router, bob, mia in
            _ = try await router.put(Self.body(13_741, room: "412"), by: bob)
            let id = Identifier()
            var answers: [String] = []
            for _ in 1...2 {
                let answer = try await router.put(
                    Self.body(1_203, room: "412"),
                    id: id,
                    by: mia
                )
                let funds = try answer.decoded(Receipt.self).funds
                let guest = try #require(funds.first { $0.scope == .guestDay })
                #expect(guest.used == .dollars(112, cents: 3))
                #expect(guest.left == .dollars(1_887, cents: 97))
                #expect(guest.others?.atLeast == .dollars(100))
                #expect(guest.others?.step == .dollars(100))
                let own = try #require(funds.first { $0.scope == .employeeMonth })
                #expect(own.used == .dollars(12, cents: 3) && own.others == nil)
                answers.append(answer.text)
                _ = try await router.put(Self.body(7_000, room: "412"), by: bob)
            }
            #expect(Set(answers).count == 1)
            let note = try await router.send(.get, Routes.cover(.id(id)), token: mia.token)
            #expect(note.text.contains("of these others: 100.00 USD, told in steps of 100.00 USD"))
            #expect(note.text.contains("after: used 112.03 USD"))
        }
    }

    @Test("comes no closer than a step to whoever asks beforehand")
    func asking() async throws {
        try await Self.with { router, bob, mia in
            var found: [String: [String]] = [:]
            for (room, sum) in [("1", 10_000), ("2", 13_741), ("3", 19_999)] as [(String, Int64)] {
                _ = try await router.put(Self.body(sum, room: room), by: bob)
                var (low, high) = (Int64(0), Int64(200_000))
                for _ in 1...12 {
                    let amount = (low + high) / 2
                    let answer = try await router.send(
                        .post,
                        Routes.checks,
                        body: Self.body(amount, room: room),
                        token: mia.token
                    )
                    found[room, default: []].append(try Self.seen(answer))
                    guard answer.status != .tooManyRequests else { break }
                    let isSure = try? answer.decoded(CheckAnswer.self).mayNotFit != true
                    if isSure == true { low = amount } else { high = amount }
                }
            }
            #expect(found["1"] == found["2"] && found["2"] == found["3"])
            #expect(found["1"]?.count == 11)
        }
    }

    @Test("comes no closer than half a step by spends refused, or booked and undone")
    func spending() async throws {
        try await Self.with { router, bob, mia in
            let sums: [Int64] = [10_100, 12_000, 14_999, 15_001, 17_000, 19_999]
            var found: [[String]] = []
            for (place, sum) in sums.enumerated() {
                let room = "\(place)"
                _ = try await router.put(Self.body(sum, room: room), by: bob)
                found.append(try await Self.search(router, room: room, by: mia))
            }
            // The books answer once; whatever is sent after that, by the rule or by chance, is
            // answered alike.
            #expect(Set(found.prefix(3)).count == 1)
            #expect(Set(found.suffix(3)).count == 1)
            #expect(found[0].contains { $0.hasPrefix("429") })
        }
    }

    /// Halves the last step by spends; what is booked is undone.
    private static func search(
        _ router: HouseRouter,
        room: String,
        by mia: TestEmployee
    ) async throws -> [String] {
        var found: [String] = []
        var (low, high) = (Int64(180_000), Int64(190_000))
        for _ in 1...16 {
            let amount = (low + high) / 2
            let id = Identifier()
            let answer = try await router.put(body(amount, room: room), id: id, by: mia)
            found.append(try seen(answer))
            if answer.status == .ok {
                low = amount
                let undo = Routes.after(.id(id), .reversal, id: Identifier())
                let undone = try await router.send(.put, undo, body: "{}", token: mia.token)
                found.append(try seen(undone))
            } else {
                high = amount
            }
        }
        return found
    }

    @Test("decides exactly what is tried first, and what surely fits always")
    func exact() async throws {
        try await Self.with { router, bob, mia in
            _ = try await router.put(Self.body(13_741, room: "412"), by: bob)
            // What is left to the cent, which nobody told her.
            let exact = try await router.put(Self.body(186_259, room: "412"), by: mia)
            #expect(exact.status == .ok)
            _ = try await router.put(Self.body(13_741, room: "413"), by: bob)
            let over = try await router.put(Self.body(186_260, room: "413"), by: mia)
            let problem = try over.problem()
            #expect(problem.code == "over_limit")
            #expect(problem.detail?.contains("1,800.00 to 1,900.00 of 2,000.00 USD") == true)
            #expect(!over.text.contains("137.41") && !over.text.contains("862"))
            for _ in 1...12 { _ = try await router.put(Self.body(190_001, room: "413"), by: mia) }
            let tried = try await router.put(Self.body(190_001, room: "413"), by: mia)
            #expect(try tried.problem().booked == false)
            #expect(tried.status == .tooManyRequests)
            #expect(tried.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
            let sure = try await router.put(Self.body(180_000, room: "413"), by: mia)
            #expect(sure.status == .ok)
        }
    }

    @Test("is asked for ten times a day by one person, over all tokens, and it is noted who asked")
    func counted() async throws {
        try await Self.with { router, bob, mia in
            let house = router.house
            _ = try await router.put(Self.body(13_741, room: "412"), by: bob)
            let other = try #require(
                try await house.organisation.issueToken(handle: "mia", label: "second")
            )
            // A room that nobody gave anything answers alike.
            for room in ["412", "999"] {
                var codes: [String] = []
                for number in 0..<12 {
                    let isSpend = number.isMultiple(of: 3)
                    let answer = try await router.send(
                        isSpend ? .put : .post,
                        isSpend ? Routes.recovery(.id(Identifier())) : Routes.checks,
                        body: Self.body(190_001 + (room == "999" ? 10_000 : 0), room: room),
                        token: number.isMultiple(of: 2) ? mia.token : other
                    )
                    codes.append(try answer.problem().code)
                }
                #expect(codes.prefix(10).allSatisfy { $0 == "over_limit" }, "\(room)")
                #expect(codes.suffix(2).allSatisfy { $0 == "too_many_requests" }, "\(room)")
            }
            let noted = try await house.texts(
                """
                select format('%s %s %s', e.handle, a.route, count(*))
                from guest_access a join employee e on e.employee_id = a.employee_id
                group by e.handle, a.route order by 1
                """
            )
            #expect(noted == ["mia check 6", "mia refused 4"])
            let asked = try await router.send(
                .post,
                Routes.checks,
                body: Self.body(100, room: "412"),
                token: bob.token
            )
            #expect(asked.status == .ok)
        }
    }

    @Test("is not told of an incident either, and one's own fund refuses first")
    func incident() async throws {
        let limits: [PolicyPlan.Limit] = [
            .init(.employeeMonth, 150_000), .init(.incident, 100_000),
        ]
        try await TestHouse.with(limits: limits) { house in
            try await HouseRouter.serve(house.books, of: house) { router in
                let bob = try await house.employee("bob")
                let mia = try await house.employee("mia", roles: ["manager"])
                let first = try await router.put(Self.body(13_741, room: "1"), by: bob)
                let receipt = try first.decoded(Receipt.self)
                #expect(receipt.funds.allSatisfy { $0.others == nil })
                let join = ",\"for\":\"\(receipt.code)\""
                let joined = try await router.put(Self.body(1, room: "1", more: join), by: mia)
                let fund = try #require(
                    try joined.decoded(Receipt.self).funds.first { $0.scope == .incident }
                )
                #expect(fund.used.minor == 10_001 && fund.others?.step == .dollars(50))
                let both = try await router.put(
                    Self.body(150_000, room: "1", more: join),
                    by: mia
                )
                #expect(try both.problem().rule.contains("month"))
                let over = try await router.put(Self.body(95_000, room: "1", more: join), by: mia)
                #expect(try over.problem().detail?.contains("849.99 to 899.99") == true)
            }
        }
    }
}
