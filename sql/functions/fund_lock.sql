-- Opens the funds that are missing, in one fixed order, locks every fund the acts draw on, in one
-- fixed order, raises limits that a newer policy raised, and gives each act its funds.
create or replace function fund_lock(acts recovery_act[], keys fund_key[])
returns setof recovery_act
language plpgsql rows 64
as $$
begin
    perform fund_open(keys);
    perform from fund
    where fund_id in (
        select f.fund_id from unnest(keys) k
        join fund f on (f.subject, f.window_from, f.scope, f.property_id)
            = (k.subject, k.window_from, k.scope, k.property_id)
        union
        select l.fund_id from unnest(acts) a
        join entry e on e.request_id = a.recovery_id
        join fund_entry l on l.entry_id = e.entry_id)
    order by fund_id
    for no key update;
    perform fund_raise(keys);
    return query
    select a.place, a.employee_id, a.property_id, a.cost_centre_id, a.desk_id, a.currency, a.means,
        a.today, a.occurred_on, a.booked_on, a.certification_id, a.guest_id, a.incident_id,
        a.recovery_id,
        a.code, d.funds
    from unnest(acts) a
    left join lateral (
        select array_agg(u.fund_id order by u.fund_id) as funds
        from (
            select f.fund_id from unnest(keys) k
            join fund f on (f.subject, f.window_from, f.scope, f.property_id)
                = (k.subject, k.window_from, k.scope, k.property_id)
            where k.place = a.place
            union all
            select l.fund_id from entry e join fund_entry l on l.entry_id = e.entry_id
            where e.request_id = a.recovery_id) u) d on true
    order by a.place;
end
$$;

-- Opens missing funds with a first link that carries their limit.
create or replace function fund_open(keys fund_key[]) returns void
language plpgsql
as $$
begin
    with opened as (
        insert into fund (property_id, scope, subject, window_from, currency, policy_id, hard,
            amount_limit, seq, head)
        select distinct on (k.subject, k.window_from, k.scope, k.property_id)
            k.property_id, k.scope, k.subject, k.window_from, k.currency, k.policy_id, k.hard,
            k.amount_limit, 1,
            fund_link(
                fund_genesis(k.property_id, k.scope, k.subject, k.window_from, k.currency),
                1, k.policy_id, k.hard, k.amount_limit, 0, 0, null)
        from unnest(keys) k
        where not exists (
            select from fund f where (f.subject, f.window_from, f.scope, f.property_id)
                = (k.subject, k.window_from, k.scope, k.property_id))
        order by k.subject, k.window_from, k.scope, k.property_id
        on conflict on constraint fund_once_per_window do nothing
        returning fund_id, policy_id, hard, amount_limit, head)
    insert into fund_entry (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change,
        held_change, used_after, held_after, hash)
    select o.fund_id, 1, null, o.policy_id, o.hard, o.amount_limit, 0, 0, 0, 0, o.head
    from opened o;
end
$$;

-- Raises the limit of open funds where a newer policy grants more, each as a link of its chain.
create or replace function fund_raise(keys fund_key[]) returns void
language plpgsql
as $$
begin
    with raised as (
        update fund f
        set policy_id = k.policy_id, hard = f.hard and k.hard,
            amount_limit = greatest(f.amount_limit, k.amount_limit), seq = f.seq + 1,
            head = fund_link(f.head, f.seq + 1, k.policy_id, f.hard and k.hard,
                greatest(f.amount_limit, k.amount_limit), 0, 0, null)
        from (select distinct on (subject, window_from, scope, property_id) * from unnest(keys)) k
        where (f.subject, f.window_from, f.scope, f.property_id)
                = (k.subject, k.window_from, k.scope, k.property_id)
            and (f.amount_limit < k.amount_limit or f.hard and not k.hard)
        returning f.*)
    insert into fund_entry (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change,
        held_change, used_after, held_after, hash)
    select r.fund_id, r.seq, null, r.policy_id, r.hard, r.amount_limit, 0, 0, r.used, r.held, r.head
    from raised r;
end
$$;
