-- Puts a new version of a property's rules in force from a day on. `limits` is a JSON array of
-- {"scope", "limit", "hard"}; an empty one is refused, as a policy without limits opens no fund.
-- `wordings` is a JSON object of texts by language. What the newest version says already makes no
-- other one: its number is answered.
create or replace function policy_set(
    property_id bigint, valid_from date, owner text, receipts_from bigint, wordings jsonb,
    limits jsonb
) returns integer
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made policy;
begin
    perform from property p where p.property_id = property_id for no key update;
    select p.* into made from policy p
    where p.property_id = property_id order by p.number desc limit 1;
    if (made.valid_from, made.owner, made.receipts_from, policy_wordings(made.policy_id),
            policy_limits(made.policy_id))
        = (valid_from, owner, receipts_from, wordings, policy_limits_sorted(limits)) then
        return made.number;
    end if;
    insert into policy (property_id, number, valid_from, owner, receipts_from)
    values (property_id, coalesce(made.number, 0) + 1, valid_from, owner, receipts_from)
    returning * into made;
    insert into policy_wording (policy_id, language, wording)
    select made.policy_id, w.key, w.value from jsonb_each_text(wordings) w;
    insert into policy_limit (policy_id, scope, amount_limit, hard)
    select made.policy_id, l.scope, l."limit", l.hard
    from jsonb_to_recordset(limits) l (scope text, "limit" bigint, hard boolean);
    perform register_add('policy', made.policy_id::text, to_jsonb(made));
    perform register_add(
        'policy_wording', made.policy_id::text || '/' || w.language, to_jsonb(w))
    from policy_wording w where w.policy_id = made.policy_id order by w.language;
    perform register_add(
        'policy_limit', made.policy_id::text || '/' || l.scope, to_jsonb(l))
    from policy_limit l where l.policy_id = made.policy_id order by l.scope;
    return made.number;
end
$$;

-- A version's texts by language.
create or replace function policy_wordings(policy_id bigint) returns jsonb
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select jsonb_object_agg(w.language, w.wording)
        from policy_wording w where w.policy_id = policy_id);
end
$$;

-- A version's limits, by scope.
create or replace function policy_limits(policy_id bigint) returns jsonb
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select jsonb_agg(jsonb_build_object(
            'scope', l.scope, 'limit', l.amount_limit, 'hard', l.hard) order by l.scope)
        from policy_limit l where l.policy_id = policy_id);
end
$$;

create or replace function policy_limits_sorted(limits jsonb) returns jsonb
language sql immutable
return (
    select jsonb_agg(jsonb_build_object('scope', l.scope, 'limit', l."limit", 'hard', l.hard)
        order by l.scope)
    from jsonb_to_recordset(limits) l (scope text, "limit" bigint, hard boolean));
