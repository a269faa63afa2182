-- What is told of many people at once. A number is told where it rests on nobody or on enough of
-- them: on five for money, costs and teams, on three for causes and outcomes.
create or replace function enough_people(people bigint, minimum integer) returns boolean
language sql immutable parallel safe
return people = 0 or people >= minimum;

create or replace function count_people(employees uuid[]) returns bigint
language sql immutable parallel safe
return (select count(distinct e.id) from unnest(employees) e (id));

-- Which cells of a table must not be told: those that rest on too few people, and as many of the
-- next smallest as it takes until what is kept back rests on enough together, as a total beside
-- them would give it away. Takes a cell and a person per act.
create or replace function suppressed_cells(cells text[], employees uuid[], minimum integer)
returns text[]
language plpgsql immutable
as $$
#variable_conflict use_variable
declare
    kept text[] := '{}';
    kept_people uuid[] := '{}';
    cell record;
begin
    for cell in
        select a.name, array_agg(a.id) as people
        from unnest(cells, employees) a (name, id)
        group by a.name
        order by count(distinct a.id), count(*), a.name
    loop
        exit when enough_people(count_people(cell.people), minimum)
            and enough_people(count_people(kept_people), minimum);
        kept := kept || cell.name;
        kept_people := kept_people || cell.people;
    end loop;
    return kept;
end
$$;

-- How many acts are in a cell; null where that must not be told.
create or replace function told_count(acts bigint, cell text, kept text[]) returns integer
language sql immutable parallel safe
return case when cell <> all (kept) then acts::integer end;
