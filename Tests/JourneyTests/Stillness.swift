import Postgres
import TestSupport

/// Every booking stopped at the database: requests arrive and no answer leaves, until it is lifted.
struct Stillness: Sendable {
    private let blocker: Connection

    /// Stops bookings in a house for as long as `body` takes, unless `body` lifts it.
    static func with<Value: Sendable>(
        in house: TestHouse,
        _ body: (Stillness) async throws -> Value
    ) async throws -> Value {
        let blocker = try await Connection.open(house.database.configuration(.superuser))
        let stillness = Stillness(blocker: blocker)
        try await blocker.run(
            script: "begin; lock table recovery in share row exclusive mode",
            deadline: .seconds(30)
        )
        do {
            let value = try await body(stillness)
            await blocker.close()
            return value
        } catch {
            await blocker.close()
            throw error
        }
    }

    /// Lets bookings go on.
    func lift() async throws { try await blocker.run(script: "rollback") }

    /// Waits until a booking has come as far as it can.
    func isReached() async throws {
        try await wait {
            let waiting = try await blocker.texts(
                """
                select count(*)::text from pg_locks l join pg_database d on d.oid = l.database
                where d.datname = current_database() and l.relation = 'recovery'::regclass
                    and not l.granted
                """
            )
            return waiting != ["0"]
        }
    }
}

extension TestHouse {
    /// How many rows a table has.
    func count(_ table: String) async throws -> Int {
        let texts = try await database.owner.texts("select count(*)::text from \(table)")
        return texts.first.flatMap { Int($0) } ?? 0
    }
}
