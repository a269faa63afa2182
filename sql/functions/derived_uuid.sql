-- An id that follows from another, so that a repeat makes no second one.
create or replace function derived_uuid(purpose text, source uuid) returns uuid
language sql stable parallel safe
return encode(substr(sha256(canonical_text(purpose) || uuid_send(source)), 1, 16), 'hex')::uuid;
