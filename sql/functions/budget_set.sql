-- Takes a plan over, all of it: a sum for each cost centre and month. Answers booked or the
-- refusal, and how many lines were new, other than before, and the same.
create or replace function budget_set(
    token_hash bytea, cost_centre_ids bigint[], months date[], amounts bigint[], out code text,
    out added integer, out changed integer, out unchanged integer
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    wanted record;
    known budget;
    made budget;
begin
    added := 0;
    changed := 0;
    unchanged := 0;
    select f.code into code from finance_asker(token_hash) f;
    if code <> 'booked' then
        return;
    end if;
    for wanted in
        select w.cost_centre_id, w.month, w.amount
        from unnest(cost_centre_ids, months, amounts) w (cost_centre_id, month, amount)
        order by w.cost_centre_id, w.month
    loop
        insert into budget (cost_centre_id, month, amount)
        values (wanted.cost_centre_id, wanted.month, wanted.amount)
        on conflict on constraint budget_pk do nothing
        returning * into made;
        if found then
            added := added + 1;
        else
            update budget b set amount = wanted.amount
            where (b.cost_centre_id, b.month) = (wanted.cost_centre_id, wanted.month)
                and b.amount <> wanted.amount
            returning * into made;
            if not found then
                unchanged := unchanged + 1;
                continue;
            end if;
            changed := changed + 1;
        end if;
        perform register_add(
            'budget', made.cost_centre_id || '/' || made.month, to_jsonb(made));
    end loop;
end
$$;
