-- Books many requests in one transaction and answers each: one line per fund of what was booked,
-- one line for a refusal. The order of locks is the same for every batch.
create or replace function recovery_post_batch(
    requests recovery_request[], acts recovery_act[], instant timestamptz
) returns setof recovery_answer
language plpgsql
as $$
declare
    a recovery_act;
    results recovery_result[] := '{}';
begin
    acts := array(
        select l from fund_lock(acts, array(select k from fund_keys(acts) k)) l);
    foreach a in array acts loop
        results := results || recovery_book(requests[a.place], a, instant);
    end loop;
    return query select b.* from recovery_answers(requests, results, instant) b;
end
$$;

-- One request whose funds are locked. A request booked before is answered again; the same id with
-- other content is refused.
create or replace function recovery_book(r recovery_request, a recovery_act, instant timestamptz)
returns recovery_result
language plpgsql
as $$
declare
    known entry;
    result recovery_result := row(a.place, a.code, null, null, a.recovery_id, a.employee_id);
begin
    if a.employee_id is null then
        return result;
    end if;
    select * into known from entry e where e.request_id = r.request_id;
    if found then
        result.recovery_id := known.recovery_id;
        result.code := case
            when known.content_hash = salted(
                act_salt(known.recovery_id), uuid_send(a.employee_id) || r.content)
            then 'booked' else 'id_reused' end;
        result.entry_id := case result.code when 'booked' then known.entry_id end;
        return result;
    elsif a.code is not null then
        return result;
    elsif is_opening(r.kind) then
        return recovery_open(r, a, instant);
    else
        return recovery_follow(r, a, instant);
    end if;
end
$$;

-- What the server calls: the database clock stamps, and the token says who asks. Plans are made
-- once per connection, perhaps while the tables are empty, when reading a whole table looks cheap;
-- they must still fit when it is not.
create or replace function recovery_post_all(requests recovery_request[])
returns setof recovery_answer
language plpgsql security definer
set search_path from current
set plan_cache_mode = force_generic_plan
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    instant timestamptz;
begin
    perform period_share();
    -- Not before: whoever waited for a month to be closed books after it was.
    instant := clock_timestamp();
    perform token_seen(
        array(select (q.r).token_hash from unnest_requests(requests) q), instant);
    return query select b.* from recovery_post_batch(
        requests, array(select a from act_resolve(requests, instant) a), instant) b;
end
$$;

-- What the demonstration calls, as the owner: past instants, in an organisation marked as one.
create or replace function recovery_post_at(requests recovery_request[], instant timestamptz)
returns setof recovery_answer
language plpgsql
set search_path from current
set plan_cache_mode = force_generic_plan
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
    if not (select is_demo from organisation) then
        raise exception using errcode = '42501', message = 'this organisation is no demonstration';
    end if;
    perform period_share();
    return query select b.* from recovery_post_batch(
        requests, array(select a from act_resolve(requests, instant) a), instant) b;
end
$$;
