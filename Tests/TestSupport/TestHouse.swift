public import Foundation
public import Latitude
public import LatitudeStore
import Logging
public import Postgres

/// A house set up in a test's database, and its books in service.
public struct TestHouse: Sendable {
    /// The database it is in.
    public let database: TestDatabase
    /// What the owner may do.
    public let organisation: OrganisationStore
    /// The money path.
    public let recoveries: RecoveryStore
    /// Reports and stories.
    public let outcomes: OutcomeStore
    /// Who asks.
    public let employees: EmployeeStore
    /// Acts as read.
    public let acts: ActReader
    /// Connections of the app role.
    public let pool: ConnectionPool
    /// The first property's number: New York, USD.
    public let property: Int64
    /// Its one cost centre.
    public let costCentre: Int64

    /// The currency of the house.
    public static let dollar = Money.dollars(0).currency

    /// Lends `body` a house that opens on 1 January 2020 with 2,000.00 USD per employee and month
    /// and per guest and day; its queue runs meanwhile.
    public static func with<R: Sendable>(
        limits: [PolicyPlan.Limit] = [
            .init(.employeeMonth, 200_000), .init(.guestDay, 200_000),
        ],
        isDemo: Bool = false,
        _ body: @Sendable @escaping (TestHouse) async throws -> R
    ) async throws -> R {
        try await TestDatabase.with { database in
            let house = try await setUp(database, limits: limits, isDemo: isDemo)
            let result = try await running(house.writing) { try await body(house.house) }
            await house.house.pool.close()
            return result
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

    /// Lends `body` the money path of a second server over the same database.
    public func secondServer<R: Sendable>(
        _ body: @Sendable @escaping (RecoveryStore) async throws -> R
    ) async throws -> R {
        let other = Self.queue(database)
        let store = RecoveryStore(queue: other.queue, pool: pool)
        return try await Self.running(other) { try await body(store) }
    }

    private struct Writing: Sendable {
        let queue: RecoveryQueue
        let writer: ConnectionPool
    }

    private static func queue(_ database: TestDatabase) -> Writing {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let writer = ConnectionPool(database.configuration(.app), size: 1, logger: logger)
        return Writing(queue: RecoveryQueue(writer: writer, logger: logger), writer: writer)
    }

    /// Runs a queue for as long as `body` takes.
    private static func running<R: Sendable>(
        _ writing: Writing,
        _ body: @Sendable @escaping () async throws -> R
    ) async throws -> R {
        try await withThrowingTaskGroup(of: R?.self) { group in
            group.addTask {
                try await writing.queue.run()
                return nil
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                guard let result else { continue }
                await writing.writer.close()
                return result
            }
            throw CancellationError()
        }
    }

    private struct Running {
        let house: TestHouse
        let writing: Writing
    }

    private static func setUp(
        _ database: TestDatabase,
        limits: [PolicyPlan.Limit],
        isDemo: Bool
    ) async throws -> Running {
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
                    wording: "Put it right.",
                    limits: limits
                )
            )
        }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let pool = ConnectionPool(database.configuration(.app), logger: logger)
        let writing = queue(database)
        let house = TestHouse(
            database: database,
            organisation: organisation,
            recoveries: RecoveryStore(queue: writing.queue, pool: pool),
            outcomes: OutcomeStore(pool: pool),
            employees: EmployeeStore(pool: pool),
            acts: ActReader(pool: pool),
            pool: pool,
            property: property,
            costCentre: costCentre
        )
        return Running(house: house, writing: writing)
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
