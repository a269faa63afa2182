-- Holds whose time is over, at most that many, the longest first; none of those named.
create or replace function holds_over(at_most integer, apart uuid[], instant timestamptz)
returns uuid[]
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return array(
        select x.recovery_id from recovery x
        where x.held > 0 and x.expires_at <= instant and x.recovery_id <> all (apart)
        order by x.expires_at, x.recovery_id limit at_most);
end
$$;

-- Gives back holds whose time is over, each once however often it is called: the id of the entry
-- follows from the recovery's. Answers those that still count afterwards, and why.
create or replace function holds_expire(holds uuid[], instant timestamptz)
returns table (recovery_id uuid, recovery_code text, refusal text)
language plpgsql
as $$
#variable_conflict use_column
declare
    requests recovery_request[];
    acts recovery_act[];
    answers recovery_answer[];
begin
    select array_agg(expiry_request(x) order by o.n),
        array_agg(expiry_act(x, o.n::integer, instant) order by o.n)
    into requests, acts
    from unnest(holds) with ordinality o (id, n) join recovery x on x.recovery_id = o.id;
    answers := array(
        select b::recovery_answer from recovery_post_batch(requests, acts, instant) b);
    return query
    select x.recovery_id, x.code, b.code
    from unnest(acts) a
    join recovery x on x.recovery_id = a.recovery_id
    left join lateral (
        select z.code from unnest(answers) z where z.place = a.place limit 1) b on true
    where x.held > 0 and x.expires_at <= instant;
end
$$;

create or replace function expiry_request(x recovery) returns recovery_request
language plpgsql stable
as $$
declare
    r recovery_request;
begin
    r.request_id := derived_uuid('expiry', x.recovery_id);
    r.kind := 'expire';
    r.recovery_id := x.recovery_id;
    r.content := sha256(uuid_send(x.recovery_id));
    return r;
end
$$;

create or replace function expiry_act(x recovery, place integer, instant timestamptz)
returns recovery_act
language plpgsql stable
as $$
#variable_conflict use_variable
declare
    a recovery_act;
begin
    a.place := place;
    a.employee_id := x.employee_id;
    a.property_id := x.property_id;
    a.cost_centre_id := x.cost_centre_id;
    a.currency := x.currency;
    a.recovery_id := x.recovery_id;
    a.today := (select (instant at time zone p.time_zone)::date
        from property p where p.property_id = x.property_id);
    return a;
end
$$;

-- What the server calls.
create or replace function hold_overdue(at_most integer, apart uuid[]) returns uuid[]
language plpgsql stable security definer
set search_path from current
as $$
begin
    return holds_over(at_most, apart, clock_timestamp());
end
$$;

create or replace function hold_expire(holds uuid[])
returns table (recovery_id uuid, recovery_code text, refusal text)
language plpgsql security definer
set search_path from current
as $$
begin
    perform period_share();
    return query select t.* from holds_expire(holds, clock_timestamp()) t;
end
$$;
