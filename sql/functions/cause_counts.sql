-- Acts of a property with the Mondays on which they become known and, where they were undone, on
-- which they no longer count. Every act has one cause, or is a delight, or nobody said.
create or replace function act_weeks(property_id bigint, today date)
returns table (
    employee_id uuid, occurred_on date, cause text, team text, known_on date, undone_on date
)
language sql stable
begin atomic
    with act as (
        select x.employee_id, x.occurred_on,
            case when x.reason = 'delight' then 'delight' else coalesce(x.cause, 'unsaid') end
                as cause,
            c.code as team,
            (date_trunc('week', e.known_at at time zone p.time_zone) + interval '7 days')::date
                as known_on,
            (date_trunc('week', e.undone_at at time zone p.time_zone) + interval '7 days')::date
                as undone_on
        from property p
        join recovery x on x.property_id = p.property_id
        join cost_centre c on c.cost_centre_id = x.cost_centre_id
        cross join lateral (
            select min(l.booked_at) filter (where l.kind in ('spend', 'settle')),
                min(l.booked_at) filter (where l.kind = 'reverse')
            from entry l where l.recovery_id = x.recovery_id) e (known_at, undone_at)
        where p.property_id = act_weeks.property_id)
    select a.employee_id, a.occurred_on, a.cause, a.team, a.known_on, a.undone_on
    from act a
    where a.known_on <= act_weeks.today and (a.undone_on is null or a.undone_on > a.known_on);
end;

-- Groups of acts of one cause, or one team: each rests on enough people and is told once, on the
-- Monday that makes it enough, and stays as told. Until then its acts wait, and with them as many
-- as it takes for those that wait to rest on enough people together. Whatever is told are sums of
-- whole groups, so no difference of two weeks tells of fewer.
create or replace function told_groups(
    property_id bigint, today date, part text, minimum integer
)
returns table (
    part_of text, cell text, from_day date, told_on date, acts integer, people integer
)
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    cells text[] := '{}';
    employees uuid[] := '{}';
    days date[] := '{}';
    ends date[] := '{}';
    counts integer[] := '{}';
    kept text[];
    week record;
begin
    part_of := part;
    -- One element per cell, person and end, with its count: those of a small team wait for years.
    for week in
        select g.known_on, array_agg(g.name) as cells, array_agg(g.employee_id) as employees,
            array_agg(g.day) as days, array_agg(g.undone_on) as ends,
            array_agg(g.acts) as counts
        from (
            select a.known_on, c.name, a.employee_id, a.undone_on, min(a.occurred_on) as day,
                count(*)::integer as acts
            from act_weeks(property_id, today) a
            cross join lateral (select case part when 'team' then a.team else a.cause end) c (name)
            group by a.known_on, c.name, a.employee_id, a.undone_on) g
        group by g.known_on order by g.known_on
    loop
        select array_agg(g.name), array_agg(g.id), array_agg(g.day), array_agg(g.undone),
            array_agg(g.acts)
        into cells, employees, days, ends, counts
        from (
            select a.name, a.id, a.undone, min(a.day) as day, sum(a.acts)::integer as acts
            from unnest(cells || week.cells, employees || week.employees, days || week.days,
                ends || week.ends, counts || week.counts) a (name, id, day, undone, acts)
            where a.undone is null or a.undone > week.known_on
            group by a.name, a.id, a.undone) g;
        kept := suppressed_cells(cells, employees, counts, minimum);
        return query
            select part, a.name, min(a.day), week.known_on, sum(a.acts)::integer,
                count(distinct a.id)::integer
            from unnest(cells, employees, days, counts) a (name, id, day, acts)
            where a.name <> all (kept) group by a.name;
        select array_agg(a.name), array_agg(a.id), array_agg(a.day), array_agg(a.undone),
            array_agg(a.acts)
        into cells, employees, days, ends, counts
        from unnest(cells, employees, days, ends, counts) a (name, id, day, undone, acts)
        where a.name = any (kept);
    end loop;
end
$$;

-- What went wrong how often, told to a manager of their own property: over 52 weeks, and over 30
-- days, both to the last Sunday. Counts are those of the groups that lie wholly within. Null is
-- suppressed, and so is nothing, which looks the same; the part is `cause` or `team`, and '' sums
-- what is told.
create or replace function cause_counts_at(property_id bigint, today date)
returns table (part text, cell text, name text, acts integer, recent integer)
language sql stable
begin atomic
    with cell as (
        select 'cause' as part, c.cell, null as name
        from unnest(array['mistake', 'rework', 'breakdown', 'inefficiency', 'variation', 'unsaid',
            'delight', '']) c (cell)
        union all
        select 'team' as part, c.code, c.name from cost_centre c
        where c.property_id = cause_counts_at.property_id
        union all
        select 'team' as part, '' as cell, null as name),
    told as (
        select g.part_of, g.cell, g.acts,
            date_trunc('week', cause_counts_at.today)::date - g.from_day as age
        from (
            select * from told_groups(cause_counts_at.property_id, cause_counts_at.today,
                'cause', 3)
            union all
            select * from told_groups(cause_counts_at.property_id, cause_counts_at.today,
                'team', 5)) g)
    select l.part, l.cell, l.name, (sum(t.acts) filter (where t.age <= 364))::integer,
        (sum(t.acts) filter (where t.age <= 30))::integer
    from cell l left join told t on t.part_of = l.part and l.cell in (t.cell, '')
    group by l.part, l.cell, l.name;
end;

create or replace function cause_counts()
returns table (part text, cell text, name text, acts integer, recent integer)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query select c.* from asker_managed() m
        cross join cause_counts_at(m.property_id, m.today) c
        where m.property_id is not null;
end
$$;

-- The property of those counts, how many days its books go back, and which days the counts are
-- over; these are null before there are 90 days of books.
create or replace function cause_year()
returns table (property text, days integer, from_day date, until_day date)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query
        select p.name, b.days, case when b.days >= 90
                then greatest(date_trunc('week', m.today)::date - 364, m.today - b.days) end,
            case when b.days >= 90 then date_trunc('week', m.today)::date - 1 end
        from asker_managed() m
        join property p on p.property_id = m.property_id
        cross join lateral (select days_of_books(p.property_id, m.today)) b (days);
end
$$;
