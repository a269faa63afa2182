import Foundation
import Latitude
import Postgres
import TestSupport

@testable import LatitudeStore

/// A demonstration house whose clock the test sets, by the owner's entry point.
struct PastHouse: Sendable {
    let house: TestHouse
    let ada: TestEmployee

    /// Lends `body` a house in New York; `ada` is certified from 2020 to 2099.
    @discardableResult
    static func with<R: Sendable>(
        limits: [PolicyPlan.Limit] = [.init(.employeeMonth, 200_000), .init(.guestDay, 200_000)],
        _ body: @Sendable @escaping (PastHouse) async throws -> R
    ) async throws -> R {
        try await TestHouse.with(limits: limits, isDemo: true) { house in
            try await body(PastHouse(house: house, ada: try await house.employee("ada")))
        }
    }

    /// Books an act as of `instant`, RFC 3339; throws the refusal.
    func book(
        _ request: RecoveryRequest,
        at instant: String,
        by employee: TestEmployee? = nil
    ) async throws -> Booking {
        let vault = try await vault()
        let line = try RequestLine(request, by: (employee ?? ada).hash, vault: vault)
        return try await post(line, vault, at: instant)
    }

    /// Books a step as of `instant`, RFC 3339; throws the refusal.
    func book(
        _ step: FollowUp,
        at instant: String,
        by employee: TestEmployee? = nil
    ) async throws -> Booking {
        let vault = try await vault()
        let line = RequestLine(step, by: (employee ?? ada).hash, vault: vault)
        return try await post(line, vault, at: instant)
    }

    /// Puts a new version of the rules in force.
    func setPolicy(from day: String, _ limits: [PolicyPlan.Limit]) async throws {
        try await house.organisation.setPolicy(
            PolicyPlan(
                property: house.property,
                validFrom: day,
                owner: "Jan Nowak, ext 210",
                wordings: ["en": "Put it right."],
                limits: limits
            )
        )
    }

    private func vault() async throws -> PersonalVault {
        try await PersonalVault.open(TestHouse.keys, over: house.database.owner)
    }

    private func post(
        _ line: RequestLine,
        _ vault: PersonalVault,
        at instant: String
    ) async throws -> Booking {
        let date = try Date(instant, strategy: .iso8601)
        let dated = DatedLine(place: 1, at: date, request: line)
        let lines = try await house.database.owner.run(PostRequestsAt([dated])).map(\.line)
        guard let first = lines.first, first.code == "booked" else {
            guard let first = lines.first else { throw CancellationError() }
            throw Refusal(first, requested: line)
        }
        guard let booking = AnswerLine.booking(lines, vault: vault) else {
            throw CancellationError()
        }
        return booking
    }
}

extension Booking {
    /// The fund of a scope; nil when the act touched none.
    func fund(_ scope: Scope) -> Fund? { funds.first { $0.scope == scope } }
}

/// An instant as the tests write it.
func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
