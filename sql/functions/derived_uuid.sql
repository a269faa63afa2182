-- An id that follows from another, so that a repeat makes no second one. It is of version 8, which
-- no client may send: nobody can take it before the server does.
create or replace function derived_uuid(purpose text, source uuid) returns uuid
language sql stable parallel safe
return (
    select encode(set_byte(set_byte(d.bytes, 6, get_byte(d.bytes, 6) & 15 | 128),
        8, get_byte(d.bytes, 8) & 63 | 128), 'hex')::uuid
    from (
        select substr(sha256(canonical_text(purpose) || uuid_send(source)), 1, 16) as bytes) d);
