import Postgres
import TestSupport
import Testing

@Suite("Row security")
struct RowSecurityTests {
    /// Without personal data, each with the reason why everybody may read it.
    private static let open = [
        "organisation": "the name of the house and the head of the register",
        "property": "names, time zones and currencies",
        "cost_centre": "names of teams",
        "policy": "the rules are everybody's, and so is who answers for them",
        "policy_wording": "the rules in words",
        "policy_limit": "the limits of the rules",
        "account": "the chart of accounts",
        "means_account": "which account a means of paying is",
        "period": "which months are closed",
        "migration": "names and checksums of scripts",
    ]

    /// Shown by a policy of the asker's.
    private static let shown = Set(ReadableTables.all)

    /// Of no concern to the server's own role but by functions; one it may add to.
    private static let hidden: Set = [
        "guest_access", "erasure", "register", "vault_secret", "code_secret", "vault_master",
        "identity", "signing_key",
        "passphrase", "pin", "enrolment", "desk", "device_login", "access_day", "limit_question",
    ]

    @Test("is on and forced, with its policies, for every table but those without personal data")
    func catalogue() async throws {
        try await TestDatabase.with { database in
            let lines = try await database.owner.texts(
                """
                select format('%s %s %s %s', c.relname, c.relrowsecurity, c.relforcerowsecurity,
                    coalesce((
                        select string_agg(format('%s:%s:%s', p.polname, p.polcmd, (
                                select string_agg(r.rolname, '+') from pg_roles r
                                where r.oid = any (p.polroles))), ',' order by p.polname)
                        from pg_policy p where p.polrelid = c.oid), 'none'))
                from pg_class c
                where c.relnamespace = current_schema()::regnamespace
                    and c.relkind in ('r', 'p', 'f') order by c.relname
                """
            )
            let others = "book:*:latitude_book,owner:*:latitude_owner"
            for line in lines {
                let words = line.split(separator: " ").map(String.init)
                let table = words[0]
                let expected =
                    if Self.open[table] != nil {
                        "f f none"
                    } else if table == "guest_access" {
                        "t t asker:a:latitude_app,\(others)"
                    } else if Self.hidden.contains(table) {
                        "t t \(others)"
                    } else {
                        "t t asker:r:latitude_app,\(others)"
                    }
                #expect(words.dropFirst().joined(separator: " ") == expected, "\(table)")
            }
            let known = Self.shown.union(Self.hidden).union(Self.open.keys)
            let found = Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
            #expect(found == known, "a table that is new: protect it, or say why it is open")
        }
    }

    @Test("is asked by every view with the reader's rights")
    func views() async throws {
        try await TestDatabase.with { database in
            let wrong = try await database.owner.texts(
                """
                select c.relname from pg_class c
                where c.relnamespace = current_schema()::regnamespace and (c.relkind = 'm'
                    or c.relkind = 'v' and not coalesce(
                        c.reloptions && array['security_invoker=true', 'security_invoker=on'],
                        false))
                """
            )
            #expect(wrong.isEmpty)
        }
    }

    @Test("no role that bypasses it is the server's")
    func bypass() async throws {
        try await TestDatabase.with { database in
            let wrong = try await database.owner.texts(
                """
                select rolname from pg_roles where rolname like 'latitude\\_%'
                    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                """
            )
            #expect(wrong.isEmpty)
        }
    }

    @Test("numbers are the database's: neither role may give one of its own")
    func identities() async throws {
        try await TestDatabase.with { database in
            let wrong = try await database.owner.texts(
                """
                select format('%s: %s.%s', r.role, c.relname, a.attname)
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                cross join unnest(array['latitude_app', 'latitude_book']) r (role)
                where c.relnamespace = current_schema()::regnamespace and a.attidentity <> ''
                    and has_column_privilege(r.role, c.oid, a.attnum, 'insert, update')
                """
            )
            #expect(wrong.isEmpty)
            let app = try await Connection.open(database.configuration(.app))
            for columns in [
                "guest_access (access_id, guest_id, employee_id, route) overriding system value "
                    + "values (1, gen_random_uuid(), null, 'x')",
                "guest_access (guest_id, employee_id, route, read_at) "
                    + "values (gen_random_uuid(), null, 'x', '2020-01-01')",
            ] {
                await refused(.insufficientPrivilege, "insert into \(columns)", by: app)
            }
            await app.close()
            let book = try await Connection.open(database.configuration(.superuser))
            try await book.run(script: "set role latitude_book")
            for (table, column) in [
                ("fund", "fund_id"), ("certification", "certification_id"), ("policy", "policy_id"),
                ("erasure", "erasure_id"), ("guest_access", "access_id"),
            ] {
                await refused(
                    .insufficientPrivilege,
                    "insert into \(table) (\(column)) overriding system value values (1)",
                    by: book
                )
            }
            await book.close()
        }
    }
}

@Suite("No table is emptied")
struct TruncateTests {
    /// Their rows may go: keys of the erased, devices that waited, names of scripts (which the
    /// checks compare with the binary's).
    private static let exempt: Set = ["vault_key", "device_login", "migration"]

    @Test("not by a superuser in replica mode, for every table but the three named")
    func truncate() async throws {
        try await TestDatabase.with { database in
            let tables = try await database.owner.texts(
                """
                select c.relname from pg_class c
                where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                order by 1
                """
            )
            #expect(Self.exempt.isSubset(of: tables))
            let superuser = try await Connection.open(database.configuration(.superuser))
            for table in tables where !Self.exempt.contains(table) {
                await refused(
                    .insufficientPrivilege,
                    "set session_replication_role = replica; truncate \(table) cascade",
                    by: superuser
                )
            }
            let firing = try await superuser.texts(
                """
                select t.tgrelid::regclass::text from pg_trigger t
                where t.tgname like '%\\_no\\_truncate' and t.tgenabled = 'A'
                """
            )
            #expect(Set(firing) == Set(tables).subtracting(Self.exempt))
            await superuser.close()
        }
    }
}
