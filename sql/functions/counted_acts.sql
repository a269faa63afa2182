-- The acts of a property that are told in sums, as the books stood at an instant: done, and neither
-- undone nor a hold that had come to nothing. Of each, what it had cost and what had become of the
-- guest. The same instant always gives the same acts, whatever is booked afterwards.
create or replace function counted_acts(
    property_id bigint, from_day date, until_day date, as_at timestamptz
)
returns table (employee_id uuid, cost bigint, outcome text, is_good boolean)
language sql stable
begin atomic
    select x.employee_id, e.spent_after - e.repaid_after, o.outcome,
        o.outcome in ('better', 'delighted')
    from recovery x
    cross join lateral (
        select l.kind, l.spent_after, l.repaid_after from entry l
        where l.recovery_id = x.recovery_id and l.booked_at < counted_acts.as_at
        order by l.entry_id desc limit 1) e
    left join lateral (
        select l.outcome from outcome l
        where l.recovery_id = x.recovery_id and l.reported_at < counted_acts.as_at
        order by l.reported_at desc, l.outcome_id limit 1) o on true
    where x.property_id = counted_acts.property_id
        and x.occurred_on between counted_acts.from_day and counted_acts.until_day
        and e.kind <> 'reverse'
        and (x.hold_state is null or exists (
            select from entry s where s.recovery_id = x.recovery_id and s.kind = 'settle'
                and s.booked_at < counted_acts.as_at));
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

-- How many days a property's books go back.
create or replace function days_of_books(property_id bigint, today date) returns integer
language sql stable
return coalesce(today - (select min(x.occurred_on) from recovery x
    where x.property_id = days_of_books.property_id), 0);

-- Whether guests well again, guests not, and guests not asked each rest on enough people.
create or replace function span_enough(
    property_id bigint, from_day date, until_day date, as_at timestamptz
) returns boolean
language sql stable
return (
    select enough_people(count(distinct a.employee_id) filter (where a.is_good), 3)
        and enough_people(count(distinct a.employee_id) filter (where not a.is_good), 3)
        and enough_people(count(distinct a.employee_id) filter (where a.is_good is null), 3)
    from counted_acts(span_enough.property_id, span_enough.from_day, span_enough.until_day,
        span_enough.as_at) a);

-- The months that are told, oldest first: alone where they rest on enough people, else together
-- with the months after until they do. A month is told on the first Monday that comes a week or
-- more after its end, when no act of it can be booked any more, as the books stand then; it stays
-- so for good, and what is told later leaves it as it is. Nothing before there are 90 days of
-- books.
create or replace function told_spans(property_id bigint, today date)
returns table (from_day date, until_day date, as_at timestamptz)
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    first_day date := today - days_of_books(property_id, today);
    zone text := (select p.time_zone from property p where p.property_id = property_id);
    month date := date_trunc('month', first_day);
    told_on date;
begin
    while today - first_day >= 90 loop
        from_day := coalesce(from_day, month);
        month := month + interval '1 month';
        until_day := month - 1;
        told_on := date_trunc('week', month + 13);
        exit when told_on > today;
        as_at := told_on::timestamp at time zone zone;
        if span_enough(property_id, from_day, until_day, as_at) then
            return next;
            from_day := null;
        end if;
    end loop;
end
$$;

-- Those of the last `months` months that are told, counted from the end of the newest. One that
-- began before is left out, so that what is shown is always a sum of whole spans.
create or replace function told_months(property_id bigint, today date, months integer)
returns table (from_day date, until_day date, as_at timestamptz)
language sql stable
begin atomic
    select s.from_day, s.until_day, s.as_at
    from (
        select t.from_day, t.until_day, t.as_at, max(t.until_day) over () as newest
        from told_spans(told_months.property_id, told_months.today) t) s
    where s.from_day >= s.newest + 1 - make_interval(months => told_months.months);
end;
