-- Brings what is known of somebody to what a line of the house's list says: adds, changes, lets
-- go, or does nothing, and answers which: added, changed, left, unchanged; or, with nothing done,
-- the reason: no_property, no_cost_centre, no_heir, heir_left, heir_wanted (holds are open and
-- nobody is named to settle them).
create or replace function employee_set(
    handle text, name text, email text, property text, cost_centre text, roles text[],
    language text, hired_on date, left_on date, heir text
) returns text
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    wanted employee;
    known employee;
    today date;
    problem text;
begin
    select e.* into known from employee e where e.handle = handle for no key update;
    wanted := known;
    wanted.handle := handle;
    wanted.name := name;
    wanted.email := email;
    wanted.roles := roles;
    wanted.language := language;
    wanted.hired_on := hired_on;
    wanted.left_on := left_on;
    select p.property_id, (clock_timestamp() at time zone p.time_zone)::date
    into wanted.property_id, today from property p where p.name = property;
    select c.cost_centre_id into wanted.cost_centre_id from cost_centre c
    where c.property_id = wanted.property_id and c.code = cost_centre;
    wanted.heir_id := (select h.employee_id from employee h where h.handle = heir);
    problem := employee_problem(wanted, known, heir, today);
    if problem is not null then
        return problem;
    elsif known.employee_id is null then
        wanted.employee_id := employee_add(
            handle, name, wanted.property_id, wanted.cost_centre_id, roles, hired_on);
    elsif wanted is not distinct from known then
        return 'unchanged';
    end if;
    perform employee_write(wanted);
    if left_on < today then
        perform token_revoke_all(wanted.employee_id, null, clock_timestamp());
        return 'left';
    end if;
    return case when known.employee_id is null then 'added' else 'changed' end;
end
$$;

-- What keeps a line of the list from being taken over; null when nothing does. An heir must be
-- there when somebody leaves; lines of old leavers stay in the list when their heirs leave, too.
create or replace function employee_problem(
    wanted employee, known employee, heir text, today date
) returns text
language plpgsql stable
as $$
begin
    return case
        when wanted.property_id is null then 'no_property'
        when wanted.cost_centre_id is null then 'no_cost_centre'
        when heir is not null and wanted.heir_id is null then 'no_heir'
        when (wanted.heir_id, wanted.left_on) is distinct from (known.heir_id, known.left_on)
            and exists (
                select from employee h
                where h.employee_id = wanted.heir_id and h.left_on < today) then 'heir_left'
        when wanted.left_on is not null and heir is null and exists (
            select from recovery x
            where x.employee_id = wanted.employee_id and x.held > 0) then 'heir_wanted'
    end;
end
$$;

create or replace function employee_write(wanted employee) returns void
language plpgsql
set timezone = 'UTC'
as $$
declare
    changed employee;
begin
    update employee e set name = wanted.name, email = wanted.email,
        property_id = wanted.property_id, cost_centre_id = wanted.cost_centre_id,
        roles = wanted.roles, language = wanted.language, hired_on = wanted.hired_on,
        left_on = wanted.left_on, heir_id = wanted.heir_id
    where e.employee_id = wanted.employee_id
    returning * into strict changed;
    perform register_add('employee', changed.employee_id::text, to_jsonb(changed));
end
$$;

-- Records a certificate by handle: added or unchanged; or the reason why not: no_employee, or
-- other_end where the same certificate is recorded with another last day.
create or replace function certification_set(
    handle text, course text, valid_from date, valid_until date
) returns text
language plpgsql
as $$
#variable_conflict use_variable
declare
    holder uuid := (select e.employee_id from employee e where e.handle = handle);
    known date;
begin
    if holder is null then
        return 'no_employee';
    end if;
    select k.valid_until into known from certification k
    where (k.employee_id, k.course, k.valid_from) = (holder, course, valid_from);
    if found then
        return case when known = valid_until then 'unchanged' else 'other_end' end;
    end if;
    perform certification_record(holder, course, valid_from, valid_until);
    return 'added';
end
$$;
