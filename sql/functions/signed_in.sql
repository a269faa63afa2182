-- Who holds a token; no row when nobody does, or not any more. Whoever left holds none from the day
-- after on. A role or property that changed counts from the next call.
create or replace function signed_in(token_hash bytea)
returns table (
    employee_id uuid, handle text, name text, roles text[], property_id bigint,
    cost_centre_id bigint, language text, time_zone text, property text, token_id uuid, kind text,
    desk_id uuid
)
language plpgsql security definer rows 1
set search_path from current
as $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
begin
    perform token_seen(array[token_hash], instant);
    return query
    select e.employee_id, e.handle, e.name, e.roles, e.property_id, e.cost_centre_id,
        coalesce(e.language, p.language), p.time_zone, p.name, t.token_id, t.kind, t.desk_id
    from token t
    join employee e on e.employee_id = t.employee_id
    join property p on p.property_id = e.property_id
    where t.token_hash = token_hash
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant)
        and coalesce(e.left_on >= (instant at time zone p.time_zone)::date, true);
end
$$;

-- The token of somebody whose passphrase, PIN or device was proved; null when they have left.
create or replace function token_open(
    employee_id uuid, token_hash bytea, kind text, label text, desk_id uuid,
    idle_seconds integer, expires_at timestamptz
) returns uuid
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    idle integer := coalesce(idle_seconds, token_idle(kind));
    made token;
begin
    insert into token (token_hash, employee_id, kind, label, desk_id, created_at, idle_seconds,
        seen_at, expires_at)
    select token_hash, e.employee_id, kind, label, desk_id, instant, idle,
        case when idle is not null then instant end, expires_at
    from employee e join property p on p.property_id = e.property_id
    where e.employee_id = employee_id
        and coalesce(e.left_on >= (instant at time zone p.time_zone)::date, true)
    returning * into made;
    if not found then
        return null;
    end if;
    perform register_add('token', made.token_id::text, token_row(made));
    return made.token_id;
end
$$;

-- Ends one of one's own tokens; whether there was one.
create or replace function token_end(employee_id uuid, token_id uuid) returns boolean
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    perform from token t
    where t.token_id = token_id and t.employee_id = employee_id and t.revoked_at is null;
    if not found then
        return false;
    end if;
    perform token_revoke(token_id, clock_timestamp());
    return true;
end
$$;
