-- Whether a new act could be booked now, by the same rules that book it; writes nothing, not even
-- an empty fund. Of what others gave a guest or an incident it knows the steps alone: where only
-- the exact sums can say no, it says yes.
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
            coalesce(f.used, 0) as used, coalesce(f.held, 0) as held,
            scope_shared(k.scope) and k.subject <> (requests[a.place]).request_id as shared,
            coalesce(g.giver_used_after, 0) as own_used,
            coalesce(g.giver_held_after, 0) as own_held,
            k.policy_id, a.property_id, a.today, a.currency,
            coalesce((requests[a.place]).amount, 0) as amount
        from unnest(acts) a
        left join fund_keys(acts) k on k.place = a.place
        left join fund f on (f.subject, f.window_from, f.scope, f.property_id)
            = (k.subject, k.window_from, k.scope, k.property_id)
        left join lateral (
            select l.giver_used_after, l.giver_held_after from fund_entry l
            where l.fund_id = f.fund_id and l.giver_id = a.employee_id
            order by l.seq desc limit 1) g on true),
    stepped as (
        select s.place, s.code, s.employee_id, s.incident_id, s.certification_id, s.scope,
            s.window_from, s.hard, s.amount_limit, s.policy_id, s.property_id, s.today, s.currency,
            s.amount, s.shared, o.others,
            case when s.shared then s.own_used + o.others else s.used end as used,
            case when s.shared then s.own_held else s.held end as held
        from standing s
        cross join lateral (
            select case when s.shared then others_told(
                s.amount_limit, s.used + s.held - s.own_used - s.own_held) end as others) o),
    judged as (
        select s.*, coalesce(s.code, case
            when s.scope is null then 'no_policy'
            when fund_over(s.hard, s.amount_limit, s.used, s.held, s.amount) then 'over_limit'
            end) as verdict
        from stepped s),
    told as (
        select j.*, min(j.verdict) over (partition by j.place) as refusal from judged j)
    select t.place, coalesce(t.refusal, 'booked'), null::uuid, null::text, null::text, null::text,
        t.amount, t.currency, instant, t.today, t.today, null::timestamptz, 0::bigint, 0::bigint,
        0::bigint, v.number, v.owner, c.valid_until, t.scope,
        case t.scope when 'incident' then (requests[t.place]).recovery_code end, null::bytea,
        t.window_from, fund_window_until(t.scope, t.window_from), t.hard, t.amount_limit, t.used,
        t.held, t.others, case when t.shared then others_step(t.amount_limit) end
    from told t
    left join policy v on v.policy_id = coalesce(t.policy_id,
        policy_in_force(t.property_id, t.today))
    left join lateral (
        select k.valid_until from certification k
        where k.certification_id = t.certification_id
            or t.certification_id is null and k.employee_id = t.employee_id
        order by k.valid_until desc limit 1) c on true
    where t.refusal is null or t.verdict is not null
    order by t.place, t.refusal is not null and scope_shared(t.scope), t.hard desc,
        t.amount_limit - t.used - t.held, t.scope;
end
$$;

-- Whether new acts could be booked now, for whoever asks beforehand: as recovery_check says, and at
-- most ten times a day about one guest or incident. Each time is noted.
create or replace function recovery_ask(requests recovery_request[]) returns setof recovery_answer
language plpgsql security definer
set search_path from current
set plan_cache_mode = force_generic_plan
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    instant timestamptz := clock_timestamp();
    a recovery_act;
    refused recovery_result[] := '{}';
begin
    foreach a in array array(
        select t from act_resolve(requests, instant) t where t.code is null)
    loop
        if not limit_ask(requests[a.place], a) then
            refused := refused || row(
                a.place, 'too_many_requests', null, null, null, a.employee_id)::recovery_result;
        end if;
    end loop;
    return query select b.* from recovery_answers(requests, refused, instant) b;
    return query
    select c.* from recovery_check(requests) c
    where not exists (select from unnest(refused) b where b.place = c.place);
end
$$;

-- Notes that somebody asks about the guest and the incident of an act, as far as a limit is theirs;
-- false where they asked too often today. One at a time, so that none passes uncounted.
create or replace function limit_ask(r recovery_request, a recovery_act) returns boolean
language plpgsql
as $$
declare
    subjects bytea[] := array(
        select limit_subject(r, a, k.scope) from fund_keys(array[a]) k
        where limit_subject(r, a, k.scope) is not null);
    subject bytea;
begin
    if cardinality(subjects) = 0 then
        return true;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('limit_question ' || a.employee_id, 0));
    foreach subject in array subjects loop
        if limit_asked(r, a, subject) >= 10 then
            return false;
        end if;
    end loop;
    foreach subject in array subjects loop
        perform limit_note(r, a, subject, null, null, 'told');
    end loop;
    return true;
end
$$;
