-- What went wrong how often, told to a manager of their own property: over the told year, and over
-- the 30 days to the last Sunday, so that no day shows what came with it. Every act has one cause,
-- or is a delight, or nobody said. Null is suppressed; the part is `cause` or `team`, and '' sums
-- all of it.
create or replace function cause_counts_at(property_id bigint, today date)
returns table (part text, cell text, name text, acts integer, recent integer)
language sql stable
begin atomic
    with act as (
        select 'year' as reach, a.employee_id, a.cause, c.code
        from told_year(cause_counts_at.property_id, cause_counts_at.today) y
        cross join counted_acts(cause_counts_at.property_id, y.from_day, y.until_day) a
        join cost_centre c on c.cost_centre_id = a.cost_centre_id
        union all
        select 'recent' as reach, a.employee_id, a.cause, c.code
        from counted_acts(cause_counts_at.property_id,
            date_trunc('week', cause_counts_at.today)::date - 30,
            date_trunc('week', cause_counts_at.today)::date - 1) a
        join cost_centre c on c.cost_centre_id = a.cost_centre_id),
    placed as (
        select a.reach, p.part, p.cell, a.employee_id
        from act a cross join lateral (values ('cause', a.cause), ('team', a.code)) p (part, cell)),
    kept as (
        select p.reach, p.part,
            suppressed_cells(array_agg(p.cell), array_agg(p.employee_id)) as cells,
            enough_people(count(distinct p.employee_id)) as is_told, count(*) as acts
        from placed p group by p.reach, p.part),
    cell as (
        select 'cause' as part, c.cell, null as name
        from unnest(array['mistake', 'rework', 'breakdown', 'inefficiency', 'variation', 'unsaid',
            'delight']) c (cell)
        union all
        select 'team' as part, c.code, c.name from cost_centre c
        where c.property_id = cause_counts_at.property_id),
    counted as (
        select l.part, l.cell, l.name, r.reach, count(p.employee_id) as acts,
            coalesce((select k.cells from kept k where k.reach = r.reach and k.part = l.part), '{}')
                as cells
        from cell l cross join (values ('year'), ('recent')) r (reach)
        left join placed p on (p.reach, p.part, p.cell) = (r.reach, l.part, l.cell)
        group by l.part, l.cell, l.name, r.reach)
    select c.part, c.cell, c.name,
        max(told_count(c.acts, c.cell, c.cells)) filter (where c.reach = 'year'),
        max(told_count(c.acts, c.cell, c.cells)) filter (where c.reach = 'recent')
    from counted c group by c.part, c.cell, c.name
    union all
    select t.part, '' as cell, null as name,
        case when count(k.reach) filter (where k.reach = 'year' and not k.is_told) = 0
            then coalesce(sum(k.acts) filter (where k.reach = 'year'), 0)::integer end,
        case when count(k.reach) filter (where k.reach = 'recent' and not k.is_told) = 0
            then coalesce(sum(k.acts) filter (where k.reach = 'recent'), 0)::integer end
    from (values ('cause'), ('team')) t (part)
    left join kept k on k.part = t.part
    group by t.part;
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
