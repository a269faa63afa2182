import Foundation
import Hummingbird
import HummingbirdTesting
import Latitude
import LatitudeStore
import Logging
import Messages
import Passphrase
import Postgres
import TestSupport

@testable import LatitudeServer

/// How a test's own router is made.
struct RouterSetting: Sendable {
    var quota = 600
    /// A router under test has no socket: every request comes from 0.0.0.0, a proxy's as well.
    var proxies: [AddressRange] = []
    var isTLS = false
    var metrics: @Sendable () -> String = { "# no metrics\n" }
    var logger: Logger?
    var hasher = PassphraseHasher()

    /// A router behind a proxy, so that requests can come from many addresses.
    static let behindProxy = RouterSetting(
        proxies: ["0.0.0.0", "10.0.0.0/8"].compactMap { AddressRange($0) }
    )
}

extension HouseRouter {
    static func with(
        _ setting: RouterSetting,
        _ body: @Sendable @escaping (HouseRouter) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            try await serve(house.books, of: house, setting, body)
        }
    }

    /// Lends `body` a router over some books of a house.
    static func serve(
        _ books: Books,
        of house: TestHouse,
        _ setting: RouterSetting = RouterSetting(),
        _ body: @Sendable @escaping (HouseRouter) async throws -> Void
    ) async throws {
        var parts = RouterParts(
            books: books,
            signingKey: TestHouse.signingKey,
            metrics: setting.metrics,
            hostNames: ["localhost"],
            quota: setting.quota,
            proxies: setting.proxies,
            isTLS: setting.isTLS
        )
        parts.hasher = setting.hasher
        let application = Application(router: makeRouter(parts), logger: setting.logger)
        try await application.test(.router) { client in
            try await body(HouseRouter(house: house, client: client))
        }
    }
}

/// Hashes of secrets, made once: making them costs more than all else a test does.
enum Secrets {
    static let passphrase = "seven green umbrellas"
    static let pin = "274916"
    static let passphraseHash =
        "$argon2id$v=19$m=19456,t=2,p=1$/3lX6jznrSEOIIXhYmGLww$"
        + "Feqt+RSV+Z6gQAnDhfgPxmqA3lPigDEdjGrVts/Pl+U"
    static let pinHash =
        "$argon2id$v=19$m=19456,t=2,p=1$0OukcXXqhj4q0yHk2DoFEA$"
        + "d0G6v8Lli8S15T5eRd3QUcNqmnVYyj1+mw02NcvR44k"
}

extension TestHouse {
    /// Runs a script as the owner.
    func run(_ script: String) async throws {
        try await database.owner.run(script: script, deadline: .seconds(30))
    }

    /// The one column of texts that a query gives.
    func texts(_ query: String) async throws -> [String] {
        try await database.owner.texts(query, deadline: .seconds(30))
    }

    /// Gives somebody the passphrase of `Secrets`.
    func setPassphrase(of handle: String) async throws {
        try await run(
            """
            insert into passphrase (employee_id, hash, set_at)
            select employee_id, '\(Secrets.passphraseHash)', now() from employee
            where handle = '\(handle)'
            """
        )
    }

    /// Gives somebody the PIN of `Secrets`.
    func setPin(of handle: String) async throws {
        try await run(
            """
            insert into pin (employee_id, hash, set_at)
            select employee_id, '\(Secrets.pinHash)', now() from employee
            where handle = '\(handle)'
            """
        )
    }

    /// Enrols a desk and answers its token.
    func desk(
        _ name: String = "Front desk 1",
        property: Int64? = nil,
        idleSeconds: Int = 300
    ) async throws -> Token {
        let token = Token()
        try await run(
            """
            select desk_enrol(
                '\(name)', \(property ?? self.property), \(token.hash.literal), \(idleSeconds))
            """
        )
        return token
    }

    /// A second property with the same limits, and its cost centre.
    func secondProperty() async throws -> (property: Int64, costCentre: Int64) {
        let other = try await organisation.addProperty(
            PropertyPlan(
                name: "Harbour",
                timeZone: "America/New_York",
                currency: Self.dollar,
                language: "en"
            )
        )
        let team = try await organisation.addCostCentre(
            property: other,
            code: "FO",
            name: "Front office"
        )
        try await organisation.setPolicy(
            PolicyPlan(
                property: other,
                validFrom: "2020-01-01",
                owner: "Kim Berg, ext 310",
                wordings: ["en": "Put it right."],
                limits: [.init(.employeeMonth, 200_000)]
            )
        )
        return (other, team)
    }

    /// Somebody who works elsewhere in the house.
    func employee(
        _ handle: String,
        roles: [String] = ["staff"],
        at place: (property: Int64, costCentre: Int64)
    ) async throws -> TestEmployee {
        let employee = try await employee(handle, roles: roles)
        try await move(handle, to: place)
        return employee
    }

    /// Moves somebody to another property.
    func move(_ handle: String, to place: (property: Int64, costCentre: Int64)) async throws {
        try await run(
            """
            update employee set property_id = \(place.property),
                cost_centre_id = \(place.costCentre)
            where handle = '\(handle)'
            """
        )
    }
}

extension TokenHash {
    /// The bytes as SQL writes them.
    var literal: String {
        "'\\x\(bytes.map { String(format: "%02x", $0) }.joined())'"
    }
}
