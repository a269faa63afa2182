-- Who asks, as the server said for this transaction alone (set local). Nothing said is nobody: a
-- setting that was never made reads null, one that ended with its transaction reads ''. In plpgsql,
-- as a function in SQL would be taken apart anew in the plan of every statement.
create or replace function asker() returns uuid
language plpgsql stable parallel safe
as $$
begin
    return nullif(current_setting('latitude.employee', true), '')::uuid;
end
$$;

-- Whether the asker has a role.
create or replace function asker_is(role text) returns boolean
language plpgsql stable parallel safe
as $$
begin
    return asker() is not null and coalesce(
        role = any (string_to_array(current_setting('latitude.roles', true), ' ')), false);
end
$$;

-- The asker's team.
create or replace function asker_cost_centre() returns bigint
language sql stable parallel safe
return nullif(current_setting('latitude.cost_centre', true), '')::bigint;

-- The asker and those whose acts they took over: leavers who named them. Few are anybody's heir, so
-- that is asked first.
create or replace function asker_self() returns uuid[]
language plpgsql stable security definer
set search_path from current
as $$
begin
    if asker() is null then
        return '{}';
    elsif not exists (select from employee e where e.heir_id = asker()) then
        return array[asker()];
    end if;
    return array(
        select asker()
        union all
        select e.employee_id from employee e join property p on p.property_id = e.property_id
        where e.heir_id = asker()
            and e.left_on < (clock_timestamp() at time zone p.time_zone)::date);
end
$$;

-- Whether somebody has left and named the asker. Policies ask functions, each with a plan that is
-- kept: a subquery in a policy is planned anew with every statement, and brings along the policies
-- of the tables it reads.
create or replace function asker_heir_of(employee_id uuid) returns boolean
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    return exists (
        select from employee e join property p on p.property_id = e.property_id
        where e.employee_id = employee_id and e.heir_id = asker()
            and e.left_on < (clock_timestamp() at time zone p.time_zone)::date);
end
$$;

-- Whether acts of somebody's are the asker's to follow: their own, and those they took over.
create or replace function asker_owns(employee_id uuid) returns boolean
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return coalesce(employee_id = asker() or asker_heir_of(employee_id), false);
end
$$;

-- Whether an act is such a one.
create or replace function asker_did(recovery_id uuid) returns boolean
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    return asker_owns((select x.employee_id from recovery x where x.recovery_id = recovery_id));
end
$$;

-- Whether an entry is of such an act, whoever booked it.
create or replace function asker_entry(entry_id bigint) returns boolean
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    return asker_did((select e.recovery_id from entry e where e.entry_id = entry_id));
end
$$;

-- Whether such an act drew on a fund.
create or replace function asker_drew(fund_id bigint) returns boolean
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    self uuid[] := asker_self();
begin
    return exists (
        select from fund_entry k
        join entry e on e.entry_id = k.entry_id
        join recovery x on x.recovery_id = e.recovery_id
        where k.fund_id = fund_id and x.employee_id = any (self));
end
$$;

-- Whether such an act was for a guest.
create or replace function asker_met(guest_id uuid) returns boolean
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    return exists (
            select from recovery x where x.guest_id = guest_id and x.employee_id = asker())
        or exists (
            select from recovery x
            where x.guest_id = guest_id and x.employee_id = any (asker_self()));
end
$$;

-- The code of the first act of an act's incident, which may be anybody's.
create or replace function incident_code(recovery_id uuid) returns text
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    if asker_is('finance') or asker_did(recovery_id) then
        return (
            select i.code from recovery x join recovery i on i.recovery_id = x.incident_id
            where x.recovery_id = recovery_id);
    end if;
    return null;
end
$$;

-- The telling of an act that the asker may read: the latest, where it is shared with them; else
-- null.
create or replace function story_told(recovery_id uuid) returns uuid
language plpgsql stable security definer
set search_path from current
as $$
begin
    if asker() is null then
        return null;
    end if;
    return story_shared(recovery_id, asker_cost_centre());
end
$$;

-- The telling of an act that a team may read: the latest, where it is shared with them; else null.
create or replace function story_shared(recovery_id uuid, cost_centre_id bigint) returns uuid
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select case when s.share = 'house'
            or s.share = 'team' and x.cost_centre_id = cost_centre_id then s.story_id end
        from story s join recovery x on x.recovery_id = s.recovery_id
        where s.recovery_id = recovery_id
        order by s.told_at desc, s.story_id desc limit 1);
end
$$;
