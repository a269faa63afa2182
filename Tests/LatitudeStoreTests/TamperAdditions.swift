/// A row added to each table, as somebody with every right would.
enum TamperAdditions {
    static let all = [
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
        insert into guest select gen_random_uuid(), property_id, kind, 99, since
        from guest limit 1
        """,
        """
        insert into guest_label select gen_random_uuid(), property_id, kind, label_index, 99,
        key_id, sealed from guest_label limit 1
        """,
        """
        insert into entry_words select entry_id, employee_id, gen_random_uuid(), '\\x00'
        from entry where kind = 'settle'
        """,
        """
        insert into vault_key select gen_random_uuid(), recovery_id, employee_id, guest_id, master,
        salt, wrapped from vault_key limit 1
        """,
        """
        insert into narrative select gen_random_uuid(), employee_id, key_id, sealed
        from narrative limit 1
        """,
        """
        insert into story_words select gen_random_uuid(), 'x'
        """,
        """
        insert into erasure overriding system value select 99, guest_id, null, 'asked', now()
        from guest limit 1
        """,
        """
        insert into passphrase select employee_id, '$argon2id$x', now() from employee
        where handle = 'bob'
        """,
        """
        insert into pin select employee_id, '$argon2id$x', now(), 0 from employee
        where handle = 'bob'
        """,
        """
        insert into enrolment select sha256('x'), employee_id, now(), 'infinity', null
        from employee limit 1
        """,
        """
        insert into identity select 'https://evil.example', 'eve', employee_id from employee limit 1
        """,
        """
        insert into desk (name, property_id, token_hash, idle_seconds, enrolled_at)
        select 'x', property_id, sha256('x'), 300, now() from property limit 1
        """,
        "insert into vault_master values (9, '\\x00')",
        "insert into vault_secret values ('x', 1, '\\x00')",
        "insert into policy_wording select policy_id, 'pl', 'x' from policy",
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
        insert into policy (policy_id, property_id, number, valid_from, owner, receipts_from)
        select 999, property_id, 99, '2020-01-01', 'eve', 0 from property
        """,
        "insert into policy_limit select policy_id, 'employee_day', 1, false from policy",
        "insert into period values ('2026-01-01', now())",
        """
        insert into export select 99, month, format, 2, sha256, 1, 1, false, employee_id, now()
        from export limit 1
        """,
        """
        insert into budget select cost_centre_id, (month + interval '1 month')::date, 1
        from budget limit 1
        """,
        """
        insert into budget_change select 99, cost_centre_id, month, amount, 1, employee_id, now()
        from budget_change limit 1
        """,
        """
        insert into period_change select 99, month, true, employee_id, null, now()
        from period_change limit 1
        """,
        """
        insert into outcome select gen_random_uuid(), recovery_id, employee_id, 'better', null,
        null, content_hash, reported_at from outcome
        """,
        """
        insert into story select gen_random_uuid(), recovery_id, employee_id, 'house', key_id,
        sealed, words_hash, content_hash, told_at from story
        """,
        """
        insert into evidence select gen_random_uuid(), recovery_id, employee_id, media_type, size,
        key_id, sealed_hash, content_hash, added_at from evidence
        """,
        """
        insert into letter select gen_random_uuid(), story_id, recovery_id, property_id, writer_id,
        employee_id, key_id, sealed, content_hash, written_at from letter
        """,
        """
        insert into line_up select 99, property_id, day, recovery_id, employee_id, chosen_at
        from line_up
        """,
        """
        insert into evidence_content select gen_random_uuid(), '\\x00'
        """,
        """
        insert into register select seq + 100, relation, row_key, content, hash from register
        where seq = 1
        """,
        "insert into access_day values ('2001-01-01', 0, '\\x00', now())",
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
