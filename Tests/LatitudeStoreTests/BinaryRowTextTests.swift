import Foundation
import Latitude
import Logging
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("The text of a streamed field")
struct BinaryRowTextTests {
    /// Days around every turn of a year, instants before and after 2000, and what chance gives.
    private static let rows = """
        with day (day) as (
            select generate_series(date '0001-01-01', date '9999-12-31', interval '61 days')::date
            union all
            select d::date + s from generate_series(date '1896-02-28', date '2104-03-01',
                interval '1 year') d, generate_series(-60, 3) s),
        field (day, second, id, bytes) as (
            select d.day,
                (d.day + random() * interval '1 day')::timestamp at time zone 'UTC',
                gen_random_uuid(), sha256(d.day::text::bytea)
            from day d)
        select f.day, f.day::text, f.second, \(UTCText.of("f.second")), f.id, f.id::text,
            f.bytes, encode(f.bytes, 'hex')
        from field f
        """

    @Test("is what PostgreSQL writes")
    func same() async throws {
        try await TestDatabase.with { database in
            let pool = Self.pool(database)
            let (count, others) = try await pool.fold(
                Self.rows,
                within: [:],
                deadline: .seconds(60)
            ) {
                (0, [String]())
            } _: { value, row throws(PostgresError) in
                let texts = [
                    (try row.day(), try row.text()), (try row.second(), try row.text()),
                    (try row.uuid(), try row.text()), (try row.hexadecimal(), try row.text()),
                ]
                value.0 += 1
                value.1 += texts.filter { $0 != $1 }.map { "\($0) is not \($1)" }
            }
            await pool.close()
            #expect(count > 70_000)
            #expect(others.isEmpty, "\(others.prefix(5))")
        }
    }

    @Test("is not made of another type's field, nor of a day without four digits for its year")
    func other() async throws {
        try await TestDatabase.with { database in
            let pool = Self.pool(database)
            let days = ["1::bigint", "null::date", "date 'infinity'", "date '-infinity'"]
            let early = ["date '0001-12-31 BC'", "date '10000-01-01'"]
            for query in (days + early).map({ "select \($0)" }) {
                await #expect(throws: PostgresError.self) {
                    try await pool.fold(query, within: [:], deadline: .seconds(60)) {
                        ""
                    } _: { value, row throws(PostgresError) in
                        value = try row.day()
                    }
                }
            }
            for query in ["select timestamptz 'infinity'", "select timestamptz '-infinity'"] {
                await #expect(throws: PostgresError.self) {
                    try await pool.fold(query, within: [:], deadline: .seconds(60)) {
                        ""
                    } _: { value, row throws(PostgresError) in
                        value = try row.second()
                    }
                }
            }
            await pool.close()
        }
    }

    private static func pool(_ database: TestDatabase) -> ConnectionPool {
        ConnectionPool(
            database.configuration(.app),
            size: 1,
            logger: Logger(label: "test")
        )
    }
}
