-- Whether a new act could be booked now, by the same rules that book it; writes nothing, not even
-- an empty fund.
create or replace function recovery_check(requests recovery_request[]) returns setof recovery_answer
language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_generic_plan
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    instant timestamptz := clock_timestamp();
    acts recovery_act[] := array(select a from act_resolve(requests, instant) a);
begin
    return query
    with standing as (
        select a.place, a.code, a.employee_id, a.incident_id, a.certification_id, k.scope,
            k.subject, k.window_from, coalesce(f.hard and k.hard, k.hard) as hard,
            greatest(f.amount_limit, k.amount_limit) as amount_limit,
            coalesce(f.used, 0) as used, coalesce(f.held, 0) as held, f.fund_id,
            k.policy_id, a.property_id, a.today, a.currency,
            coalesce((requests[a.place]).amount, 0) as amount
        from unnest(acts) a
        left join fund_keys(acts) k on k.place = a.place
        left join fund f on (f.subject, f.window_from, f.scope, f.property_id)
            = (k.subject, k.window_from, k.scope, k.property_id)),
    judged as (
        select s.*, coalesce(s.code, case
            when s.scope is null then 'no_policy'
            when fund_over(s.hard, s.amount_limit, s.used, s.held, s.amount) then 'over_limit'
            end) as verdict
        from standing s),
    told as (
        select j.*, min(j.verdict) over (partition by j.place) as refusal from judged j)
    select t.place, coalesce(t.refusal, 'booked'), null::uuid, null::text, null::text, null::text,
        t.amount, t.currency, instant, t.today, t.today, null::timestamptz, 0::bigint, 0::bigint,
        0::bigint, v.number, v.owner, c.valid_until, t.scope,
        case t.scope when 'incident' then (requests[t.place]).recovery_code end, null::bytea,
        t.window_from, fund_window_until(t.scope, t.window_from), t.hard, t.amount_limit, t.used,
        t.held
    from told t
    left join policy v on v.policy_id = coalesce(t.policy_id,
        policy_in_force(t.property_id, t.today))
    left join lateral (
        select k.valid_until from certification k
        where k.certification_id = t.certification_id
            or t.certification_id is null and k.employee_id = t.employee_id
        order by k.valid_until desc limit 1) c on true
    where t.refusal is null or t.verdict is not null
    order by t.place, t.hard desc, t.amount_limit - t.used - t.held, t.scope;
end
$$;
