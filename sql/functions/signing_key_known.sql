-- Whether a house signs with that key. The first server to ask leaves its own there, as it does
-- with a master key; from then on a new one is noted by whoever runs the house.
create or replace function signing_key_known(public_key text) returns boolean
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    if not exists (select from signing_key) then
        perform signing_key_note(public_key);
    end if;
    return exists (
        select from signing_key k
        where k.public_key = public_key
            and k.number = (select max(l.number) from signing_key l));
end
$$;

-- Notes a key that signs from now on; those before it still verify what they signed.
create or replace function signing_key_note(public_key text) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    noted signing_key;
begin
    insert into signing_key (number, public_key, noted_at)
    values ((select coalesce(max(k.number), 0) + 1 from signing_key k), public_key,
        clock_timestamp())
    on conflict do nothing
    returning * into noted;
    -- A house that is set up later enters it then.
    if noted.number is not null and exists (select from organisation) then
        perform register_add('signing_key', noted.number::text, to_jsonb(noted));
    end if;
end
$$;
