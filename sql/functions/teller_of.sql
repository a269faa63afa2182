-- Who asks, which act is meant, and the first reason why they may not report or tell it. An
-- expired certificate blocks neither.
create or replace function teller_of(
    instant timestamptz, token_hash bytea, recovery_id uuid, recovery_code text
) returns teller
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    r recovery_request;
    a recovery_act;
    t teller;
begin
    r.kind := 'report';
    r.token_hash := token_hash;
    r.recovery_id := recovery_id;
    r.recovery_code := recovery_code;
    select b.* into a from act_resolve(array[r], instant) b;
    t.code := coalesce(a.code, 'booked');
    t.employee_id := a.employee_id;
    t.recovery_id := a.recovery_id;
    select x.code, x.employee_id into t.recovery_code, t.owner_id
    from recovery x where x.recovery_id = a.recovery_id;
    return t;
end
$$;
