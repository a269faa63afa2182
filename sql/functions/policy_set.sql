-- Puts a new version of a property's rules in force from a day on. `limits` is a JSON array of
-- {"scope", "limit", "hard"}; an empty one is refused, as a policy without limits opens no fund.
create or replace function policy_set(
    property_id bigint, valid_from date, owner text, wording text, limits jsonb
) returns integer
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made policy;
begin
    perform from property p where p.property_id = property_id for no key update;
    insert into policy (property_id, number, valid_from, owner, wording)
    select property_id, coalesce(max(p.number), 0) + 1, valid_from, owner, wording
    from policy p where p.property_id = property_id
    returning * into made;
    insert into policy_limit (policy_id, scope, amount_limit, hard)
    select made.policy_id, l.scope, l."limit", l.hard
    from jsonb_to_recordset(limits) l (scope text, "limit" bigint, hard boolean);
    perform register_add('policy', made.policy_id::text, to_jsonb(made));
    perform register_add(
        'policy_limit', made.policy_id::text || '/' || l.scope, to_jsonb(l))
    from policy_limit l where l.policy_id = made.policy_id order by l.scope;
    return made.number;
end
$$;
