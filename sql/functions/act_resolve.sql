-- Looks up what the tables say about each request: who asks, where and when it counts, for whom,
-- and the first refusal that needs no lock. Writes nothing; spends and checks share it.
create or replace function act_resolve(requests recovery_request[], instant timestamptz)
returns setof recovery_act
language plpgsql stable rows 64
as $$
begin
    return query
    with asked as (
        select q.place::integer as place, q.r, e.employee_id, e.property_id, e.cost_centre_id,
            e.left_on, e.roles, t.desk_id, p.currency, p.default_means,
            (instant at time zone p.time_zone)::date as today,
            (coalesce((q.r).occurred_at, instant) at time zone p.time_zone)::date as occurred_on
        from unnest_requests(requests) q
        left join token t on t.token_hash = (q.r).token_hash
            and token_works(
                t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant)
        left join employee e on e.employee_id = t.employee_id
        left join property p on p.property_id = e.property_id),
    fresh as (
        select l.*, gen_random_uuid() as guest_id
        from (
            select distinct a.property_id, (a.r).guest_kind as kind,
                (a.r).guest_index as label_index
            from asked a where (a.r).guest_index is not null) l)
    select a.place, a.employee_id, a.property_id, a.cost_centre_id, a.desk_id, a.currency,
        means_of(a.r, coalesce(x.means, a.default_means)), a.today, a.occurred_on,
        greatest(a.occurred_on, o.day), c.certification_id,
        case when (a.r).guest_index is null then null
            when (a.r).new_guest then derived_uuid('guest', (a.r).request_id)
            else coalesce(g.guest_id, f.guest_id) end,
        coalesce(x.incident_id, (a.r).request_id),
        -- An act that may not be known of is answered, and locked, as one that there is not.
        case when is_opening((a.r).kind) or v.code = 'unknown_code' then null
            else x.recovery_id end,
        v.code, null::bigint[]
    from asked a
    left join lateral (
        select y.* from recovery y
        where y.recovery_id = (a.r).recovery_id
        union all
        select y.* from recovery y
        where y.code = (a.r).recovery_code and (a.r).recovery_id is null) x on true
    left join lateral (
        select k.certification_id from certification k
        where k.employee_id = a.employee_id
            and a.occurred_on between k.valid_from and k.valid_until
        order by k.valid_until desc, k.certification_id limit 1) c on true
    left join lateral (
        select h.guest_id from guest_label h join guest s on s.guest_id = h.guest_id
        where (h.property_id, h.kind, h.label_index)
            = (a.property_id, (a.r).guest_kind, (a.r).guest_index)
        order by s.since <= coalesce((a.r).occurred_at, instant) desc,
            case when s.since <= coalesce((a.r).occurred_at, instant) then h.generation end desc,
            h.generation
        limit 1) g on true
    left join fresh f on (f.property_id, f.kind, f.label_index)
        = (a.property_id, (a.r).guest_kind, (a.r).guest_index)
    cross join lateral (
        select act_refusal(a.r, instant, a.employee_id, a.property_id, a.roles, a.left_on,
            a.currency, a.today, a.occurred_on, c.certification_id, x) as code) v
    cross join lateral (select open_day() as day) o;
end
$$;
