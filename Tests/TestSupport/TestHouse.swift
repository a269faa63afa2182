public import Foundation
public import Latitude
public import LatitudeStore
import Logging
import ServiceLifecycle
public import Vault

/// A house set up in a test's database, and its books in service.
public struct TestHouse: Sendable {
    /// The database it is in.
    public let database: TestDatabase
    /// What the owner may do.
    public let organisation: OrganisationStore
    /// The books in service.
    public let books: Books
    /// The first property's number: New York, USD.
    public let property: Int64
    /// Its one cost centre.
    public let costCentre: Int64

    /// The money path.
    public var recoveries: RecoveryStore { books.recoveries }
    /// Reports and stories.
    public var outcomes: OutcomeStore { books.outcomes }

    /// The currency of the house.
    public static let dollar = Money.dollars(0).currency

    /// Lends `body` a house that opens on 1 January 2020 with 2,000.00 USD per employee and month
    /// and per guest and day; its books are in service meanwhile.
    public static func with<R: Sendable>(
        limits: [PolicyPlan.Limit] = [
            .init(.employeeMonth, 200_000), .init(.guestDay, 200_000),
        ],
        isDemo: Bool = false,
        _ body: @Sendable @escaping (TestHouse) async throws -> R
    ) async throws -> R {
        try await TestDatabase.with { database in
            let house = try await setUp(database, limits: limits, isDemo: isDemo)
            return try await serving(house.books) { try await body(house) }
        }
    }

    /// Lends `body` the books of a second server over the same database.
    public func reopened<R: Sendable>(
        _ body: @Sendable @escaping (Books) async throws -> R
    ) async throws -> R {
        let other = try await Self.books(database)
        return try await Self.serving(other) { try await body(other) }
    }

    /// Lends `body` the money path of a second server over the same database.
    public func secondServer<R: Sendable>(
        _ body: @Sendable @escaping (RecoveryStore) async throws -> R
    ) async throws -> R {
        try await reopened { try await body($0.recoveries) }
    }

    /// The master keys of every test house.
    public static let keys = MasterKeys.fresh()
    /// What every test house signs with.
    public static let signingKey = SigningKey.fresh()

    private static func books(_ database: TestDatabase) async throws -> Books {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return try await Books.open(database.configuration(.app), keys: keys, logger: logger)
    }

    /// Runs the services of the books for as long as `body` takes.
    public static func serving<R: Sendable>(
        _ books: Books,
        _ body: @Sendable @escaping () async throws -> R
    ) async throws -> R {
        try await withThrowingTaskGroup(of: R?.self) { group in
            for service in books.services {
                group.addTask {
                    try await service.run()
                    return nil
                }
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    /// Somebody with a certificate valid to 31 March 2099, and their token.
    public func employee(
        _ handle: String,
        roles: [String] = ["staff"],
        certified: Bool = true
    ) async throws -> TestEmployee {
        let id = try await organisation.addEmployee(
            EmployeePlan(
                handle: handle,
                name: handle.capitalized,
                property: property,
                costCentre: costCentre,
                roles: roles
            )
        )
        if certified {
            try await organisation.certify(
                employee: id,
                course: "basics",
                from: "2020-01-01",
                until: "2099-03-31"
            )
        }
        guard
            let token = try await organisation.issueToken(
                handle: handle,
                label: "test",
                issuedAt: "2020-01-01T00:00:00Z"
            )
        else { throw CancellationError() }
        return TestEmployee(id: id, handle: handle, token: token)
    }

    private static func setUp(
        _ database: TestDatabase,
        limits: [PolicyPlan.Limit],
        isDemo: Bool
    ) async throws -> TestHouse {
        let organisation = OrganisationStore(connection: database.owner)
        try await organisation.setUp(name: "Test house", isDemo: isDemo)
        let property = try await organisation.addProperty(
            PropertyPlan(
                name: "Grand",
                timeZone: "America/New_York",
                currency: dollar,
                language: "en"
            )
        )
        let costCentre = try await organisation.addCostCentre(
            property: property,
            code: "FO",
            name: "Front office"
        )
        if !limits.isEmpty {
            try await organisation.setPolicy(
                PolicyPlan(
                    property: property,
                    validFrom: "2020-01-01",
                    owner: "Jan Nowak, ext 210",
                    wordings: ["en": "Put it right."],
                    limits: limits
                )
            )
        }
        return TestHouse(
            database: database,
            organisation: organisation,
            books: try await books(database),
            property: property,
            costCentre: costCentre
        )
    }
}

/// Somebody who works in a test house.
public struct TestEmployee: Sendable {
    /// Their id.
    public let id: UUID
    /// The name at the desk.
    public let handle: String
    /// Their token.
    public let token: Token
    /// What the books know of it.
    public var hash: TokenHash { token.hash }
}

extension Money {
    /// Whole dollars and cents.
    public static func dollars(_ major: Int64, cents: Int64 = 0) -> Money {
        guard let dollar = Currency("USD") else { preconditionFailure("ISO 4217 has the dollar") }
        return Money(minor: major * 100 + cents, currency: dollar)
    }
}

extension RecoveryRequest {
    /// A spend, or another kind of act, with a fresh id unless one is given.
    public static func of(
        _ amount: Money?,
        _ what: String = "fresh meal and wine",
        kind: RecoveryKind = .spend,
        room: String? = nil,
        id: Identifier = Identifier(),
        _ change: (inout RecoveryDraft) -> Void = { _ in }
    ) throws -> RecoveryRequest {
        var draft = RecoveryDraft(
            id: id,
            kind: kind,
            amount: amount.map { ($0.minor, $0.currency.code) },
            what: what
        )
        draft.room = room
        change(&draft)
        return try RecoveryRequest(draft)
    }
}
