-- Closes a desk: its token opens nothing any more, and whoever has a turn at it is signed out.
-- True when it was open, false when it was closed already, null when there is none of that name.
create or replace function desk_close(name text, property text) returns boolean
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    place desk;
begin
    select d.* into place from desk d join property p on p.property_id = d.property_id
    where d.name = name and p.name = property for no key update of d;
    if not found then
        return null;
    elsif place.closed_at is not null then
        return false;
    end if;
    update desk d set closed_at = instant where d.desk_id = place.desk_id
    returning * into strict place;
    perform register_add('desk', place.desk_id::text, to_jsonb(place));
    perform token_revoke(t.token_id, instant)
    from token t
    where t.desk_id = place.desk_id and t.revoked_at is null
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant);
    return true;
end
$$;
