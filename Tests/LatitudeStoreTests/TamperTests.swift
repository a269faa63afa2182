import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("The checks")
struct TamperTests {
    @Test("find nothing in books that nobody touched")
    func control() async throws {
        try await Self.withBooks { house, _ in
            let findings = try await house.findings()
            #expect(findings.isEmpty)
        }
    }

    @Test("find every single column of every table changed behind the functions' back")
    func columns() async throws {
        try await Self.withBooks { house, superuser in
            for column in try await superuser.texts(Self.columns) {
                let parts = column.split(separator: "|", maxSplits: 2).map(String.init)
                let (table, name, value) = (parts[0], parts[1], parts[2])
                let found = try await house.findings(
                    after: """
                        update \(table) set \(name) = \(value)
                        where ctid = (select ctid from \(table)
                            where \(name) is distinct from \(value) limit 1)
                        """,
                    by: superuser
                )
                #expect(found > 0, "\(table).\(name) was changed and not found")
            }
        }
    }

    @Test("find a row deleted from any table that has one")
    func rows() async throws {
        try await Self.withBooks { house, superuser in
            for table in try await superuser.texts(Self.tables) {
                let found = try await house.findings(
                    after: "delete from \(table) where ctid = (select max(ctid) from \(table))",
                    by: superuser
                )
                #expect(found > 0, "a row of \(table) was deleted and not found")
            }
        }
    }

    @Test("find a row added to any table", arguments: additions)
    func added(statement: String) async throws {
        try await Self.withBooks { house, superuser in
            let found = try await house.findings(after: statement, by: superuser)
            #expect(found > 0, "not found: \(statement)")
        }
    }

    @Test("find a trigger that was switched off")
    func triggers() async throws {
        try await Self.withBooks { house, superuser in
            let found = try await house.findings(
                after: "alter table entry disable trigger entry_append_only",
                by: superuser
            )
            #expect(found > 0)
        }
    }

    /// One of each kind of act, step, report and telling.
    private static func withBooks(
        _ body: @Sendable @escaping (TestHouse, Connection) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let bob = try await house.employee("bob", roles: ["staff", "finance"])
            let spend = try await house.recoveries.book(
                .of(.dollars(120), room: "412") { draft in
                    draft.wrong = "cold dinner"
                    draft.place = "terrace"
                    draft.cause = .mistake
                    draft.minutes = 10
                },
                by: ada.hash
            )
            let hold = try await house.recoveries.book(
                .of(.dollars(300), kind: .hold) { draft in
                    draft.hold = HoldTimes(
                        neededBy: .now.addingTimeInterval(3_600),
                        awayUntil: .now.addingTimeInterval(7_200)
                    )
                },
                by: ada.hash
            )
            for (act, step, words) in [
                (spend, FollowUp.Step.repay(.dollars(20), means: nil), "guest paid"),
                (hold, .settle(.dollars(250), means: .card), nil),
                (spend, .reverse, "wrong room"),
            ] as [(Booking, FollowUp.Step, String?)] {
                let by = words == "wrong room" ? bob : ada
                _ = try await house.recoveries.book(followUp(act, step, words: words), by: by.hash)
            }
            _ = try await house.recoveries.book(.of(.dollars(50), kind: .hold), by: ada.hash)
            try await house.tell(spend, by: ada)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await body(house, superuser)
            await superuser.close()
        }
    }

    /// Tables with a row.
    private static let tables = """
        select c.relname::text from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            and (xpath('/row/n/text()', query_to_xml(
                format('select count(*) as n from %I', c.relname), true, true, '')))[1]::text <> '0'
        order by 1
        """

    /// Table, column and another value of its type, for every column with a row.
    private static let columns = """
        select format('%s|%I|%s', c.table_name, c.column_name, case c.data_type
            when 'bigint' then format('coalesce(%I, 0) + 1000', c.column_name)
            when 'integer' then format('coalesce(%I, 0) + 1000', c.column_name)
            when 'smallint' then format('coalesce(%I, 0) + 1000', c.column_name)
            when 'boolean' then format('not %I', c.column_name)
            when 'uuid' then 'gen_random_uuid()'
            when 'date' then format('coalesce(nullif(%I, ''-infinity''), ''2001-01-01'') + 1',
                c.column_name)
            when 'timestamp with time zone' then format(
                'coalesce(%I, now()) + interval ''1 second''', c.column_name)
            when 'bytea' then format('sha256(coalesce(%I, ''\\x''))', c.column_name)
            when 'ARRAY' then 'array[''admin'']'
            else format('coalesce(%I, '''') || ''x''', c.column_name) end)
        from information_schema.columns c
        join (\(tables)) t (name) on t.name = c.table_name
        where c.table_schema = 'public'
        order by c.table_name, c.ordinal_position
        """

    private static let additions = [
        """
        insert into fund select (y.f).* from (select f from fund f limit 1) x,
        lateral (select jsonb_populate_record(x.f, jsonb_build_object(
            'fund_id', 999, 'subject', gen_random_uuid())) as f) y
        """,
        """
        insert into fund_entry select (y.k).* from (select k from fund_entry k
        where entry_id is null limit 1) x, lateral (select jsonb_populate_record(
            x.k, jsonb_build_object('seq', 999)) as k) y
        """,
        """
        insert into entry select (y.e).* from (select e from entry e limit 1) x,
        lateral (select jsonb_populate_record(x.e, jsonb_build_object(
            'entry_id', 999, 'request_id', gen_random_uuid(), 'kind', 'repay')) as e) y
        """,
        """
        insert into posting select entry_id, line + 10, account, cost_centre_id, debit, credit,
        currency, booked_on from posting
        """,
        """
        insert into recovery select (y.r).* from (select r from recovery r limit 1) x,
        lateral (select jsonb_populate_record(x.r, jsonb_build_object('recovery_id',
            gen_random_uuid(), 'number', 999, 'code', 'ZZZZ')) as r) y
        """,
        """
        insert into guest select gen_random_uuid(), property_id, kind, label, normalised, 99, since
        from guest limit 1
        """,
        """
        insert into entry_words select entry_id, 'x' from entry where kind = 'settle'
        """,
        "insert into employee select (y.e).* from (select e from employee e limit 1) x, "
            + "lateral (select jsonb_populate_record(x.e, "
            + "'{\"employee_id\":\"00000000-0000-4000-8000-000000000000\",\"handle\":\"eve\"}') "
            + "as e) y",
        """
        insert into certification (certification_id, employee_id, course, valid_from, valid_until)
        select 999, employee_id, 'forged', '2020-01-01', '2099-01-01' from employee limit 1
        """,
        """
        insert into token (token_hash, employee_id, label, created_at)
        select sha256('forged'), employee_id, 'x', now() from employee limit 1
        """,
        """
        insert into policy (policy_id, property_id, number, valid_from, owner, wording)
        select 999, property_id, 99, '2020-01-01', 'eve', 'all' from property
        """,
        "insert into policy_limit select policy_id, 'employee_day', 1, false from policy",
        "insert into period values ('2026-01-01', now())",
        """
        insert into outcome select gen_random_uuid(), recovery_id, employee_id, 'better', null,
        salt, content, reported_at from outcome
        """,
        """
        insert into story select gen_random_uuid(), recovery_id, employee_id, 'house', 'x', salt,
        content, told_at from story
        """,
        """
        insert into register select seq + 100, relation, row_key, content, hash from register
        where seq = 1
        """,
        "insert into migration values ('9999_more', 'x')",
        "insert into account values ('slush', 'Slush', 'asset')",
        "insert into means_account values ('time2', 'petty_cash', 'petty_cash')",
        """
        insert into property (property_id, name, time_zone, currency, language, default_means)
        values (999, 'Ghost', 'UTC', 'USD', 'en', 'till')
        """,
        "insert into cost_centre overriding system value values (999, 1, 'X', 'X')",
    ]
}

extension TestHouse {
    /// How many findings there are after `statement`, run with triggers and constraints out of the
    /// way and rolled back afterwards.
    fileprivate func findings(
        after statement: String,
        by superuser: Connection
    ) async throws -> Int {
        let constraints = try await superuser.texts(Self.checkConstraints)
        try await superuser.run(
            script: """
                begin;
                set local timezone to 'UTC';
                set local session_replication_role = replica;
                \(constraints.joined(separator: ";\n"));
                do $$ declare t record; begin
                    for t in select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and is_identity = 'YES'
                    loop execute format('alter table %I alter column %I drop identity',
                        t.table_name, t.column_name); end loop;
                end $$;
                do $$ declare t text; begin
                    for t in select c.oid::regclass::text from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                    loop execute format('alter table %s disable trigger all', t); end loop;
                end $$;
                \(statement);
                do $$ declare t record; begin
                    for t in select tgrelid::regclass as r, tgname from pg_trigger
                        where not tgisinternal
                            and ('\(statement.prefix(5))' <> 'alter'
                                or tgname <> 'entry_append_only')
                    loop execute format('alter table %s enable always trigger %I', t.r, t.tgname);
                    end loop;
                end $$;
                """
        )
        let count = try await BookCheck.findings(on: superuser).count
        try await superuser.run(script: "rollback")
        return count
    }

    /// Check constraints are one more line of defence; here they would hide what is tested.
    private static let checkConstraints = """
        select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass,
            conname)
        from pg_constraint
        where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'f')
            and conrelid <> 0
        order by contype = 'f' desc
        """

    fileprivate func tell(_ act: Booking, by employee: TestEmployee) async throws {
        _ = try await outcomes.report(
            OutcomeReport(
                id: Identifier(),
                recovery: .id(act.id),
                outcome: .delighted,
                words: try Words("she hugged me", field: "words")
            ),
            by: employee.hash
        )
        _ = try await outcomes.tell(
            StoryTelling(
                id: Identifier(),
                recovery: .id(act.id),
                words: try Words("How it was.", field: "words"),
                share: .house
            ),
            by: employee.hash
        )
    }
}
