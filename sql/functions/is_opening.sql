-- Small facts about a request that several functions need.
create or replace function is_opening(kind text) returns boolean
language sql immutable parallel safe
return kind in ('spend', 'hold', 'waiver', 'gift');

-- Requests with their position, from 1.
create or replace function unnest_requests(requests recovery_request[])
returns table (r recovery_request, place bigint)
language plpgsql immutable rows 64
as $$
begin
    return query select requests[i], i::bigint from generate_subscripts(requests, 1) i;
end
$$;

-- Where the money comes from: as asked, else what the kind implies, else the usual.
create or replace function means_of(r recovery_request, usual text) returns text
language sql immutable parallel safe
return case
    when r.kind = 'waiver' then 'folio'
    when r.means is not null then r.means
    when r.kind = 'gift' then
        case when coalesce(r.amount, 0) = 0 and coalesce(r.minutes, 0) > 0 then 'time'
            else 'in_kind' end
    else usual
end;
