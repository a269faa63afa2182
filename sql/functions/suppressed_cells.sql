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
-- them would give it away. Takes a cell, a person and how many acts those are.
create or replace function suppressed_cells(
    cells text[], employees uuid[], acts integer[], minimum integer
) returns text[]
language plpgsql immutable
as $$
#variable_conflict use_variable
declare
    kept text[] := '{}';
    kept_people uuid[] := '{}';
    cell record;
begin
    for cell in
        select a.name, array_agg(distinct a.id) as people
        from unnest(cells, employees, acts) a (name, id, acts)
        group by a.name
        order by count(distinct a.id), sum(a.acts), a.name
    loop
        exit when enough_people(count_people(cell.people), minimum)
            and enough_people(count_people(kept_people), minimum);
        kept := kept || cell.name;
        kept_people := kept_people || cell.people;
    end loop;
    return kept;
end
$$;

-- The same of a cell and a person per act.
create or replace function suppressed_cells(cells text[], employees uuid[], minimum integer)
returns text[]
language sql immutable
return suppressed_cells(cells, employees,
    array_fill(1, array[coalesce(cardinality(suppressed_cells.cells), 0)]), minimum);

-- How many acts are in a cell; null where that must not be told.
create or replace function told_count(acts bigint, cell text, kept text[]) returns integer
language sql immutable parallel safe
return case when cell <> all (kept) then acts::integer end;
