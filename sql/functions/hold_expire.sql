-- Gives back holds whose time is over, at most that many, each once however often it is called:
-- the id of the entry follows from the recovery's. Answers how many.
create or replace function hold_expire_batch(at_most integer, instant timestamptz) returns integer
language plpgsql
as $$
declare
    over recovery[] := array(
        select x from recovery x
        where x.held > 0 and x.expires_at <= instant
        order by x.expires_at, x.recovery_id limit at_most);
    requests recovery_request[];
    acts recovery_act[];
begin
    if cardinality(over) = 0 then
        return 0;
    end if;
    select array_agg(expiry_request(x) order by n),
        array_agg(expiry_act(x, n::integer, instant) order by n)
    into requests, acts
    from unnest(array(select y.recovery_id from unnest(over) y)) with ordinality o (id, n)
    join recovery x on x.recovery_id = o.id;
    return (
        select count(distinct b.place)::integer
        from recovery_post_batch(requests, acts, instant) b where b.code = 'booked');
end
$$;

create or replace function expiry_request(x recovery) returns recovery_request
language plpgsql stable
as $$
declare
    r recovery_request;
begin
    r.request_id := derived_uuid('expiry', x.recovery_id);
    r.kind := 'expire';
    r.recovery_id := x.recovery_id;
    r.content := sha256(uuid_send(x.recovery_id));
    return r;
end
$$;

create or replace function expiry_act(x recovery, place integer, instant timestamptz)
returns recovery_act
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    a recovery_act;
begin
    a.place := place;
    a.employee_id := x.employee_id;
    a.property_id := x.property_id;
    a.cost_centre_id := x.cost_centre_id;
    a.currency := x.currency;
    a.recovery_id := x.recovery_id;
    a.today := (select (instant at time zone p.time_zone)::date
        from property p where p.property_id = x.property_id);
    return a;
end
$$;

create or replace function hold_expire(at_most integer) returns integer
language plpgsql security definer
set search_path from current
as $$
begin
    perform period_share();
    return hold_expire_batch(at_most, clock_timestamp());
end
$$;
