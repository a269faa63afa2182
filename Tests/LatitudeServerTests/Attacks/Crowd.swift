import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

/// Who may ask, by how they stand to the act meant.
enum Asker: String, CaseIterable, Sendable {
    case nobody
    case forged
    case owner
    case colleague
    case otherTeam
    case otherProperty
    case manager
    case finance
    case admin
    /// Heir of whoever did the act, after they left.
    case heir
    /// A shared desk's own token.
    case desk

    var isSignedIn: Bool { ![.nobody, .forged, .desk].contains(self) }
}

/// Everybody who may ask, in a house with two teams and two properties.
struct Crowd: Sendable {
    let router: HouseRouter
    private let people: [Asker: TestEmployee]
    private let desk: Token
    /// Acts of the leaver's, by the address they are meant for.
    private let left: [String: Identifier]

    var house: TestHouse { router.house }

    static func with(
        _ setting: RouterSetting = RouterSetting(),
        _ body: @Sendable @escaping (Crowd) async throws -> Void
    ) async throws {
        try await HouseRouter.with(setting) { router in
            try await body(try await gather(router))
        }
    }

    private static func gather(_ router: HouseRouter) async throws -> Crowd {
        let house = router.house
        let kitchen = try await house.organisation.addCostCentre(
            property: house.property,
            code: "KI",
            name: "Kitchen"
        )
        let people: [Asker: TestEmployee] = [
            .owner: try await house.employee("ada"),
            .colleague: try await house.employee("bob"),
            .otherTeam: try await house.employee("cy", at: (house.property, kitchen)),
            .otherProperty: try await house.employee(
                "dee",
                at: try await house.secondProperty()
            ),
            .manager: try await house.employee("mia", roles: ["manager"]),
            .finance: try await house.employee("fay", roles: ["finance"]),
            .admin: try await house.employee("ari", roles: ["admin"]),
            .heir: try await house.employee("hal"),
        ]
        let leaver = try await house.employee("lee")
        var left: [String: Identifier] = [:]
        for (template, _) in addresses where template.contains("{reference}") {
            left[template] = try await act(by: leaver, for: template, in: house)
        }
        try await house.organisation.leave(
            employee: leaver.id,
            lastDay: "2020-12-31",
            heir: people[.heir]?.id
        )
        try await house.setPin(of: "ada")
        return Crowd(router: router, people: people, desk: try await house.desk(), left: left)
    }

    /// What an asker sends; nil sends none.
    func token(_ asker: Asker) -> Token? {
        switch asker {
        case .nobody: nil
        case .forged: Token()
        case .desk: desk
        default: people[asker]?.token
        }
    }

    /// A fresh act of the owner's, or the leaver's for their heir.
    func act(meantBy asker: Asker, for template: String) async throws -> Identifier {
        if asker == .heir { return try #require(left[template]) }
        return try await Self.act(by: #require(people[.owner]), for: template, in: house)
    }

    /// The id of a fresh token of the owner's.
    func ownersToken() async throws -> String {
        let fresh = try await house.organisation.issueToken(handle: "ada", label: "matrix")
        let literal = try #require(fresh).hash.literal
        let ids = try await house.texts(
            "select token_id::text from token where token_hash = \(literal)"
        )
        return try #require(ids.first)
    }

    private static func act(
        by employee: TestEmployee,
        for template: String,
        in house: TestHouse
    ) async throws -> Identifier {
        let isHold = template.contains("/settlement/") || template.contains("/release/")
        let id = Identifier()
        _ = try await house.recoveries.book(
            .of(.dollars(1), "matrix", kind: isHold ? .hold : .spend, id: id),
            by: employee.hash
        )
        return id
    }
}
