-- What became of guests, told to a manager of their own property in sums. Null is suppressed.
create or replace function outcome_mix_at(property_id bigint, today date, months integer)
returns table (
    from_day date, until_day date, delighted integer, better integer, same integer, worse integer,
    lost integer, good integer, not_good integer, not_asked integer
)
language sql stable
begin atomic
    with span as (
        select s.from_day, s.until_day,
            count(*) filter (where a.outcome = 'delighted') as delighted,
            count(*) filter (where a.outcome = 'better') as better,
            count(*) filter (where a.outcome = 'same') as same,
            count(*) filter (where a.outcome = 'worse') as worse,
            count(*) filter (where a.outcome = 'lost') as lost,
            count(*) filter (where a.is_good) as good,
            count(*) filter (where not a.is_good) as not_good,
            count(a.employee_id) filter (where a.is_good is null) as not_asked,
            suppressed_cells(array_agg(a.outcome) filter (where a.is_good),
                array_agg(a.employee_id) filter (where a.is_good), 3)
            || suppressed_cells(array_agg(a.outcome) filter (where not a.is_good),
                array_agg(a.employee_id) filter (where not a.is_good), 3) as kept
        from told_months(outcome_mix_at.property_id, outcome_mix_at.today,
            outcome_mix_at.months) s
        left join lateral counted_acts(
            outcome_mix_at.property_id, s.from_day, s.until_day, s.as_at) a on true
        group by s.from_day, s.until_day)
    select s.from_day, s.until_day, told_count(s.delighted, 'delighted', s.kept),
        told_count(s.better, 'better', s.kept), told_count(s.same, 'same', s.kept),
        told_count(s.worse, 'worse', s.kept), told_count(s.lost, 'lost', s.kept),
        s.good::integer, s.not_good::integer, s.not_asked::integer
    from span s order by s.from_day;
end;

create or replace function outcome_mix(months integer)
returns table (
    from_day date, until_day date, delighted integer, better integer, same integer, worse integer,
    lost integer, good integer, not_good integer, not_asked integer
)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query
        select o.* from asker_managed() m
        cross join outcome_mix_at(m.property_id, m.today, outcome_mix.months) o
        where m.property_id is not null;
end
$$;

-- The property, how many days its books go back, which days the sums of the last `months` told
-- months are over, and these. Without such months the days are null.
create or replace function outcome_sums_at(property_id bigint, today date, months integer)
returns table (
    property text, currency text, days integer, from_day date, until_day date, acts integer,
    asked integer, good integer
)
language sql stable
begin atomic
    select p.name, p.currency, days_of_books(p.property_id, outcome_sums_at.today),
        s.from_day, s.until_day, s.acts, s.asked, s.good
    from property p
    cross join lateral (
        select min(m.from_day), max(m.until_day),
            coalesce(sum(m.good + m.not_good + m.not_asked), 0)::integer,
            coalesce(sum(m.good + m.not_good), 0)::integer, coalesce(sum(m.good), 0)::integer
        from outcome_mix_at(p.property_id, outcome_sums_at.today, outcome_sums_at.months) m
    ) s (from_day, until_day, acts, asked, good)
    where p.property_id = outcome_sums_at.property_id;
end;

create or replace function outcome_sums(months integer)
returns table (
    property text, currency text, days integer, from_day date, until_day date, acts integer,
    asked integer, good integer
)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query select s.* from asker_managed() m
        cross join outcome_sums_at(m.property_id, m.today, outcome_sums.months) s
        where m.property_id is not null;
end
$$;
