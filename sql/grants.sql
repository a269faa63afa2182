-- Applied after the functions at each migration: who may do what. The app role reads and calls the
-- entry points; the book role owns these and writes just the columns they need. An organisation has
-- three roles of its own, named after `latitude.role_prefix`.
do $$
declare
    here name := current_schema();
    roles text := current_setting('latitude.role_prefix');
    book name := roles || '_book';
    app name := roles || '_app';
    routine regprocedure;
    relation text;
begin
    execute format('grant usage, create on schema %I to %I', here, book);
    execute format('grant usage on schema %I to %I', here, app);
    for routine in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = (select n.oid from pg_namespace n where n.nspname = here)
    loop
        execute format('revoke all on function %s from public, %I', routine, app);
        execute format('grant execute on function %s to %I', routine, book);
    end loop;
    -- What the server calls: every function that runs with the book role's rights.
    for routine in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = (select n.oid from pg_namespace n where n.nspname = here)
            and p.prosecdef
    loop
        execute format('alter function %s owner to %I', routine, book);
        execute format('grant execute on function %s to %I', routine, app);
    end loop;
    execute format('revoke create on schema %I from %I', here, book);
    execute format('revoke all on all tables in schema %I from public, %I', here, app);
    execute format('grant select on all tables in schema %I to %I', here, book);
    execute format('grant usage on all sequences in schema %I to %I', here, book);
    foreach relation in array array[
        'organisation', 'property', 'cost_centre', 'policy', 'policy_wording', 'policy_limit',
        'account', 'means_account', 'period', 'period_change', 'export', 'budget',
        'budget_change', 'reimbursement', 'certification', 'recovery', 'narrative', 'entry',
        'entry_words', 'posting', 'fund', 'fund_entry', 'outcome', 'story', 'story_words', 'guest',
        'guest_label',
        'vault_key', 'evidence', 'evidence_content', 'letter', 'line_up', 'migration']
    loop
        execute format('grant select on %I to %I', relation, app);
    end loop;
    execute format('grant execute on function fund_window_until(text, date),
        policy_in_force(bigint, date), open_day(), asker(), asker_is(text), asker_owns(uuid),
        asker_cost_centre(), open_acts(bigint, date), story_length(text),
        token_works(timestamptz, timestamptz, timestamptz, integer, timestamptz),
        envelope_of(uuid, integer, bytea, bytea, bytea), policy_wordings(bigint),
        policy_limits(bigint), evidence_wanted(text, text, bigint, boolean, bigint),
        evidence_state(text, text, text, bigint, boolean, bigint), scope_shared(text),
        others_step(bigint), others_told(bigint, bigint) to %I', app);
end
$$;

-- Columns, each for what some function or statement writes or reads, and no others.
do $$
declare
    roles text := current_setting('latitude.role_prefix');
    columns text;
begin
    foreach columns in array array[
        'select (employee_id, handle, name, property_id, cost_centre_id, roles, language)
            on employee to app',
        'select (token_id, employee_id, kind, label, created_at, idle_seconds, seen_at, expires_at,
            revoked_at) on token to app',
        'insert (guest_id, employee_id, route) on guest_access to app',
        'insert (guest_id, property_id, kind, generation, since) on guest to book',
        'insert (guest_id, property_id, kind, label_index, generation, key_id, sealed)
            on guest_label to book',
        'insert (key_id, recovery_id, employee_id, guest_id, master, salt, wrapped)
            on vault_key to book',
        'insert (recovery_id, number, code, kind, employee_id, property_id, cost_centre_id, desk_id,
            incident_id, guest_id, currency, means, reason, cause, minutes, occurred_at,
            occurred_on, needed_by, away_until, expires_at, hold_state, spent, held),
            update (spent, held, repaid, reversed, hold_state, evidence)
            on recovery to book',
        'insert (recovery_id, employee_id, key_id, sealed) on narrative to book',
        'insert (property_id, scope, subject, window_from, currency, policy_id, hard, amount_limit,
            seq, head),
            update (policy_id, hard, amount_limit, used, held, seq, head) on fund to book',
        'insert (entry_id, request_id, recovery_id, kind, amount, currency, means, employee_id,
            desk_id, policy_id, certification_id, occurred_on, booked_on, booked_at, spent_after,
            held_after, repaid_after, content_hash, words_hash, digest) on entry to book',
        'insert (entry_id, employee_id, key_id, sealed) on entry_words to book',
        'insert (entry_id, line, account, cost_centre_id, debit, credit, currency, booked_on)
            on posting to book',
        'insert (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change, held_change,
            used_after, held_after, hash, giver_id, giver_used_after, giver_held_after)
            on fund_entry to book',
        'insert (employee_id, subject, asked_on, request_id, amount, fund_id, reach, answer), delete
            on limit_question to book',
        'insert (guest_id, employee_id, route) on guest_access to book',
        'insert (outcome_id, recovery_id, employee_id, outcome, key_id, sealed, content_hash,
            reported_at) on outcome to book',
        'insert (story_id, recovery_id, employee_id, share, key_id, sealed, words_hash,
            content_hash, told_at) on story to book',
        'insert (story_id, words), delete on story_words to book',
        'insert (letter_id, story_id, recovery_id, property_id, writer_id, employee_id, key_id,
            sealed, content_hash, written_at) on letter to book',
        'insert (property_id, day, recovery_id, employee_id, chosen_at) on line_up to book',
        'insert (evidence_id, recovery_id, employee_id, media_type, size, key_id, sealed_hash,
            content_hash, added_at) on evidence to book',
        'insert (evidence_id, sealed) on evidence_content to book',
        'insert (month, closed_at), update (closed_at) on period to book',
        'insert (month, closed, employee_id, reason, changed_at) on period_change to book',
        'insert (month, format, part, sha256, row_count, byte_count, closed, employee_id,
            exported_at) on export to book',
        'insert (cost_centre_id, month, amount), update (amount) on budget to book',
        'insert (cost_centre_id, month, former, amount, employee_id, changed_at)
            on budget_change to book',
        'insert (reimbursement_id, employee_id, amount, currency, paid_on, noted_by, noted_at),
            update (withdrawn_by, withdrawn_at, withdrawal_reason) on reimbursement to book',
        'insert (seq, relation, row_key, content, hash) on register to book',
        'update (register_seq, register_head) on organisation to book',
        'insert (token_hash, employee_id, kind, label, desk_id, created_at, idle_seconds, seen_at,
            expires_at), update (seen_at, revoked_at) on token to book',
        'insert (employee_id, hash, set_at), update (hash, set_at) on passphrase to book',
        'insert (employee_id, hash, set_at), update (hash, set_at, wrong_tries) on pin to book',
        'update (used_at) on enrolment to book',
        'insert (device_hash, user_hash, client, address, began_at, expires_at, interval_seconds),
            update (polled_at, interval_seconds, verdict, employee_id, used_at), delete
            on device_login to book',
        'insert (master, fingerprint) on vault_master to book',
        'insert (purpose, master, wrapped) on vault_secret to book',
        'insert (number, public_key, noted_at) on signing_key to book',
        'insert (day, row_count, digest, noted_at) on access_day to book']
    loop
        execute 'grant ' || regexp_replace(columns, ' to (app|book)$',
            format(' to %I', roles || '_' || substring(columns from ' to (app|book)$')));
    end loop;
end
$$;
