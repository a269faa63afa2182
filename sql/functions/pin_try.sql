-- A try at a PIN on a desk: counted as wrong before it is looked at, so that tries at once cannot
-- outrun the count. No row when the desk, the colleague or the PIN is not known at this property;
-- without a hash the PIN is locked.
create or replace function pin_try(desk_token bytea, handle text)
returns table (
    employee_id uuid, hash text, desk_id uuid, desk text, idle_seconds integer
)
language plpgsql security definer rows 1
set search_path from current
as $$
#variable_conflict use_variable
declare
    place desk;
    holder uuid;
begin
    select d.* into place from desk d where d.token_hash = desk_token and d.closed_at is null;
    select e.employee_id into holder from employee e join property p
        on p.property_id = e.property_id
    where e.handle = handle and e.property_id = place.property_id
        and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true);
    return query
    with tried as (
        update pin n set wrong_tries = n.wrong_tries + 1
        where n.employee_id = holder and n.wrong_tries < 5
        returning n.employee_id, n.hash)
    select n.employee_id, t.hash, place.desk_id, place.name, place.idle_seconds
    from pin n left join tried t on t.employee_id = n.employee_id
    where n.employee_id = holder;
end
$$;

-- The try was right.
create or replace function pin_right(employee_id uuid) returns void
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    update pin n set wrong_tries = 0 where n.employee_id = employee_id;
end
$$;

-- Sets somebody's PIN and unlocks it.
create or replace function pin_set(employee_id uuid, hash text) returns void
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made pin;
begin
    insert into pin (employee_id, hash, set_at) values (employee_id, hash, clock_timestamp())
    on conflict on constraint pin_pk do update
        set hash = excluded.hash, set_at = excluded.set_at, wrong_tries = 0
    returning * into made;
    perform register_add('pin', employee_id::text, to_jsonb(made) - 'wrong_tries');
end
$$;

-- Sets a colleague's PIN, as an administrator does at night; whether there is such a colleague.
create or replace function pin_reset(administrator uuid, handle text, hash text) returns boolean
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    holder uuid := (select e.employee_id from employee e where e.handle = handle);
begin
    if holder is null or not exists (
        select from employee a where a.employee_id = administrator and 'admin' = any (a.roles))
    then
        return false;
    end if;
    perform pin_set(holder, hash);
    return true;
end
$$;

-- Whether somebody has a PIN: none, set, or locked.
create or replace function pin_state(employee_id uuid) returns text
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    return coalesce((
        select case when n.wrong_tries >= 5 then 'locked' else 'set' end
        from pin n where n.employee_id = employee_id), 'none');
end
$$;

-- Enrols a desk and answers its id; a desk of that name is enrolled anew, its old token ends, and
-- whoever has a turn at it is signed out.
create or replace function desk_enrol(
    name text, property_id bigint, token_hash bytea, idle_seconds integer
) returns uuid
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made desk;
begin
    insert into desk (name, property_id, token_hash, idle_seconds, enrolled_at)
    values (name, property_id, token_hash, idle_seconds, clock_timestamp())
    on conflict on constraint desk_name_once do update set token_hash = excluded.token_hash,
        idle_seconds = excluded.idle_seconds, enrolled_at = excluded.enrolled_at, closed_at = null
    returning * into made;
    perform register_add('desk', made.desk_id::text, to_jsonb(made));
    perform token_revoke(t.token_id, made.enrolled_at)
    from token t
    where t.desk_id = made.desk_id and t.revoked_at is null
        and token_works(
            t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, made.enrolled_at);
    return made.desk_id;
end
$$;

-- Which desk a token belongs to; no row when none.
create or replace function desk_of(token_hash bytea)
returns table (name text, property text, idle_seconds integer)
language plpgsql stable security definer rows 1
set search_path from current
as $$
#variable_conflict use_variable
begin
    return query
    select d.name, p.name, d.idle_seconds
    from desk d join property p on p.property_id = d.property_id
    where d.token_hash = token_hash and d.closed_at is null;
end
$$;
