-- Takes a plan over, all of it: a sum for each cost centre and month. Answers booked or the
-- refusal, the month that stands in the way, and how many lines were new, other than before, and
-- the same.
create or replace function budget_set(
    token_hash bytea, cost_centre_ids bigint[], months date[], amounts bigint[], out code text,
    out other date, out added integer, out changed integer, out unchanged integer
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    asker record;
begin
    perform period_share();
    -- Of two plans at once the later is compared with what the former left.
    perform pg_advisory_xact_lock(to_regclass('budget')::oid::bigint);
    select * into asker from finance_asker(token_hash);
    code := asker.code;
    if code = 'booked' then
        select r.code, r.other into code, other
        from budget_refusal(clock_timestamp(), cost_centre_ids, months, amounts) r;
    end if;
    if code = 'booked' then
        select s.added, s.changed, s.unchanged into added, changed, unchanged
        from budget_change_all(
            asker.employee_id, clock_timestamp(), cost_centre_ids, months, amounts) s;
    end if;
end
$$;

-- Why a plan is not taken over, and the first month that stands in the way, or booked. What a
-- closed month was to cost stays as it was until the month is opened again, and nobody plans what
-- is more than two years away. A line that changes nothing is in nobody's way.
create or replace function budget_refusal(
    instant timestamptz, cost_centre_ids bigint[], months date[], amounts bigint[], out code text,
    out other date
)
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    select w.month, case when w.month < open_day() then 'plan_of_closed_month'
            else 'period_unknown' end
    into other, code
    from unnest(cost_centre_ids, months, amounts) w (cost_centre_id, month, amount)
    left join budget b on (b.cost_centre_id, b.month) = (w.cost_centre_id, w.month)
    where b.amount is distinct from w.amount
        and (w.month < open_day() or w.month not between (instant - interval '25 months')::date
            and (instant + interval '24 months')::date)
    order by w.month limit 1;
    code := coalesce(code, 'booked');
end
$$;

-- Writes the lines that are new or other than before, and what they were; answers how many of each.
create or replace function budget_change_all(
    employee_id uuid, instant timestamptz, cost_centre_ids bigint[], months date[],
    amounts bigint[], out added integer, out changed integer, out unchanged integer
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    wanted record;
    former bigint;
    made budget;
    change budget_change;
begin
    added := 0;
    changed := 0;
    unchanged := 0;
    for wanted in
        select w.cost_centre_id, w.month, w.amount
        from unnest(cost_centre_ids, months, amounts) w (cost_centre_id, month, amount)
        order by w.cost_centre_id, w.month
    loop
        former := (
            select b.amount from budget b
            where (b.cost_centre_id, b.month) = (wanted.cost_centre_id, wanted.month));
        if former = wanted.amount then
            unchanged := unchanged + 1;
            continue;
        end if;
        insert into budget (cost_centre_id, month, amount)
        values (wanted.cost_centre_id, wanted.month, wanted.amount)
        on conflict on constraint budget_pk do update set amount = excluded.amount
        returning * into made;
        insert into budget_change (cost_centre_id, month, former, amount, employee_id, changed_at)
        values (made.cost_centre_id, made.month, former, made.amount, employee_id, instant)
        returning * into change;
        added := added + (former is null)::integer;
        changed := changed + (former is not null)::integer;
        perform register_add('budget', made.cost_centre_id || '/' || made.month, to_jsonb(made));
        perform register_add('budget_change', change.change_id::text, to_jsonb(change));
    end loop;
end
$$;
