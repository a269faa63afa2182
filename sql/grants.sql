-- Applied after the functions at each migration: who may do what. latitude_app reads and calls the
-- entry points; latitude_book owns these and writes just the columns they need.
do $$
declare
    here name := current_schema();
    routine regprocedure;
begin
    execute format('grant usage, create on schema %I to latitude_book', here);
    execute format('grant usage on schema %I to latitude_app', here);
    for routine in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = (select n.oid from pg_namespace n where n.nspname = here)
    loop
        execute format('revoke all on function %s from public, latitude_app', routine);
        execute format('grant execute on function %s to latitude_book', routine);
    end loop;
    foreach routine in array array[
        'recovery_post_all(recovery_request[])', 'recovery_check(recovery_request[])',
        'hold_expire(integer)',
        'outcome_report(bytea, uuid, uuid, text, text, text, bytea)',
        'story_tell(bytea, uuid, uuid, text, text, text, bytea)']::regprocedure[]
    loop
        execute format('alter function %s owner to latitude_book', routine);
        execute format('grant execute on function %s to latitude_app', routine);
    end loop;
    execute format('revoke create on schema %I from latitude_book', here);
    execute format('revoke all on all tables in schema %I from public, latitude_app', here);
    execute format('grant select on all tables in schema %I to latitude_app, latitude_book', here);
    execute format('grant usage on all sequences in schema %I to latitude_book', here);
    execute 'grant execute on function fund_window_until(text, date), policy_in_force(bigint, date),
        open_day(), fund_subject(text, uuid, uuid) to latitude_app';
end
$$;

grant insert (guest_id, property_id, kind, label, normalised, generation, since)
    on guest to latitude_book;
grant insert (recovery_id, number, code, kind, employee_id, property_id, cost_centre_id,
        incident_id, guest_id, currency, means, reason, cause, minutes, occurred_at, occurred_on,
        needed_by, away_until, expires_at, hold_state, spent, held),
    update (spent, held, repaid, reversed, hold_state) on recovery to latitude_book;
grant insert (recovery_id, salt, what, wrong, place) on narrative to latitude_book;
grant insert (property_id, scope, subject, window_from, currency, policy_id, hard, amount_limit,
        seq, head),
    update (policy_id, hard, amount_limit, used, held, seq, head) on fund to latitude_book;
grant insert (entry_id, request_id, recovery_id, kind, amount, currency, means, employee_id,
        policy_id, certification_id, occurred_on, booked_on, booked_at, spent_after, held_after,
        repaid_after, content_hash, words_hash, digest) on entry to latitude_book;
grant insert (entry_id, words) on entry_words to latitude_book;
grant insert (entry_id, line, account, cost_centre_id, debit, credit, currency, booked_on)
    on posting to latitude_book;
grant insert (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change, held_change,
        used_after, held_after, hash) on fund_entry to latitude_book;
grant insert (outcome_id, recovery_id, employee_id, outcome, words, salt, content, reported_at)
    on outcome to latitude_book;
grant insert (story_id, recovery_id, employee_id, share, words, salt, content, told_at)
    on story to latitude_book;
grant insert (seq, relation, row_key, content, hash) on register to latitude_book;
grant update (register_seq, register_head) on organisation to latitude_book;
