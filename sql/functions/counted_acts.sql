-- The acts of a property that are told in sums: done, and neither undone nor a hold that came to
-- nothing. Of each, what it cost in the end and what became of the guest.
create or replace function counted_acts(property_id bigint, from_day date, until_day date)
returns table (
    employee_id uuid, occurred_on date, cost bigint, cost_centre_id bigint, cause text,
    outcome text, is_good boolean
)
language sql stable
begin atomic
    select x.employee_id, x.occurred_on, x.spent - x.repaid, x.cost_centre_id,
        case when x.reason = 'delight' then 'delight' else coalesce(x.cause, 'unsaid') end,
        o.outcome, o.outcome in ('better', 'delighted')
    from recovery x
    left join lateral (
        select o.outcome from outcome o where o.recovery_id = x.recovery_id
        order by o.reported_at desc, o.outcome_id limit 1) o on true
    where x.property_id = counted_acts.property_id
        and x.occurred_on between counted_acts.from_day and counted_acts.until_day
        and not x.reversed and coalesce(x.hold_state, 'settled') = 'settled';
end;

-- Where the asker manages, and the day it is there; null for everybody else.
create or replace function asker_managed(out property_id bigint, out today date)
language plpgsql stable
as $$
begin
    if not asker_is('manager') then
        return;
    end if;
    select p.property_id, (clock_timestamp() at time zone p.time_zone)::date
    into property_id, today
    from employee e join property p on p.property_id = e.property_id
    where e.employee_id = asker();
end
$$;

-- The months that are over, newest first, at most 24, alone where guests well again, guests not,
-- and guests not asked each rest on enough people, else together with the months before until they
-- do. The running month is not told, so that no single act shows as it comes; what stays over at
-- the old end is not told either. Counted from the newest, so that a longer window tells nothing
-- about a shorter one. Nothing before there are 90 days of books.
create or replace function told_spans(property_id bigint, today date)
returns table (from_day date, until_day date)
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    first_day date := (select min(x.occurred_on) from recovery x
        where x.property_id = property_id);
    open_month date := date_trunc('month', today);
    good uuid[] := '{}';
    other uuid[] := '{}';
    unasked uuid[] := '{}';
    span_month record;
begin
    if first_day is null or today - first_day < 90 then
        return;
    end if;
    for span_month in
        select m.first_day::date,
            array_agg(a.employee_id) filter (where a.is_good) as good,
            array_agg(a.employee_id) filter (where not a.is_good) as other,
            array_agg(a.employee_id) filter (where a.is_good is null and a.employee_id is not null)
                as unasked
        from generate_series(
            greatest(date_trunc('month', first_day), open_month - interval '24 months'),
            open_month - interval '1 month', interval '1 month') m (first_day)
        left join counted_acts(property_id, (open_month - interval '24 months')::date,
            open_month - 1) a
            on date_trunc('month', a.occurred_on) = m.first_day
        group by m.first_day order by m.first_day desc
    loop
        until_day := coalesce(until_day, (span_month.first_day + interval '1 month')::date - 1);
        good := good || coalesce(span_month.good, '{}');
        other := other || coalesce(span_month.other, '{}');
        unasked := unasked || coalesce(span_month.unasked, '{}');
        continue when not (enough_people(count_people(good)) and enough_people(count_people(other))
            and enough_people(count_people(unasked)));
        from_day := span_month.first_day;
        return next;
        until_day := null;
        good := '{}';
        other := '{}';
        unasked := '{}';
    end loop;
end
$$;

-- What all sums of a year are over: the told months among the last twelve.
create or replace function told_year(
    property_id bigint, today date, out from_day date, out until_day date
)
language sql stable
return (
    select row(min(s.from_day), max(s.until_day))
    from told_spans(told_year.property_id, told_year.today) s
    where s.from_day >= date_trunc('month', told_year.today) - interval '12 months');
