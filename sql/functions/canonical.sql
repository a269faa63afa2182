-- Length-prefixed bytes of one field, so that no two different rows serialise alike; null and
-- empty differ. Stable, not immutable, as convert_to is: only then are they inlined.
create or replace function canonical(field bytea) returns bytea
language sql stable parallel safe
return case
    when field is null then '\xffffffff'::bytea
    else int4send(octet_length(field)) || field
end;

create or replace function canonical_text(field text) returns bytea
language sql stable parallel safe
return case
    when field is null then '\xffffffff'::bytea
    else int4send(octet_length(convert_to(field, 'UTF8'))) || convert_to(field, 'UTF8')
end;

-- What canonical bytes begin with: the version of the form, and what they are of. Constant, so it
-- is computed once per plan.
create or replace function canonical_head(domain text) returns bytea
language sql immutable parallel safe
return '\x01'::bytea || int4send(octet_length(convert_to(domain, 'UTF8')))
    || convert_to(domain, 'UTF8');

-- Bytes of a time that may be missing, by way of its binary form.
create or replace function canonical_time(field timestamptz) returns bytea
language sql stable parallel safe
return canonical(timestamptz_send(field));

-- A digest of `content` that nobody without the 32-byte salt can guess or extend.
create or replace function salted(salt bytea, content bytea) returns bytea
language sql stable parallel safe
return sha256(salt || sha256(salt || content));

-- 244 random bits in 32 bytes.
create or replace function random_salt() returns bytea
language sql volatile
return uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
