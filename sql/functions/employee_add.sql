-- Takes somebody on, lets them go, records a certificate, and gives or takes back a token. Each
-- change is entered in the register.
create or replace function employee_add(
    handle text, name text, property_id bigint, cost_centre_id bigint, roles text[],
    hired_on date
) returns uuid
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made employee;
begin
    insert into employee (handle, name, property_id, cost_centre_id, roles, hired_on)
    values (handle, name, property_id, cost_centre_id, roles, hired_on)
    returning * into made;
    perform register_add('employee', made.employee_id::text, to_jsonb(made));
    return made.employee_id;
end
$$;

create or replace function employee_leave(employee_id uuid, left_on date, heir_id uuid)
returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    changed employee;
begin
    update employee e set left_on = left_on, heir_id = heir_id
    where e.employee_id = employee_id
    returning * into strict changed;
    perform register_add('employee', changed.employee_id::text, to_jsonb(changed));
end
$$;

create or replace function certification_record(
    employee_id uuid, course text, valid_from date, valid_until date
) returns bigint
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made certification;
begin
    insert into certification (employee_id, course, valid_from, valid_until)
    values (employee_id, course, valid_from, valid_until)
    returning * into made;
    perform register_add('certification', made.certification_id::text, to_jsonb(made));
    return made.certification_id;
end
$$;

create or replace function token_issue(
    handle text, token_hash bytea, label text, created_at timestamptz, expires_at timestamptz
) returns uuid
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made token;
begin
    insert into token (token_hash, employee_id, label, created_at, expires_at)
    select token_hash, e.employee_id, label, created_at, expires_at
    from employee e where e.handle = handle
    returning * into made;
    if not found then
        return null;
    end if;
    perform register_add('token', made.token_id::text, to_jsonb(made));
    return made.token_id;
end
$$;

create or replace function token_revoke(token_id uuid, revoked_at timestamptz) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    changed token;
begin
    update token t set revoked_at = revoked_at
    where t.token_id = token_id and t.revoked_at is null
    returning * into changed;
    if found then
        perform register_add('token', changed.token_id::text, to_jsonb(changed));
    end if;
end
$$;
