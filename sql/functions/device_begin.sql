-- Signing in a device (RFC 8628): begun by the device, decided by somebody signed in elsewhere,
-- fetched by the device, once.
create or replace function device_begin(
    device_hash bytea, user_hash bytea, client text, address text, lasting interval,
    interval_seconds integer
) returns void
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
begin
    delete from device_login d where d.expires_at < instant - interval '1 day';
    insert into device_login (device_hash, user_hash, client, address, began_at, expires_at,
        interval_seconds)
    values (device_hash, user_hash, client, address, instant, instant + lasting, interval_seconds);
end
$$;

-- The device that waits under a code; no row when none does any more.
create or replace function device_of(user_hash bytea)
returns table (client text, address text, began_at timestamptz)
language plpgsql stable security definer rows 1
set search_path from current
as $$
#variable_conflict use_variable
begin
    return query
    select d.client, d.address, d.began_at from device_login d
    where d.user_hash = user_hash and d.verdict is null and d.expires_at > clock_timestamp();
end
$$;

-- Confirms or turns away a device; whether one waited.
create or replace function device_decide(employee_id uuid, user_hash bytea, verdict text)
returns boolean
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    update device_login d set verdict = verdict, employee_id = employee_id
    where d.user_hash = user_hash and d.verdict is null and d.expires_at > clock_timestamp();
    return found;
end
$$;

-- What a device that polls is told: waiting, too_fast (and it waits five seconds longer for good),
-- expired, refused, or granted with the token it brought along.
create or replace function device_poll(
    device_hash bytea, token_hash bytea, out verdict text, out handle text
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    d device_login;
begin
    select l.* into d from device_login l where l.device_hash = device_hash for no key update;
    verdict := case
        when d.device_hash is null or d.used_at is not null or d.expires_at <= instant
            then 'expired'
        when d.polled_at + d.interval_seconds * interval '1 second' > instant then 'too_fast'
        when d.verdict is null then 'waiting'
        when d.verdict = 'refused' then 'refused'
        else 'granted' end;
    update device_login l set polled_at = instant,
        interval_seconds = l.interval_seconds + case verdict when 'too_fast' then 5 else 0 end,
        used_at = case when verdict in ('granted', 'refused') then instant end
    where l.device_hash = device_hash and l.used_at is null;
    if verdict = 'granted' then
        verdict := case when token_open(d.employee_id, token_hash, 'token', d.client, null, null,
            null) is null then 'refused' else 'granted' end;
        handle := (select e.handle from employee e where e.employee_id = d.employee_id);
    end if;
end
$$;
