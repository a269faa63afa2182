-- Enters rows that were set up rather than booked in the register, a chain of digests. The row of
-- the organisation is its lock and carries its head.
create or replace function register_link(
    previous bytea, seq bigint, relation text, row_key text, content bytea
) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.register') || canonical(previous) || int8send(seq)
    || canonical_text(relation) || canonical_text(row_key) || canonical(content));

create or replace function register_add(relation text, row_key text, content jsonb) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    digest bytea := sha256(convert_to(content::text, 'UTF8'));
    next_seq bigint;
    next_hash bytea;
begin
    update organisation o
    set register_seq = o.register_seq + 1,
        register_head = register_link(
            o.register_head, o.register_seq + 1, relation, row_key, digest)
    returning o.register_seq, o.register_head into strict next_seq, next_hash;
    insert into register (seq, relation, row_key, content, hash)
    values (next_seq, relation, row_key, digest, next_hash);
end
$$;
