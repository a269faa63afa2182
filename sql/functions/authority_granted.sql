-- What everybody certified could have drawn in a month, whether they opened their fund or not, for
-- the scopes that are per employee: by property and scope how many people, and their limits
-- together. An open fund counts with its own limit; for the others it is the one their fund would
-- have had on its last day, by the rule of fund_keys. In the month that runs it is up to today. Of
-- who worked where before the books know the present property alone. For finance.
create or replace function authority_granted(month date)
returns table (property_id bigint, scope text, hard boolean, people bigint, granted bigint)
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_column
begin
    if not asker_is('finance') then
        return;
    end if;
    return query
        select a.property_id, a.scope, bool_and(a.hard), count(distinct a.employee_id),
            sum(a.amount_limit)::bigint
        from (
            select f.property_id, f.scope, f.hard, f.subject as employee_id, f.amount_limit
            from fund f
            where f.scope in ('employee_month', 'employee_day')
                and f.window_from >= authority_granted.month
                and f.window_from < authority_granted.month + interval '1 month'
            union all
            select w.property_id, w.scope, w.hard, e.employee_id, w.amount_limit
            from granted_windows(authority_granted.month) w
            join employee e on e.property_id = w.property_id
                and e.hired_on <= w.until and coalesce(e.left_on, 'infinity') >= w.window_from
            where exists (
                    select from certification k
                    where k.employee_id = e.employee_id
                        and k.valid_from <= least(w.until, coalesce(e.left_on, 'infinity'))
                        and k.valid_until >= greatest(w.window_from, e.hired_on))
                and not exists (
                    select from fund f
                    where (f.subject, f.window_from, f.scope)
                        = (e.employee_id, w.window_from, w.scope))) a
        group by a.property_id, a.scope;
end
$$;

-- The windows of employees' funds that begin in a month and have begun, with the limit that the
-- rules grant in them.
create or replace function granted_windows(month date)
returns table (
    property_id bigint, scope text, window_from date, until date, hard boolean,
    amount_limit bigint)
language plpgsql stable
as $$
#variable_conflict use_column
begin
    return query
        select s.property_id, s.scope, s.window_from, s.until, k.hard, k.amount_limit
        from (
            select p.property_id, least(
                (clock_timestamp() at time zone p.time_zone)::date,
                (granted_windows.month + interval '1 month - 1 day')::date) as until
            from property p) o
        cross join lateral (
            select o.property_id, 'employee_month' as scope, granted_windows.month as window_from,
                o.until
            where granted_windows.month <= o.until
            union all
            select o.property_id, 'employee_day', d::date, d::date
            from generate_series(
                granted_windows.month::timestamp, o.until::timestamp, '1 day') d) s
        cross join lateral (
            select bool_and(l.hard) as hard, max(l.amount_limit) as amount_limit,
                count(*) as versions, count(l.policy_id) as naming
            from policy v
            left join policy_limit l on l.policy_id = v.policy_id and l.scope = s.scope
            where v.property_id = s.property_id and v.valid_from <= s.until
                and v.number >= coalesce((
                    select max(n.number) from policy n
                    where n.property_id = s.property_id and n.valid_from <= s.window_from), 0)) k
        where k.versions > 0 and k.versions = k.naming;
end
$$;
