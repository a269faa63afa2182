-- Turns results into answers. First answers and repeats come from here alike: from what the entry
-- and its links say, not from how things stand now. Of somebody else's act finance learns whose
-- fund it was, and nothing of the guest; of what others gave everybody learns the steps alone.
create or replace function recovery_answers(
    requests recovery_request[], results recovery_result[], instant timestamptz
) returns setof recovery_answer
language plpgsql stable rows 128
as $$
begin
    return query
    select s.place, s.code, s.recovery_id, x.code, x.kind, e.kind,
        coalesce(e.amount, (requests[s.place]).amount),
        coalesce(e.currency, x.currency, p.currency), e.booked_at, e.occurred_on, e.booked_on,
        case when s.code = 'too_many_requests' then (
                (instant at time zone p.time_zone)::date + 1)::timestamp at time zone p.time_zone
            else x.expires_at end,
        coalesce(e.spent_after, x.spent), coalesce(e.held_after, x.held),
        coalesce(e.repaid_after, x.repaid), v.number, v.owner, c.valid_until, f.scope,
        case
            when f.scope = 'incident' then (
                select i.code from recovery i where i.recovery_id = x.incident_id)
            when f.scope like 'employee%' and x.employee_id <> s.employee_id then (
                select o.handle from employee o where o.employee_id = x.employee_id)
        end,
        case when f.scope = 'guest_day' and guest_told(
                x.employee_id, s.employee_id, instant)
            then guest_envelope(x.guest_id) end,
        f.window_from, fund_window_until(f.scope, f.window_from), coalesce(l.hard, f.hard),
        n.amount_limit,
        case when n.shared then coalesce(g.used, 0) + o.others else n.used end,
        case when n.shared then coalesce(g.held, 0) else n.held end,
        o.others, case when n.shared then others_step(n.amount_limit) end
    from unnest(results) s
    left join entry e on e.entry_id = s.entry_id
    left join recovery x on x.recovery_id = s.recovery_id
    left join employee m on m.employee_id = s.employee_id
    left join property p on p.property_id = m.property_id
    left join fund_entry l on l.entry_id = s.entry_id
    left join fund f on f.fund_id = coalesce(l.fund_id, s.fund_id)
    left join lateral (
        -- An act that opens an incident shares its fund with nobody yet.
        select coalesce(l.amount_limit, f.amount_limit) as amount_limit,
            coalesce(l.used_after, f.used) as used, coalesce(l.held_after, f.held) as held,
            scope_shared(f.scope) and not (f.subject = s.recovery_id
                and coalesce(e.request_id, s.recovery_id) = s.recovery_id) as shared) n on true
    left join lateral (
        select l.giver_used_after as used, l.giver_held_after as held
        where n.shared and guest_told(x.employee_id, s.employee_id, instant)
        union all (
            select k.giver_used_after, k.giver_held_after from fund_entry k
            where n.shared and l.fund_id is null and k.fund_id = f.fund_id
                and k.giver_id = s.employee_id
            order by k.seq desc limit 1)) g on true
    left join lateral (
        select others_told(
            n.amount_limit, n.used + n.held - coalesce(g.used + g.held, 0)) as others
        where n.shared) o on true
    left join policy v on v.policy_id = coalesce(e.policy_id, f.policy_id,
        policy_in_force(m.property_id, (instant at time zone p.time_zone)::date))
    left join lateral (
        select k.valid_until from certification k
        where k.certification_id = e.certification_id
            or e.entry_id is null and k.employee_id = s.employee_id
        order by k.valid_until desc limit 1) c on true
    order by s.place, coalesce(l.hard, f.hard) desc, n.amount_limit - case
        when n.shared then coalesce(g.used + g.held, 0) + o.others else n.used + n.held end,
        f.fund_id;
end
$$;

-- Whether an answer names the guest of an act: to who did it and, after they left, to their heir.
-- Finance, which may undo any act, sees the money alone.
create or replace function guest_told(
    employee_id uuid, asked_by uuid, instant timestamptz
) returns boolean
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return employee_id = asked_by or exists (
        select from employee o join property p on p.property_id = o.property_id
        where o.employee_id = employee_id and o.heir_id = asked_by
            and o.left_on < (instant at time zone p.time_zone)::date);
end
$$;

-- The last day of a window; null for an incident.
create or replace function fund_window_until(scope text, window_from date) returns date
language sql immutable parallel safe
return case scope
    when 'employee_month' then (window_from + interval '1 month - 1 day')::date
    when 'incident' then null
    else window_from
end;

-- The version of a property's rules on a day; null before the first.
create or replace function policy_in_force(property_id bigint, day date) returns bigint
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select v.policy_id from policy v
        where v.property_id = property_id and v.valid_from <= day
        order by v.number desc limit 1);
end
$$;
