-- Where bands of cost end: nothing, then five numbers of the row 1, 2, 5, 10, 20… around what an
-- act that cost something costs in the middle.
create or replace function cost_edges(costs bigint[]) returns bigint[]
language sql immutable parallel safe
begin atomic
    with round_number as (
        select (f.factor * power(10::numeric, p.power))::bigint as edge
        from generate_series(0, 14) p (power) cross join (values (1), (2), (5)) f (factor)),
    middle as (
        select percentile_disc(0.5) within group (order by c.cost) as cost
        from unnest(cost_edges.costs) c (cost) where c.cost > 0),
    near as (
        select r.edge,
            row_number() over (order by r.edge)
                - (select count(*) from round_number s where s.edge <= m.cost) as step
        from round_number r cross join middle m where m.cost is not null)
    select array_prepend(0::bigint, coalesce(
        (select array_agg(n.edge order by n.edge) from near n where n.step between -2 and 2),
        '{}'));
end;

-- Whether those well again, and the others, rest on enough people to tell what they cost.
create or replace function band_enough(people uuid[], goods boolean[]) returns boolean
language sql immutable parallel safe
return (
    select enough_people(count(distinct a.id) filter (where a.good), 5)
        and enough_people(count(distinct a.id) filter (where not a.good), 5)
    from unnest(band_enough.people, band_enough.goods) a (id, good));

-- As suppressed_cells, of bands of cost, numbered from 0. An act without a band is one that is not
-- told in any case.
create or replace function suppressed_bands(bands integer[], people uuid[], goods boolean[])
returns integer[]
language plpgsql immutable
as $$
#variable_conflict use_variable
declare
    kept integer[] := '{}';
    kept_people uuid[];
    kept_goods boolean[];
    band record;
begin
    select array_agg(a.id), array_agg(a.good) into kept_people, kept_goods
    from unnest(bands, people, goods) a (place, id, good) where a.place is null;
    for band in
        select a.place, array_agg(a.id) as people, array_agg(a.good) as goods
        from unnest(bands, people, goods) a (place, id, good)
        where a.place is not null
        group by a.place
        order by band_enough(array_agg(a.id), array_agg(a.good)), count(distinct a.id), a.place
    loop
        exit when band_enough(band.people, band.goods) and band_enough(kept_people, kept_goods);
        kept := kept || band.place;
        kept_people := kept_people || band.people;
        kept_goods := kept_goods || band.goods;
    end loop;
    return kept;
end
$$;

-- The acts of told months whose guests were asked, by band of cost, in groups that rest on enough
-- people: a group is told once, with the month that makes it enough, and until then its acts wait;
-- `group_from` is the first day of its months, null of an act that waits. The bands are those of
-- the first told month in which anything was spent, and stay, so that none can be cut in two.
create or replace function cost_acts(property_id bigint, today date)
returns table (
    from_day date, group_from date, band integer, above bigint, up_to bigint, employee_id uuid,
    is_good boolean
)
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    edges bigint[];
    bands integer[] := '{}';
    people uuid[] := '{}';
    goods boolean[] := '{}';
    since date[] := '{}';
    kept integer[];
    span record;
begin
    for span in
        select s.from_day, array_agg(a.cost) as costs, array_agg(a.employee_id) as people,
            array_agg(a.is_good) as goods
        from told_spans(property_id, today) s
        cross join lateral counted_acts(property_id, s.from_day, s.until_day, s.as_at) a
        where a.is_good is not null
        group by s.from_day order by s.from_day
    loop
        if edges is null and 0 < any (span.costs) then
            edges := cost_edges(span.costs);
        end if;
        bands := bands || cost_bands(span.costs, edges);
        people := people || span.people;
        goods := goods || span.goods;
        since := since || array_fill(span.from_day, array[cardinality(span.costs)]);
        kept := suppressed_bands(bands, people, goods);
        return query
            select a.day, min(a.day) over (partition by a.place), a.place, edges[a.place],
                (coalesce(edges, '{0}'))[a.place + 1], a.id, a.good
            from unnest(bands, people, goods, since) a (place, id, good, day)
            where a.place <> all (kept);
        select coalesce(array_agg(a.place), '{}'), array_agg(a.id), array_agg(a.good),
            array_agg(a.day)
        into bands, people, goods, since
        from unnest(bands, people, goods, since) a (place, id, good, day)
        where a.place = any (kept);
    end loop;
    return query
        select a.day, null::date, null::integer, null::bigint, null::bigint, a.id, a.good
        from unnest(people, goods, since) a (id, good, day);
end
$$;

-- In which band each cost is: in how many edges it lies above.
create or replace function cost_bands(costs bigint[], edges bigint[]) returns integer[]
language sql immutable parallel safe
return (
    select array_agg((
        select count(*)::integer from unnest(cost_bands.edges) e (edge) where e.edge < c.cost)
        order by c.n)
    from unnest(cost_bands.costs) with ordinality c (cost, n));

-- Cost against outcome over the last `months` told months: bands of what acts cost, cheapest first;
-- in each how many guests were asked and how many of them are well again. Told are the groups that
-- lie wholly within, and only as far as the months' other acts rest on enough people, too.
create or replace function outcome_cost_at(property_id bigint, today date, months integer)
returns table (above bigint, up_to bigint, asked integer, good integer)
language sql stable
begin atomic
    with reach as (
        select min(m.from_day) as from_day
        from told_months(outcome_cost_at.property_id, outcome_cost_at.today,
            outcome_cost_at.months) m),
    act as (
        select case when a.group_from >= r.from_day then a.band end as band, a.above, a.up_to,
            a.employee_id, a.is_good
        from reach r
        join cost_acts(outcome_cost_at.property_id, outcome_cost_at.today) a
            on a.from_day >= r.from_day),
    kept as (
        select suppressed_bands(array_agg(a.band), array_agg(a.employee_id),
            array_agg(a.is_good)) as bands
        from act a)
    select a.above, a.up_to, count(*)::integer, (count(*) filter (where a.is_good))::integer
    from act a join kept k on a.band is not null and a.band <> all (k.bands)
    group by a.above, a.up_to order by a.above nulls first;
end;

create or replace function outcome_cost(months integer)
returns table (above bigint, up_to bigint, asked integer, good integer)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query select c.* from asker_managed() m
        cross join outcome_cost_at(m.property_id, m.today, outcome_cost.months) c
        where m.property_id is not null;
end
$$;
