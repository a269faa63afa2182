-- Closes a month: nothing is booked in it any more. Answers booked or the refusal, and the month
-- that stands in the way. Null for the instant is now.
create or replace function period_close_at(
    instant timestamptz, token_hash bytea, month date, out code text, out other date
)
language plpgsql
as $$
#variable_conflict use_variable
declare
    asker period_asker;
begin
    asker := period_take(token_hash, instant);
    other := (
        select date_trunc('month', min(p.booked_on))::date from posting p
        where p.booked_on >= open_day() and p.booked_on < month);
    code := case
        when asker.code is not null then asker.code
        when not month_is_over(month, asker.instant) then 'period_not_over'
        when month < open_day() then 'period_closed'
        when other is not null then 'period_older_open'
        else 'booked' end;
    if code = 'booked' then
        perform period_change_add(asker, month, true, null);
    end if;
end
$$;

create or replace function period_close(
    token_hash bytea, month date, out code text, out other date
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    select c.code, c.other into code, other from period_close_at(null, token_hash, month) c;
end
$$;

-- Opens the latest closed month again, for a reason. Answers as period_close.
create or replace function period_reopen(
    token_hash bytea, month date, reason text, out code text, out other date
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    asker period_asker;
begin
    asker := period_take(token_hash, null);
    other := (select max(d.month) from period d where d.closed_at is not null);
    code := case
        when asker.code is not null then asker.code
        when month > other or other is null then 'period_open'
        when month < other then 'period_later_closed'
        else 'booked' end;
    if code = 'booked' then
        perform period_change_add(asker, month, false, reason);
    end if;
end
$$;

-- Keeps bookings out until the transaction ends, and says who asks and when: at that instant, or
-- once bookings are out.
create or replace function period_take(token_hash bytea, instant timestamptz)
returns period_asker
language plpgsql
as $$
#variable_conflict use_variable
declare
    asker period_asker;
begin
    perform period_lock();
    asker.instant := coalesce(instant, clock_timestamp());
    select f.employee_id, nullif(f.code, 'booked') into asker.employee_id, asker.code
    from finance_asker(token_hash) f;
    return asker;
end
$$;

-- Whether a month is over at every property.
create or replace function month_is_over(month date, instant timestamptz) returns boolean
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select coalesce(min(instant at time zone p.time_zone), instant at time zone 'UTC')
            >= month + interval '1 month'
        from property p);
end
$$;

create or replace function period_change_add(
    asker period_asker, month date, closed boolean, reason text
) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    standing period;
    made period_change;
begin
    insert into period (month, closed_at)
    values (month, case when closed then asker.instant end)
    on conflict on constraint period_pk do update set closed_at = excluded.closed_at
    returning * into standing;
    insert into period_change (month, closed, employee_id, reason, changed_at)
    values (month, closed, asker.employee_id, reason, asker.instant)
    returning * into made;
    perform register_add('period', standing.month::text, to_jsonb(standing));
    perform register_add('period_change', made.change_id::text, to_jsonb(made));
end
$$;
