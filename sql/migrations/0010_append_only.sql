-- Rows of the books are inserted, never updated, deleted or truncated: not by the owner, not by a
-- superuser in replica mode. Balance is checked on the whole statement; no trigger names a table,
-- as on Citus it runs where the table has another name.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = '42501', message = format('%s is append-only', tg_table_name);
end
$$;

create function posting_balances() returns trigger language plpgsql as $$
begin
    if exists (
        select from written group by entry_id, currency having sum(debit) <> sum(credit)
    ) then
        raise exception using
            errcode = '23514', constraint = 'posting_balances',
            message = 'postings do not balance';
    end if;
    return null;
end
$$;

create trigger posting_balances after insert on posting
    referencing new table as written for each statement execute function posting_balances();
alter table posting enable always trigger posting_balances;

do $$
declare
    relation text;
begin
    foreach relation in array array[
        'register', 'certification', 'policy', 'policy_wording', 'policy_limit', 'account',
        'means_account', 'entry', 'entry_words', 'posting', 'fund_entry', 'outcome', 'story',
        'guest', 'narrative', 'property', 'cost_centre', 'erasure', 'guest_access', 'identity',
        'vault_master', 'period_change', 'export']
    loop
        execute format(
            'create trigger %1$s_append_only before update or delete on %1$I
                for each row execute function refuse_change()', relation);
        execute format(
            'create trigger %1$s_no_truncate before truncate on %1$I
                for each statement execute function refuse_change()', relation);
        execute format('alter table %1$I enable always trigger %1$s_append_only', relation);
        execute format('alter table %1$I enable always trigger %1$s_no_truncate', relation);
    end loop;
    foreach relation in array array[
        'fund', 'recovery', 'organisation', 'employee', 'token', 'period', 'desk', 'passphrase',
        'pin', 'enrolment', 'vault_secret', 'budget', 'reimbursement']
    loop
        execute format(
            'create trigger %1$s_no_delete before delete on %1$I
                for each row execute function refuse_change()', relation);
        execute format(
            'create trigger %1$s_no_truncate before truncate on %1$I
                for each statement execute function refuse_change()', relation);
        execute format('alter table %1$I enable always trigger %1$s_no_delete', relation);
        execute format('alter table %1$I enable always trigger %1$s_no_truncate', relation);
    end loop;
    -- What may be erased is erased by functions that say so; it is never rewritten.
    foreach relation in array array['story_words', 'guest_label'] loop
        execute format(
            'create trigger %1$s_no_update before update on %1$I
                for each row execute function refuse_change()', relation);
        execute format(
            'create trigger %1$s_no_truncate before truncate on %1$I
                for each statement execute function refuse_change()', relation);
        execute format('alter table %1$I enable always trigger %1$s_no_update', relation);
        execute format('alter table %1$I enable always trigger %1$s_no_truncate', relation);
    end loop;
end
$$;
