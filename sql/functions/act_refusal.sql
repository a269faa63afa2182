-- The first refusal of a request that needs no lock, or null. The order here is the documented
-- order of precedence; `x` is the act it follows or joins.
create or replace function act_refusal(
    r recovery_request, instant timestamptz, employee_id uuid, property_id bigint, roles text[],
    left_on date, currency text, today date, occurred_on date, certification_id bigint, x recovery
) returns text
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    if employee_id is null then
        return 'not_signed_in';
    elsif not made_by_client(r.request_id) then
        return 'value_malformed';
    elsif x.recovery_id is null and coalesce(r.recovery_id::text, r.recovery_code) is not null
        or is_opening(r.kind) and x.property_id <> property_id
        -- Of others' acts nobody learns but who may see them.
        or not is_opening(r.kind) and not may_follow(r, instant, employee_id, roles, x)
            and not may_see(employee_id, roles, x) then
        return 'unknown_code';
    elsif not is_opening(r.kind) then
        return case
            when not may_follow(r, instant, employee_id, roles, x) then 'not_yours'
            when left_on < today then 'employee_left'
            when r.currency <> x.currency then 'currency_of_fund'
            when r.kind = 'reverse' and x.employee_id <> employee_id and r.sealed is null
                then 'text_empty'
            when r.kind = 'reverse' and x.employee_id <> employee_id and not r.reasoned
                then 'reason_too_short'
        end;
    end if;
    return case
        when left_on < today then 'employee_left'
        when r.occurred_at > instant + interval '1 minute' then 'date_in_future'
        when occurred_on < today - 7 then 'date_too_old'
        when certification_id is null and exists (
            select from certification k
            where k.employee_id = employee_id and k.valid_until < occurred_on)
            then 'certificate_expired'
        when certification_id is null then 'not_certified'
        when r.currency <> currency then 'currency_of_fund'
        when r.kind = 'hold' and (r.expires_at <= instant
            or r.expires_at > instant + interval '31 days') then 'hold_time'
    end;
end
$$;

-- Who did an act follows it; after leaving, their heir; finance may reverse any.
create or replace function may_follow(
    r recovery_request, instant timestamptz, employee_id uuid, roles text[], x recovery
) returns boolean
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return x.employee_id = employee_id
        or r.kind = 'reverse' and 'finance' = any (roles)
        or exists (
            select from employee o join property p on p.property_id = o.property_id
            where o.employee_id = x.employee_id and o.heir_id = employee_id
                and o.left_on < (instant at time zone p.time_zone)::date);
end
$$;

-- Whether the books show somebody that an act is there: finance, and whoever is told its story.
-- As the rows say that are shown to whoever reads.
create or replace function may_see(employee_id uuid, roles text[], x recovery) returns boolean
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return 'finance' = any (roles)
        or story_shared(x.recovery_id, (
            select e.cost_centre_id from employee e where e.employee_id = employee_id))
            is not null;
end
$$;

-- Whether an id is one that a client may make: of version 4 or 7. Null without one.
create or replace function made_by_client(id uuid) returns boolean
language sql immutable parallel safe
return id::text ~ '^.{14}[47].{4}[89ab]';
