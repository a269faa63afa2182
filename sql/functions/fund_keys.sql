-- The funds new acts draw on: one per scope that every policy in force since the window opened
-- names, so that a new limit, like a lowered one, acts from the next window. The limit is the
-- highest of those versions: a raised one acts at once. In plpgsql so that it is planned once.
create or replace function fund_keys(acts recovery_act[]) returns setof fund_key
language plpgsql stable rows 128
as $$
begin
    return query
    select a.place, a.property_id, s.scope, s.subject, s.window_from, a.currency,
        k.policy_id, k.hard, k.amount_limit
    from unnest(acts) a
    cross join lateral (values
        ('employee_day', a.employee_id, a.booked_on),
        ('employee_month', a.employee_id, date_trunc('month', a.booked_on)::date),
        ('guest_day', a.guest_id, a.booked_on),
        ('incident', a.incident_id, date '-infinity')) s (scope, subject, window_from)
    cross join lateral (
        select (array_agg(l.policy_id order by l.amount_limit desc, v.number desc))[1]
                as policy_id,
            bool_and(l.hard) as hard, max(l.amount_limit) as amount_limit,
            count(*) as versions, count(l.policy_id) as naming
        from policy v
        left join policy_limit l on l.policy_id = v.policy_id and l.scope = s.scope
        where v.property_id = a.property_id and v.valid_from <= a.today
            and v.number >= coalesce((
                select max(o.number) from policy o
                where o.property_id = a.property_id
                    and o.valid_from <= case s.scope when 'incident' then a.booked_on
                        else s.window_from end), 0)) k
    where a.code is null and a.recovery_id is null and s.subject is not null
        and k.versions > 0 and k.versions = k.naming;
end
$$;
