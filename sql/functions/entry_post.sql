-- Writes one entry with its postings and moves its funds. `e` comes complete but for number and
-- digest; `x` is the recovery as it stands after the entry; `lines` balance.
create or replace function entry_post(
    e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint
) returns bigint
language plpgsql
as $$
#variable_conflict use_variable
begin
    e.entry_id := nextval('entry_number');
    e.digest := entry_digest(e, posting_lines_bytes(lines),
        case when e.request_id = e.recovery_id then recovery_bytes(x) end);
    insert into entry (entry_id, request_id, recovery_id, kind, amount, currency, means,
        employee_id, desk_id, policy_id, certification_id, occurred_on, booked_on, booked_at,
        spent_after, held_after, repaid_after, content_hash, words_hash, digest)
    values (e.entry_id, e.request_id, e.recovery_id, e.kind, e.amount, e.currency, e.means,
        e.employee_id, e.desk_id, e.policy_id, e.certification_id, e.occurred_on, e.booked_on,
        e.booked_at,
        e.spent_after, e.held_after, e.repaid_after, e.content_hash, e.words_hash, e.digest);
    if lines is not null then
        insert into posting (
            entry_id, line, account, cost_centre_id, debit, credit, currency, booked_on)
        select e.entry_id, l.line, l.account, l.cost_centre_id, l.debit, l.credit, l.currency,
            e.booked_on
        from unnest(lines) l;
    end if;
    perform fund_move(
        funds, e.entry_id, x.employee_id, used_change, held_change, e.digest);
    return e.entry_id;
end
$$;

-- Debit and credit of one sum by the accounts of a means; null for nothing.
create or replace function posting_pair(
    means text, amount bigint, cost_centre_id bigint, currency text, backwards boolean
) returns posting[]
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    a means_account;
begin
    if amount = 0 then
        return null;
    end if;
    select * into strict a from means_account m where m.means = means;
    return array[
        row(null, 1, case when backwards then a.credit else a.debit end, cost_centre_id, amount,
            0, currency, null)::posting,
        row(null, 2, case when backwards then a.debit else a.credit end, cost_centre_id, 0,
            amount, currency, null)::posting];
end
$$;

-- The opposite of all a recovery posted so far, by account; null for nothing.
create or replace function posting_reversed(recovery_id uuid) returns posting[]
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select array_agg(row(null, n.line, n.account, n.cost_centre_id, greatest(-n.net, 0),
            greatest(n.net, 0), n.currency, null)::posting order by n.line)
        from (
            select row_number() over (order by sum(p.debit - p.credit), p.account) as line,
                p.account, p.cost_centre_id, p.currency, sum(p.debit - p.credit)::bigint as net
            from entry e join posting p on p.entry_id = e.entry_id
            where e.recovery_id = recovery_id
            group by p.account, p.cost_centre_id, p.currency
            having sum(p.debit) <> sum(p.credit)) n);
end
$$;
