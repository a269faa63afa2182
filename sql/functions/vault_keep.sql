-- An envelope as the server makes it: number of the master key (4 bytes), id of the text's key
-- (16), salt (32), wrapped key (60), and the sealed text. Here key and text part, so that the key
-- can be destroyed.
create or replace function envelope_salt(envelope bytea) returns bytea
language sql immutable parallel safe
return substr(envelope, 21, 32);

create or replace function envelope_sealed(envelope bytea) returns bytea
language sql immutable parallel safe
return substr(envelope, 113);

-- Keeps the key of an envelope and answers its id: of words with the act and its owner, of a label
-- with the guest.
create or replace function vault_keep(
    envelope bytea, recovery_id uuid, employee_id uuid, guest_id uuid
) returns uuid
language plpgsql
as $$
#variable_conflict use_variable
declare
    key_id uuid := encode(substr(envelope, 5, 16), 'hex')::uuid;
begin
    insert into vault_key (key_id, recovery_id, employee_id, guest_id, master, salt, wrapped)
    values (key_id, recovery_id, employee_id, guest_id,
        ('x' || encode(substr(envelope, 1, 4), 'hex'))::bit(32)::integer,
        envelope_salt(envelope), substr(envelope, 53, 60));
    return key_id;
end
$$;

-- Key and text together again; null when either is gone or hidden.
create or replace function envelope_of(
    key_id uuid, master integer, salt bytea, wrapped bytea, sealed bytea
) returns bytea
language sql immutable parallel safe
return int4send(master) || uuid_send(key_id) || salt || wrapped || sealed;

-- How a guest is known, in an envelope; null without a guest, or once erased.
create or replace function guest_envelope(guest_id uuid) returns bytea
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select envelope_of(k.key_id, k.master, k.salt, k.wrapped, l.sealed)
        from guest_label l join vault_key k on k.key_id = l.key_id
        where l.guest_id = guest_id);
end
$$;

-- The salt that keys the hashes of an act's requests; null once erased.
create or replace function act_salt(recovery_id uuid) returns bytea
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select k.salt from narrative n join vault_key k on k.key_id = n.key_id
        where n.recovery_id = recovery_id);
end
$$;
