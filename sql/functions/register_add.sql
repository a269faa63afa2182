-- Enters rows that were set up rather than booked in the register, a chain of digests. The row of
-- the organisation is its lock and carries its head.
create or replace function register_link(
    previous bytea, seq bigint, relation text, row_key text, content bytea
) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.register') || canonical(previous) || int8send(seq)
    || canonical_text(relation) || canonical_text(row_key) || canonical(content));

-- A transaction that enters many rows, such as an import, leaves as many versions of the row of the
-- organisation behind, and a search would pass them all each time: so it keeps the place of the
-- latest, which nobody else moves while the row is locked.
create or replace function register_add(relation text, row_key text, content jsonb) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    digest bytea := sha256(convert_to(content::text, 'UTF8'));
    place tid := nullif(current_setting('latitude.register_place', true), '')::tid;
    next_seq bigint;
    next_hash bytea;
begin
    loop
        update organisation o
        set register_seq = o.register_seq + 1,
            register_head = register_link(
                o.register_head, o.register_seq + 1, relation, row_key, digest)
        where o.ctid = place
        returning o.register_seq, o.register_head, o.ctid into next_seq, next_hash, place;
        exit when found;
        select o.ctid into strict place from organisation o for no key update;
    end loop;
    perform set_config('latitude.register_place', place::text, true);
    insert into register (seq, relation, row_key, content, hash)
    values (next_seq, relation, row_key, digest, next_hash);
end
$$;
