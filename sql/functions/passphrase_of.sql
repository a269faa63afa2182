-- The passphrase's hash of whoever signs in by that handle; no row for nobody, somebody who left,
-- or somebody who never chose one.
create or replace function passphrase_of(handle text)
returns table (employee_id uuid, hash text)
language plpgsql security definer rows 1
set search_path from current
as $$
#variable_conflict use_variable
begin
    return query
    select e.employee_id, s.hash
    from employee e
    join identity i on i.employee_id = e.employee_id and i.issuer = 'local'
    join passphrase s on s.employee_id = e.employee_id
    join property p on p.property_id = e.property_id
    where e.handle = handle
        and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true);
end
$$;

-- Keeps a passphrase's hash, and ends every token but the one spared.
create or replace function passphrase_write(employee_id uuid, hash text, spared uuid)
returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made passphrase;
begin
    insert into passphrase (employee_id, hash, set_at) values (employee_id, hash, clock_timestamp())
    on conflict on constraint passphrase_pk do update set hash = excluded.hash,
        set_at = excluded.set_at
    returning * into made;
    perform register_add('passphrase', employee_id::text, to_jsonb(made));
    perform token_revoke_all(employee_id, spared, clock_timestamp());
end
$$;

-- Changes one's passphrase; the browser it is done in stays signed in.
create or replace function passphrase_change(employee_id uuid, token_id uuid, hash text)
returns void
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    perform passphrase_write(employee_id, hash, token_id);
end
$$;

-- The same passphrase hashed with newer parameters.
create or replace function passphrase_rehash(employee_id uuid, old_hash text, new_hash text)
returns void
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made passphrase;
begin
    update passphrase s set hash = new_hash
    where s.employee_id = employee_id and s.hash = old_hash
    returning * into made;
    if found then
        perform register_add('passphrase', employee_id::text, to_jsonb(made));
    end if;
end
$$;

-- Gives somebody a code to choose a passphrase with; an earlier code stops working. Whether there
-- is such an employee.
create or replace function enrolment_issue(handle text, code_hash bytea, lasting interval)
returns boolean
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    holder uuid := (select e.employee_id from employee e where e.handle = handle);
    made enrolment;
begin
    if holder is null then
        return false;
    end if;
    for made in
        update enrolment n set used_at = instant
        where n.employee_id = holder and n.used_at is null
        returning n.*
    loop
        perform register_add(
            'enrolment', encode(made.code_hash, 'hex'), to_jsonb(made));
    end loop;
    insert into enrolment (code_hash, employee_id, issued_at, expires_at)
    values (code_hash, holder, instant, instant + lasting)
    returning * into made;
    perform register_add('enrolment', encode(code_hash, 'hex'), to_jsonb(made));
    return true;
end
$$;

-- Whose an enrolment code is, while it works; no row otherwise. Asking uses nothing up.
create or replace function enrolment_of(code_hash bytea) returns table (handle text)
language plpgsql security definer rows 1
set search_path from current
as $$
#variable_conflict use_variable
begin
    return query
    select e.handle from enrolment n join employee e on e.employee_id = n.employee_id
    join property p on p.property_id = e.property_id
    where n.code_hash = code_hash and n.used_at is null and n.expires_at > clock_timestamp()
        and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true);
end
$$;

-- Uses an enrolment code: its owner has that passphrase from now on. Their id, or null when the
-- code opens nothing.
create or replace function enrolment_use(code_hash bytea, hash text) returns uuid
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    used enrolment;
begin
    update enrolment n set used_at = clock_timestamp()
    where n.code_hash = code_hash and exists (select from enrolment_of(code_hash))
    returning * into used;
    if not found then
        return null;
    end if;
    perform register_add('enrolment', encode(code_hash, 'hex'), to_jsonb(used));
    perform passphrase_write(used.employee_id, hash, null);
    return used.employee_id;
end
$$;
