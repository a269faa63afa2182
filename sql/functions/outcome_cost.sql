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

-- Cost against outcome, over those asked: bands of what acts cost in the end, cheapest first; in
-- each how many guests there were and how many of them are well again. A band that rests on too few
-- people is told together with its neighbour.
create or replace function outcome_cost_at(property_id bigint, today date)
returns table (above bigint, up_to bigint, asked integer, good integer)
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    costs bigint[];
    people uuid[];
    goods boolean[];
    starts bigint[] := array[null::bigint];
    edge bigint;
begin
    select array_agg(a.cost), array_agg(a.employee_id), array_agg(a.is_good)
    into costs, people, goods
    from told_year(property_id, today) y
    cross join counted_acts(property_id, y.from_day, y.until_day) a where a.is_good is not null;
    if costs is null then
        return;
    end if;
    foreach edge in array cost_edges(costs) loop
        if band_enough(costs, people, goods, starts[cardinality(starts)], edge) then
            starts := starts || edge;
        end if;
    end loop;
    while cardinality(starts) > 1
        and not band_enough(costs, people, goods, starts[cardinality(starts)], null) loop
        starts := trim_array(starts, 1);
    end loop;
    return query
        select s.above, s.up_to, count(*)::integer, (count(*) filter (where a.good))::integer
        from (
            select t.edge, lead(t.edge) over (order by t.n)
            from unnest(starts) with ordinality t (edge, n)) s (above, up_to)
        join unnest(costs, people, goods) a (cost, id, good)
            on (s.above is null or a.cost > s.above) and (s.up_to is null or a.cost <= s.up_to)
        group by s.above, s.up_to order by s.above nulls first;
end
$$;

-- Whether a band tells of somebody, and of enough people, of those well again as of the others.
create or replace function band_enough(
    costs bigint[], people uuid[], goods boolean[], above bigint, up_to bigint
) returns boolean
language sql immutable parallel safe
return (
    select count(*) > 0 and enough_people(count(distinct a.id) filter (where a.good))
        and enough_people(count(distinct a.id) filter (where not a.good))
    from unnest(band_enough.costs, band_enough.people, band_enough.goods) a (cost, id, good)
    where (band_enough.above is null or a.cost > band_enough.above)
        and (band_enough.up_to is null or a.cost <= band_enough.up_to));

create or replace function outcome_cost()
returns table (above bigint, up_to bigint, asked integer, good integer)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query select c.* from asker_managed() m
        cross join outcome_cost_at(m.property_id, m.today) c
        where m.property_id is not null;
end
$$;
