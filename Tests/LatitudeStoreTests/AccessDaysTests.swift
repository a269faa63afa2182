import Latitude
import Logging
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Who read guests' data")
struct AccessDaysTests {
    @Test("is noted a day at a time, an hour after its end, whatever a session is set to")
    func noted() async throws {
        try await Self.withReads { house, superuser in
            let owner = house.database.owner
            try await owner.run(
                script: "set datestyle to 'German, DMY'; set timezone to 'Asia/Tokyo'"
            )
            for (instant, count) in [
                ("2020-02-04T00:59:59Z", "2"), ("2020-02-04T01:00:00Z", "1"),
                ("2020-02-04T23:00:00Z", "0"),
            ] {
                let noted = try await owner.texts("select access_days_note_at('\(instant)')::text")
                #expect(noted == [count], "\(instant)")
            }
            let days = try await superuser.texts(
                "select to_char(day, 'DD') || ' ' || row_count from access_day order by day"
            )
            #expect(days == ["01 3", "02 0", "03 2"])
            #expect(try await house.findings() == [])
        }
    }

    @Test(
        "is not emptied, altered or added to afterwards without being told",
        arguments: [
            (
                "truncate guest_access",
                "2020-02-01: 3 of 3 lines in the list of who read guests’ data are missing"
            ),
            (
                "delete from guest_access where route = 'list'",
                "2020-02-01: 1 of 3 lines in the list of who read guests’ data is missing"
            ),
            (
                "update guest_access set employee_id = null where read_at > '2020-02-03'",
                "2020-02-03: lines in the list of who read guests’ data were changed"
            ),
            (
                """
                insert into guest_access (guest_id, route, read_at)
                select guest_id, 'act', '2020-02-02T10:00:00Z' from guest
                """,
                "2020-02-02: 1 line in the list of who read guests’ data was added later"
            ),
            (
                """
                insert into guest_access (guest_id, route, read_at)
                select guest_id, 'act', '2020-01-15T10:00:00Z' from guest
                """,
                "2020-01-15: the list of who read guests’ data has no digest for that day"
            ),
            (
                "delete from access_day where day = '2020-02-02'",
                "2020-02-02: the list of who read guests’ data has no digest for that day"
            ),
            (
                "update access_day set row_count = 4 where day = '2020-02-01'",
                "2020-02-01: 1 of 4 lines in the list of who read guests’ data is missing"
            ),
        ]
    )
    func told(statement: String, finding: String) async throws {
        try await Self.withReads { house, superuser in
            _ = try await house.database.owner.texts(
                "select access_days_note_at('2020-02-04T01:00:00Z')::text"
            )
            try #require(try await house.findings().isEmpty)
            try await superuser.run(
                script: """
                    set timezone to 'UTC';
                    alter table guest_access disable trigger user;
                    alter table access_day disable trigger user;
                    \(statement);
                    alter table guest_access enable always trigger guest_access_append_only;
                    alter table guest_access enable always trigger guest_access_no_truncate;
                    alter table access_day enable always trigger access_day_append_only;
                    alter table access_day enable always trigger access_day_no_truncate;
                    """
            )
            let found = try await house.findings().filter { $0.check == "access_days" }
            #expect(found.map(\.text).contains(finding), "\(found)")
        }
    }

    @Test("is noted by the server, for every day since the first line")
    func server() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(5), room: "412"), by: ada.hash)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(
                script: """
                    insert into guest_access (guest_id, route, read_at)
                    select guest_id, 'export', now() - interval '3 days' from guest
                    """
            )
            let pool = ConnectionPool(
                house.database.configuration(.app),
                size: 1,
                logger: Logger(label: "test")
            )
            let noted = try await pool.one(NoteAccessDays(), deadline: .seconds(30))
            #expect((2...3).contains(noted))
            #expect(try await pool.one(NoteAccessDays(), deadline: .seconds(30)) == 0)
            await pool.close()
            #expect(try await house.findings() == [])
            await superuser.close()
        }
    }

    @Test("that waits for its digest for days is told")
    func late() async throws {
        try await Self.withReads { house, superuser in
            _ = try await house.database.owner.texts(
                "select access_days_note_at('2020-02-03T01:00:00Z')::text"
            )
            let found = try await house.findings().map(\.text)
            #expect(found.count == 1)
            let since = "The list of who read guests’ data has had no digest since 2020-02-03"
            #expect(found[0].hasPrefix(since))
        }
    }

    /// A house where somebody read of a guest three times on 1 February 2020 and twice on the 3rd.
    private static func withReads(
        _ body: @Sendable @escaping (TestHouse, Connection) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(5), room: "412"), by: ada.hash)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(
                script: """
                    insert into guest_access (guest_id, employee_id, route, read_at)
                    select g.guest_id, '\(ada.id)', r.route, r.read_at::timestamptz
                    from guest g cross join (values
                        ('act', '2020-02-01T00:00:00Z'), ('act', '2020-02-01T10:00:00Z'),
                        ('list', '2020-02-01T23:59:59.999999Z'), ('act', '2020-02-03T10:00:00Z'),
                        ('list', '2020-02-03T11:00:00Z')) r (route, read_at)
                    """
            )
            try await body(house, superuser)
            await superuser.close()
        }
    }
}
