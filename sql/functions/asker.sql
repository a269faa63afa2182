-- Who asks, as the server said for this transaction alone (set local). Nothing said is nobody: a
-- setting that was never made reads null, one that ended with its transaction reads ''.
create or replace function asker() returns uuid
language sql stable parallel safe
return nullif(current_setting('latitude.employee', true), '')::uuid;

-- Whether the asker has a role.
create or replace function asker_is(role text) returns boolean
language sql stable parallel safe
return asker() is not null and coalesce(
    role = any (string_to_array(current_setting('latitude.roles', true), ' ')), false);

-- The asker's team.
create or replace function asker_cost_centre() returns bigint
language sql stable parallel safe
return nullif(current_setting('latitude.cost_centre', true), '')::bigint;

-- The asker and those whose acts they took over: leavers who named them.
create or replace function asker_self() returns uuid[]
language plpgsql stable security definer
set search_path from current
as $$
begin
    return array(
        select asker() where asker() is not null
        union all
        select e.employee_id from employee e join property p on p.property_id = e.property_id
        where e.heir_id = asker()
            and e.left_on < (clock_timestamp() at time zone p.time_zone)::date);
end
$$;

-- The telling of an act that the asker may read: the latest, where it is shared with them; else
-- null.
create or replace function story_told(recovery_id uuid) returns uuid
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    if asker() is null then
        return null;
    end if;
    return (
        select case when s.share = 'house'
            or s.share = 'team' and x.cost_centre_id = asker_cost_centre() then s.story_id end
        from story s join recovery x on x.recovery_id = s.recovery_id
        where s.recovery_id = recovery_id
        order by s.told_at desc, s.story_id desc limit 1);
end
$$;
