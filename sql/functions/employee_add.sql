-- Takes somebody on, changes what is known of them, lets them go, and records certificates. Each
-- change is entered in the register; a repeat changes nothing.
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
    perform identity_add('local', made.employee_id::text, made.employee_id);
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

-- Who somebody is to an issuer of identities; 'local' are the passphrases kept here.
create or replace function identity_add(issuer text, subject text, employee_id uuid) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made identity;
begin
    insert into identity (issuer, subject, employee_id) values (issuer, subject, employee_id)
    returning * into made;
    perform register_add('identity', issuer || '/' || subject, to_jsonb(made));
end
$$;
