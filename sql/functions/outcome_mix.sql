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
                array_agg(a.employee_id) filter (where a.is_good))
            || suppressed_cells(array_agg(a.outcome) filter (where not a.is_good),
                array_agg(a.employee_id) filter (where not a.is_good)) as kept
        from told_spans(outcome_mix_at.property_id, outcome_mix_at.today) s
        left join counted_acts(outcome_mix_at.property_id,
            (outcome_mix_at.today - interval '25 months')::date, outcome_mix_at.today) a
            on a.occurred_on between s.from_day and s.until_day
        where s.from_day >= date_trunc('month', outcome_mix_at.today)
            - make_interval(months => outcome_mix_at.months)
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

-- The property, how many days its books go back, which days all sums of the year are over, and
-- these. Without such days, or before there are 90 days of books, they are null.
create or replace function outcome_year_at(property_id bigint, today date)
returns table (
    property text, currency text, days integer, from_day date, until_day date, acts integer,
    asked integer, good integer
)
language sql stable
begin atomic
    select p.name, p.currency,
        coalesce(outcome_year_at.today - (select min(x.occurred_on) from recovery x
            where x.property_id = p.property_id), 0),
        y.from_day, y.until_day, a.acts, a.asked, a.good
    from property p
    cross join told_year(outcome_year_at.property_id, outcome_year_at.today) y
    cross join lateral (
        select count(*)::integer, count(c.is_good)::integer,
            (count(*) filter (where c.is_good))::integer
        from counted_acts(outcome_year_at.property_id, y.from_day, y.until_day) c
    ) a (acts, asked, good)
    where p.property_id = outcome_year_at.property_id;
end;

create or replace function outcome_year()
returns table (
    property text, currency text, days integer, from_day date, until_day date, acts integer,
    asked integer, good integer
)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query select y.* from asker_managed() m
        cross join outcome_year_at(m.property_id, m.today) y
        where m.property_id is not null;
end
$$;
