-- What a property has open today: holds, and acts of the last 30 days whose guest nobody asked yet.
-- Whoever calls sees the rows they may see.
create or replace function open_acts(property_id bigint, today date)
returns table (part text, recovery_id uuid, employee_id uuid)
language sql stable
begin atomic
    select 'hold' as part, x.recovery_id, x.employee_id
    from recovery x where x.property_id = open_acts.property_id and x.held > 0
    union all
    select 'unasked' as part, x.recovery_id, x.employee_id
    from recovery x
    where x.property_id = open_acts.property_id
        and x.occurred_on between open_acts.today - 30 and open_acts.today
        and not x.reversed and coalesce(x.hold_state, 'settled') = 'settled'
        and not exists (select from outcome o where o.recovery_id = x.recovery_id);
end;

-- Who of the asker's property is out for a guest, and until when, as they said themselves. It is
-- there to cover the shift: neither the act nor the reason is told.
create or replace function out_on_rescue()
returns table (name text, until timestamptz)
language plpgsql stable security definer
set search_path from current
as $$
begin
    return query
        select e.name, max(x.away_until)
        from asker_managed() m
        join recovery x on x.property_id = m.property_id
        join employee e on e.employee_id = x.employee_id
        where x.away_until > clock_timestamp() and not x.reversed
            and coalesce(x.hold_state, 'open') = 'open'
        group by e.employee_id, e.name order by max(x.away_until), e.name;
end
$$;
