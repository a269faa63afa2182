-- Whether a token opens anything at an instant: neither revoked nor over, and not left unused for
-- longer than it may.
create or replace function token_works(
    revoked_at timestamptz, expires_at timestamptz, seen_at timestamptz, idle_seconds integer,
    instant timestamptz
) returns boolean
language sql immutable parallel safe
return coalesce(revoked_at > instant, true) and coalesce(expires_at > instant, true)
    and coalesce(seen_at + idle_seconds * interval '1 second' > instant, true);

-- After how long without use a token of a kind ends where nobody says: a command line's after 90
-- days, in seconds.
create or replace function token_idle(kind text) returns integer
language sql immutable parallel safe
return case kind when 'token' then 7776000 end;

-- Notes the use of tokens that end without it; to a quarter of a minute, or a hundred-and-twentieth
-- of that time where it is longer, so that reading a page seldom writes.
create or replace function token_seen(token_hashes bytea[], instant timestamptz) returns void
language plpgsql
as $$
#variable_conflict use_variable
begin
    update token t set seen_at = instant
    where t.token_hash = any (token_hashes) and t.idle_seconds is not null
        and t.seen_at < instant - greatest(
            interval '15 seconds', t.idle_seconds * interval '1 second' / 120)
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant);
end
$$;

-- What the register keeps of a token: not when it was used.
create or replace function token_row(t token) returns jsonb
language sql stable
return to_jsonb(t) - 'seen_at';

create or replace function token_issue(
    handle text, token_hash bytea, label text, created_at timestamptz, expires_at timestamptz
) returns uuid
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made token;
begin
    insert into token (token_hash, employee_id, label, created_at, idle_seconds, seen_at,
        expires_at)
    select token_hash, e.employee_id, label, created_at, token_idle('token'), clock_timestamp(),
        expires_at
    from employee e where e.handle = handle
    returning * into made;
    if not found then
        return null;
    end if;
    perform register_add('token', made.token_id::text, token_row(made));
    return made.token_id;
end
$$;

create or replace function token_revoke(token_id uuid, revoked_at timestamptz) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    changed token;
begin
    update token t set revoked_at = revoked_at
    where t.token_id = token_id and t.revoked_at is null
    returning * into changed;
    if found then
        perform register_add('token', changed.token_id::text, token_row(changed));
    end if;
end
$$;

-- Ends every token of somebody but one; null spares none.
create or replace function token_revoke_all(employee_id uuid, spared uuid, instant timestamptz)
returns void
language plpgsql
as $$
#variable_conflict use_variable
begin
    perform token_revoke(t.token_id, instant)
    from token t
    where t.employee_id = employee_id and t.revoked_at is null
        and t.token_id is distinct from spared
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant);
end
$$;
