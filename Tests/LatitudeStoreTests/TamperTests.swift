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
                guard !Self.unproved.contains(table), !Self.unproved.contains("\(table).\(name)")
                else { continue }
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
            for table in try await superuser.texts(Self.tables)
            where !Self.unproved.contains(table) {
                let found = try await house.findings(
                    after: "delete from \(table) where ctid = (select max(ctid) from \(table))",
                    by: superuser
                )
                #expect(found > 0, "a row of \(table) was deleted and not found")
            }
        }
    }

    @Test("find a row added to any table", arguments: TamperAdditions.all)
    func added(statement: String) async throws {
        try await Self.withBooks { house, superuser in
            let found = try await house.findings(after: statement, by: superuser)
            #expect(found > 0, "not found: \(statement)")
        }
    }

    @Test("see the catalogue after an attack as it was before")
    func catalogue() async throws {
        try await Self.withBooks { house, superuser in
            let before = try await superuser.texts(Self.guards)
            try await superuser.tamper("update recovery set kind = 'loan', minutes = -1")
            #expect(before.contains { $0.contains("recovery_kind_known") })
            #expect(try await superuser.texts(Self.guards) == before)
            #expect(try await !house.findings().isEmpty)
        }
    }

    /// What keeps the rows right, as the catalogue has it.
    private static let guards = """
        select concat_ws(' ', g.relation::regclass, g.name, g.state) from (
            select k.conrelid, k.conname, pg_get_constraintdef(k.oid) from pg_constraint k
            union all
            select t.tgrelid, t.tgname, pg_get_triggerdef(t.oid) || t.tgenabled::text
            from pg_trigger t
            union all
            select a.attrelid, a.attname, a.attidentity::text from pg_attribute a
            where a.attidentity <> '') g (relation, name, state)
        order by 1
        """

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
            try await house.tell(spend, by: ada)
            for (act, step, words) in [
                (spend, FollowUp.Step.repay(.dollars(20), means: nil), "guest paid"),
                (hold, .settle(.dollars(250), means: .card), nil),
                (spend, .reverse, "wrong room"),
            ] as [(Booking, FollowUp.Step, String?)] {
                let by = words == "wrong room" ? bob : ada
                _ = try await house.recoveries.book(followUp(act, step, words: words), by: by.hash)
            }
            _ = try await house.recoveries.book(.of(.dollars(50), kind: .hold), by: ada.hash)
            try await house.praise(spend)
            for content in [
                EvidenceAddition.Content.file(try .bill("fresh meal")),
                .missing(try Words("lost it", field: "missing")),
            ] {
                let id = Identifier()
                let reference = RecoveryReference.id(spend.id)
                _ = try await house.books.evidence.add(
                    EvidenceAddition(id: id, recovery: reference, content: content),
                    by: ada.hash
                )
            }
            let november = try Self.lastNovember()
            try await house.books.periods.close(november, by: bob.hash)
            try await house.books.periods.reopen(
                november,
                for: try Reason("a late bill", field: "reason"),
                by: bob.hash
            )
            try await house.takeOut(november, by: bob)
            try await house.organisation.enrolEverything(ada)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await body(house, superuser)
            await superuser.close()
        }
    }

    /// November of the year before: over everywhere, and near enough to be planned.
    private static func lastNovember() throws -> Month {
        try month("\(Month(of: Day(of: Date(), in: .gmt)).year - 1)-11")
    }

    /// What nothing proves: the note of a use or a wrong try, who read of a guest today or asked
    /// about a limit, and devices that wait for some minutes.
    private static let unproved: Set = [
        "token.seen_at", "pin.wrong_tries", "guest_access", "limit_question", "device_login",
    ]

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
}

extension OrganisationStore {
    /// A passphrase, a PIN, a code that was used and one that was not, a desk, and an erasure.
    fileprivate func enrolEverything(_ employee: TestEmployee) async throws {
        try await connection.run(
            script: """
                set timezone to 'UTC';
                select enrolment_issue('\(employee.handle)', sha256('1'), interval '1 day');
                select enrolment_use(sha256('1'), '$argon2id$x');
                select enrolment_issue('\(employee.handle)', sha256('2'), interval '1 day');
                select pin_set('\(employee.id)', '$argon2id$y');
                select desk_enrol('Front desk', 1, sha256('3'), 300);
                """
        )
    }
}

extension TestHouse {
    /// How many findings there are after `statement`, rolled back afterwards.
    ///
    /// Triggers and constraints are back as they were when the books are looked at.
    fileprivate func findings(
        after statement: String,
        by superuser: Connection
    ) async throws -> Int {
        let vault = try await PersonalVault.open(Self.keys, over: superuser)
        try await superuser.run(script: "begin; set local timezone to 'UTC'")
        if statement.hasPrefix("alter") {
            try await superuser.run(script: statement)
        } else {
            try await superuser.tamper(statement)
        }
        let count = try await BookCheck.findings(on: superuser, vault: vault).count
        try await superuser.run(script: "rollback")
        return count
    }

    /// A plan, and a file of a month.
    fileprivate func takeOut(_ month: Month, by employee: TestEmployee) async throws {
        _ = try await books.budgets.set(
            [PlannedCost(costCentre: costCentre, month: month, minor: 100_000)],
            by: employee.hash
        )
        _ = try await books.exports.note(
            ExportedFile(
                month: month,
                format: "csv",
                part: 1,
                digest: Array(repeating: 7, count: 32),
                rows: 0,
                bytes: 10,
                isClosed: false
            ),
            by: employee.hash
        )
    }

    /// A letter, and a choice for the line-up.
    fileprivate func praise(_ act: Booking) async throws {
        let mia = try await asker("mia", roles: ["manager"])
        let words = try Words("You kept the soup hot.", field: "words")
        let letter = try Letter(
            id: Identifier(),
            recovery: .id(act.id),
            words: words,
            given: []
        )
        _ = try await books.letters.write(letter, by: mia)
        try await books.lineUp.choose(.id(act.id), by: mia)
    }

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
